"""What stands on the page of one figure: its control chart, what it says, and the same as a table."""

from collections.abc import Sequence
from typing import Any

from plumbline.desk.figures.drawing import series_of
from plumbline.desk.figures.marking import notes_of
from plumbline.desk.figures.moments import MEANT, Moment, moments_of
from plumbline.judgement.charting.chart import FEWEST, Chart
from plumbline.judgement.charting.meaning import Meaning, Signal
from plumbline.judgement.charting.rules import SHIFT, TREND
from plumbline.judgement.judgement import State
from plumbline.oversight.queries.figure_page import FigureFacts

NOTHING_YET = "No value has come in yet, so there is nothing to draw."


def figure_page(facts: FigureFacts) -> dict[str, Any]:
    moments, chart = moments_of(facts), facts.chart
    notes = notes_of(moments, chart)
    says = state_of(moments, chart)
    known = next((one for one in reversed(moments) if one.point.exact is not None), None)
    return {
        "contract": facts.contract,
        "indicator": facts.indicator,
        "says": says,
        "series": series_of(facts.indicator, moments, notes, says) if moments else None,
        "now": [_told(one, chart) for one in _gravest_first(chart.current)] if chart else [],
        "before": [_told(one, chart) for one in _earlier(chart)] if chart else [],
        "ordinary": _ordinary(chart),
        "course": moments[::-1],
        "newest": known,
        "notes": notes,
        "rules": {"fewest": FEWEST, "shift": SHIFT, "trend": TREND},
    }


def state_of(moments: Sequence[Moment], chart: Chart | None) -> str:
    """The chart in a sentence or two, for the line under the heading and for those who listen."""
    known = next((one for one in reversed(moments) if one.point.exact is not None), None)
    if chart is None or known is None:
        return NOTHING_YET
    latest = f"{known.display} in {known.period.label}."
    if chart.overall.rating == State.NOT_ASSESSED:
        return f"{latest} {_too_few(chart)}"
    if known.meaning:
        return f"{latest} {MEANT[Meaning(known.meaning)].capitalize()}: a real change, unlikely to be chance."
    return f"{latest} Ordinary variation: within what is usual, {known.usual}."


def _too_few(chart: Chart) -> str:
    newest = chart.stretches[-1]
    known = sum(one.exact is not None for one in newest.points)
    if known >= FEWEST:
        return "Too many gaps: no two periods in a row are known, so nothing is usual."
    return f"Not enough history: {known} of {FEWEST} periods."


def _told(signal: Signal, chart: Chart) -> tuple[str, str]:
    """Its meaning and its sentence, without the figure's name, which heads the page."""
    return str(signal.meaning), signal.reason.says.removeprefix(f"{chart.series.title}, ")


def _gravest_first(signals: Sequence[Signal]) -> list[Signal]:
    return sorted(signals, key=lambda one: -list(Meaning).index(one.meaning))


def _earlier(chart: Chart) -> list[Signal]:
    """Those that the newest value is no part of, the newest first."""
    return [one for one in reversed(chart.signals) if one not in chart.current]


def _ordinary(chart: Chart | None) -> str:
    """What is said where nothing is signalled today: that it is ordinary, or that too little is known."""
    if chart is None or chart.current:
        return ""
    return chart.overall.reasons[0].says.removeprefix(f"{chart.series.title}, ")
