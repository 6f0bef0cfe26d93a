"""A figure's chart as the drawing takes it."""

from collections.abc import Sequence

from plumbline.desk.figures.marking import Note
from plumbline.desk.figures.moments import Moment
from plumbline.frameworks.definition import Indicator, Measure
from plumbline.ui.charts.control import ControlPoint, ControlSeries
from plumbline.ui.charts.scale import Number


def series_of(
    indicator: Indicator, moments: Sequence[Moment], notes: Sequence[Note], sentence: str
) -> ControlSeries:
    newest = next((one for one in reversed(moments) if one.limits), None)
    return ControlSeries(
        key="chart",
        title=f"Control chart of {indicator.called}",
        sentence=sentence,
        points=tuple(_point(one) for one in moments),
        unit="%" if indicator.measure is Measure.PERCENTAGE else "",
        notes=tuple((one.place, one.letter) for one in notes),
        ends=_ends(newest) if newest else (),
        target_display=next((one.target for one in reversed(moments) if one.version), ""),
    )


def _point(one: Moment) -> ControlPoint:
    limits = one.limits
    return ControlPoint(
        label=one.period.short_label,
        value=one.point.value,
        display=one.display,
        said="part of the period only" if one.point.is_partial else one.says,
        meaning=one.meaning,
        is_partial=one.point.is_partial,
        mean=limits.mean if limits else None,
        lower=limits.lower if limits else None,
        upper=limits.upper if limits else None,
        target=one.bands.target if one.bands and one.bands.upper is None else None,
    )


def _ends(one: Moment) -> tuple[tuple[Number, str], ...]:
    """Mean and limits in figures, at the right edge."""
    if one.limits is None:
        return ()
    lower, upper = one.usual.split(" to ")
    return ((one.limits.upper, upper), (one.limits.mean, one.mean), (one.limits.lower, lower))
