"""One figure of a contract over its periods, as a control chart takes it: exact, with gaps and new beginnings. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from plumbline.frameworks.definition import Indicator
from plumbline.frameworks.figures import UNITS
from plumbline.frameworks.periods import Interval, Period
from plumbline.judgement.charting.chart import Chart, chart
from plumbline.judgement.charting.series import Point, Recalculation, Series
from plumbline.judgement.display import Unit

NOUGHT, WHOLE = Decimal(0), Decimal(100)
INTERVALS = len(Interval)


@dataclass(frozen=True, slots=True)
class Told:
    """What one framework version says of a figure. `pk` is its number in the tables of figures."""

    pk: int
    framework_id: int
    code: str
    version: str
    indicator: Indicator

    @property
    def place(self) -> int:
        """Of which interval the periods charted are, by its place: those of a longer one are their sums."""
        return list(Interval).index(self.indicator.collected)


class Kept(NamedTuple):
    """A row of the narrow table, as far as a chart needs it."""

    indicator_id: int
    period: int
    value: float | None
    numerator: Decimal | None
    denominator: Decimal | None
    is_partial: bool
    is_restated: bool
    kpi_return_id: int


def exact_of(row: Kept, indicator: Indicator) -> Fraction | None:
    """The value that was rated, exact: from its counts where it was counted, else as it was declared."""
    if row.value is None:
        return None
    if indicator.is_ratio and row.numerator is not None and row.denominator:
        return Fraction(row.numerator) / Fraction(row.denominator) * indicator.per
    return Fraction(repr(row.value))


def chart_of(rows: Sequence[Kept], told: Mapping[int, Told], *, until: Period | None = None) -> Chart:
    """The chart of one figure, its rows in the order of their periods; `until` shows periods that have no row yet.

    Title, unit and which way is better are those of the newest version. Where a version counts in another way than
    the one before, mean and limits begin anew.
    """
    newest = told[rows[-1].indicator_id].indicator
    by_period = {one.period: one for one in rows}
    points = tuple(_point(period, by_period.get(period.ordinal), told) for period in course(rows, until))
    series = Series(
        newest.ref, newest.called, points, UNITS[newest.measure], newest.direction, _bounds(newest)
    )
    return chart(series, new_beginnings(rows, told))


def course(rows: Sequence[Kept], until: Period | None = None) -> Iterator[Period]:
    """Every period from the first row to the last, or to `until`."""
    period, last = Period.from_ordinal(rows[0].period), Period.from_ordinal(rows[-1].period)
    end = last if until is None else max(last, until, key=lambda one: one.starts_on)
    while period.starts_on <= end.starts_on:
        yield period
        period = period.following


def new_beginnings(rows: Sequence[Kept], told: Mapping[int, Told]) -> tuple[Recalculation, ...]:
    """From which periods on the figure is counted in another way, so that earlier ones say nothing of it."""
    found = []
    for before, after in pairwise(rows):
        was, now = told[before.indicator_id], told[after.indicator_id]
        if not counted_alike(was, now):
            why = f"version {now.version} of the framework counts it in another way"
            found.append(Recalculation(Period.from_ordinal(after.period).starts_on, why))
    return tuple(found)


def counted_alike(one: Told, other: Told) -> bool:
    """Whether two versions speak of the same figure: the same counted, of the same, by the same rules."""
    return one.pk == other.pk or _counting(one.indicator) == _counting(other.indicator)


def _counting(indicator: Indicator) -> tuple[object, ...]:
    asked = tuple((one.part, one.label) for one in indicator.inputs if not one.is_extra)
    return (
        indicator.measure,
        indicator.per,
        indicator.collected,
        asked,
        indicator.counting,
        indicator.exclude,
    )


def _point(period: Period, row: Kept | None, told: Mapping[int, Told]) -> Point:
    if row is None:
        return Point(period.starts_on, period.label, None)
    value = exact_of(row, told[row.indicator_id].indicator)
    return Point(period.starts_on, period.label, value, row.is_partial)


def _bounds(indicator: Indicator) -> tuple[Decimal | None, Decimal | None]:
    """A return takes nothing below nought, and a share is never more than the whole."""
    is_share = UNITS[indicator.measure] is Unit.PERCENT and indicator.is_share
    return NOUGHT, WHOLE if is_share else None
