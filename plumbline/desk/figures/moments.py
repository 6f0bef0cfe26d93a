"""Each period of a charted figure as the table says it: the value, what is usual, the target, and which rule fired."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from plumbline.desk.providers.drawing import target_words
from plumbline.frameworks.figures import UNITS
from plumbline.frameworks.periods import Period
from plumbline.judgement.bands import Bands
from plumbline.judgement.charting.chart import Stretch
from plumbline.judgement.charting.limits import Limits
from plumbline.judgement.charting.meaning import Meaning, Signal
from plumbline.judgement.charting.rules import Rule
from plumbline.judgement.charting.series import Point
from plumbline.judgement.display import show, show_as_rated
from plumbline.judgement.judgement import Exact
from plumbline.oversight.queries.figure_page import FigureFacts
from plumbline.returns.models import Return

RULES = {
    Rule.OUTSIDE: "outside the limits",
    Rule.SHIFT: "shift",
    Rule.TREND: "trend",
    Rule.TWO_OF_THREE: "two of three close to a limit",
}
MEANT = {
    Meaning.CONCERN: "cause for concern",
    Meaning.IMPROVEMENT: "improvement",
    Meaning.CHANGE: "real change",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One period. `display` says why there is no value where there is none; `return_id` leads to the return."""

    period: Period
    point: Point
    display: str
    limits: Limits | None
    mean: str
    usual: str
    bands: Bands | None
    target: str
    signals: tuple[Signal, ...]
    version: str
    is_restated: bool
    return_id: int | None

    @property
    def meaning(self) -> str:
        """The gravest of its signals; empty for ordinary variation."""
        return str(max((one.meaning for one in self.signals), key=list(Meaning).index, default=""))

    @property
    def says(self) -> str:
        """Cause for concern: shift, trend."""
        rules = ", ".join(dict.fromkeys(RULES[one.rule] for one in self.signals))
        return f"{MEANT[Meaning(self.meaning)]}: {rules}" if self.signals else ""


def moments_of(facts: FigureFacts) -> tuple[Moment, ...]:
    """Oldest first; none before the first value."""
    if facts.chart is None:
        return ()
    limits = _limits_by_day(facts.chart.stretches)
    fired: dict[date, list[Signal]] = {}
    for signal in facts.chart.signals:
        for day in signal.days:
            fired.setdefault(day, []).append(signal)
    return tuple(_moment(facts, one, limits, fired.get(one.on, ())) for one in facts.chart.series.points)


def _limits_by_day(stretches: Sequence[Stretch]) -> dict[date, Limits | None]:
    return {point.on: stretch.limits for stretch in stretches for point in stretch.points}


def _moment(
    facts: FigureFacts, point: Point, limits: Mapping[date, Limits | None], signals: Sequence[Signal]
) -> Moment:
    indicator = facts.indicator
    period = Period.containing(point.on, indicator.collected)
    row, told, terms = facts.rows.get(period.ordinal), facts.told_in(period), facts.terms_in(period)
    its = limits[point.on]
    bands = terms.bands(indicator.direction) if terms else None
    return Moment(
        period=period,
        point=point,
        display=_absent(facts, period) if point.value is None else _value(facts, point.value, bands),
        limits=its,
        mean=level(facts, its.mean) if its else "",
        usual=f"{level(facts, its.lower)} to {level(facts, its.upper)}" if its else "",
        bands=bands,
        target=target_words(indicator, terms) if terms else "",
        signals=tuple(signals),
        version=told.version if told else "",
        is_restated=bool(row and row.is_restated),
        return_id=row.kpi_return_id if row else None,
    )


def _value(facts: FigureFacts, value: Exact, bands: Bands | None) -> str:
    return show_as_rated(value, UNITS[facts.indicator.measure], facts.indicator.decimals, bands)


def level(facts: FigureFacts, value: Exact) -> str:
    """A mean or a limit: with one decimal more than the figure, for it lies between its values."""
    return show(value, UNITS[facts.indicator.measure], facts.indicator.decimals + 1)


def _absent(facts: FigureFacts, period: Period) -> str:
    """Why there is no figure."""
    if facts.rows.get(period.ordinal):
        return "nothing to count"
    owed = facts.owed.get(period.ends_on)
    if owed is None:
        return "not asked for"
    if owed.status == Return.Status.NIL:
        return "nothing to report"
    return "not asked for" if owed.submitted_at else "not returned"
