"""A control chart: stretches with their limits, the signals in them, and what they mean for the figure today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from plumbline.judgement.charting.limits import Limits, limits_of
from plumbline.judgement.charting.meaning import Meaning, Signal, signal_of
from plumbline.judgement.charting.rules import SHIFT, TREND, Hit, hits
from plumbline.judgement.charting.series import Point, Recalculation, Series, pieces
from plumbline.judgement.charting.wording import too_few, unremarkable
from plumbline.judgement.display import show_given
from plumbline.judgement.judgement import Judgement, Reason, State

FEWEST = 10


@dataclass(frozen=True, slots=True)
class Stretch:
    """Points that one mean and one set of limits speak of. `limits` is None where there are too few points for them."""

    points: tuple[Point, ...]
    limits: Limits | None
    recalculated: Recalculation | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """`signals` in the order of their newest points; `current` are those that the newest point is part of.

    `overall` is what the figure says today: its rating a meaning, or not-assessed where there is not enough history.
    """

    series: Series
    stretches: tuple[Stretch, ...]
    signals: tuple[Signal, ...]
    overall: Judgement

    @property
    def current(self) -> tuple[Signal, ...]:
        return _current(self.series, self.signals)


def chart(
    series: Series,
    recalculations: Iterable[Recalculation] = (),
    *,
    fewest: int = FEWEST,
    shift: int = SHIFT,
    trend: int = TREND,
) -> Chart:
    """The chart of a series. A stretch of fewer than `fewest` known points has no limits and no signals.

    Raises ValueError for points that are not in the order of their days, two of one day, or a baseline that ends
    before it begins.
    """
    steps = sorted(recalculations, key=lambda one: one.on)
    _refuse_disorder(series, steps)
    stretches = tuple(_stretches(series, steps, fewest))
    found = [
        signal_of(hit, stretch.limits, series)
        for stretch in stretches
        if stretch.limits is not None
        for hit in _hits(stretch.points, stretch.limits, shift, trend)
    ]
    signals = tuple(sorted(found, key=lambda one: (one.days[-1], one.rule)))
    return Chart(series, stretches, signals, _overall(series, stretches, signals, fewest))


def _hits(points: tuple[Point, ...], limits: Limits, shift: int, trend: int) -> Iterator[Hit]:
    for piece in pieces(points):
        yield from hits(piece, limits, shift=shift, trend=trend)


def _stretches(series: Series, steps: list[Recalculation], fewest: int) -> Iterator[Stretch]:
    starts: list[tuple[date, Recalculation | None]] = [(date.min, None), *((one.on, one) for one in steps)]
    for place, (start, step) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else date.max
        points = tuple(one for one in series.points if start <= one.on and (one.on < end or end == date.max))
        until = date.max if step is None or step.until is None else step.until
        base = [one for one in points if one.on <= until]
        is_enough = sum(one.exact is not None for one in base) >= fewest
        if points:
            yield Stretch(points, limits_of(base, series.floor, series.ceiling) if is_enough else None, step)


def _overall(
    series: Series, stretches: tuple[Stretch, ...], signals: tuple[Signal, ...], fewest: int
) -> Judgement:
    """What the newest stretch says today: the gravest of the signals that the newest point is part of."""
    gaps = tuple(one.label for one in series.points if one.exact is None)
    share = Fraction(len(series.known), len(series.points)) if series.points else Fraction(0)
    last = series.known[-1] if series.known else None
    newest = stretches[-1] if stretches else None
    if last is None or newest is None or newest.limits is None:
        known = 0 if newest is None else sum(one.exact is not None for one in newest.points)
        says = too_few(known, fewest, None if newest is None else newest.recalculated)
        reason = Reason("spc.not-enough-history", says, {"known": str(known)}, State.NOT_ASSESSED)
        return Judgement(series.ref, State.NOT_ASSESSED, None, "Not enough history", (reason,), gaps, share)
    now = _current(series, signals)
    meaning = max((one.meaning for one in now), key=list(Meaning).index, default=Meaning.ORDINARY)
    reasons = tuple(one.reason for one in now) or (unremarkable(last, newest.limits, series),)
    shown = show_given(last.exact or 0, series.unit)
    return Judgement(series.ref, meaning, last.exact, shown, reasons, gaps, share)


def _current(series: Series, signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    last = series.known[-1].on if series.known else None
    return tuple(one for one in signals if one.days[-1] == last)


def _refuse_disorder(series: Series, steps: list[Recalculation]) -> None:
    days = [one.on for one in series.points]
    if days != sorted(set(days)):
        raise ValueError("The points of a chart stand in the order of their days, one a day.")
    if any(one.until is not None and one.until < one.on for one in steps):
        raise ValueError("A baseline ends on or after the day on which it begins.")
