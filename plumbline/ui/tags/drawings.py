"""Tags that draw: each takes what a chart is told and lays it out for wide and for narrow paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plumbline.ui.charts.bars import draw_comparison, draw_stack
from plumbline.ui.charts.control import draw_control
from plumbline.ui.charts.trend import draw_trend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plumbline.ui.charts.bars import Bar, Part
    from plumbline.ui.charts.control import ControlSeries
    from plumbline.ui.charts.quartiles import Strip
    from plumbline.ui.charts.scale import Number
    from plumbline.ui.charts.series import Series
    from plumbline.ui.charts.sparkline import Sparkline
    from plumbline.ui.heat import HeatMap

NARROW = 342


def trend_chart(series: Series, *, small: bool = False, table: str = "folded") -> dict[str, Any]:
    """`{% trend_chart series %}`; `small=True` for many beside each other; `table` is folded, open or none."""
    narrow = draw_trend(series, width=NARROW, height=190)
    drawings = [("only", narrow)] if small else [("wide", draw_trend(series)), ("narrow", narrow)]
    return {"series": series, "drawings": drawings, "table": table}


def control_chart(series: ControlSeries) -> dict[str, Any]:
    """`{% control_chart series %}`: the table beneath it is the page's own."""
    narrow = draw_control(series, width=NARROW, height=260)
    return {"series": series, "drawings": [("wide", draw_control(series)), ("narrow", narrow)]}


def control_mark(meaning: str) -> dict[str, Any]:
    """`{% control_mark "concern" %}`: the mark of the chart as a small drawing beside words that say it too."""
    return {"meaning": meaning}


def sparkline(drawn: Sparkline) -> dict[str, Any]:
    """`{% sparkline line %}`, with `line` from `draw_sparkline`."""
    return {"line": drawn}


def quartile_strip(drawn: Strip | None) -> dict[str, Any]:
    """`{% quartile_strip strip %}`, with `strip` from `draw_strip`; None says there are too few to compare."""
    return {"strip": drawn}


def comparison_chart(key: str, title: str, bars: Sequence[Bar], greatest: Number = 100) -> dict[str, Any]:
    """`{% comparison_chart "good-share" "Rated good or outstanding" bars %}`: the table is the page's own."""
    wide, narrow = (
        draw_comparison(bars, greatest=greatest),
        draw_comparison(bars, greatest=greatest, width=NARROW),
    )
    said = "; ".join(f"{bar.label}: {bar.display}" for bar in bars)
    return {"key": key, "title": title, "said": said, "drawings": [("wide", wide), ("narrow", narrow)]}


def rating_stack(key: str, title: str, parts: Sequence[Part]) -> dict[str, Any]:
    """`{% rating_stack "mk" "Milton Keynes" parts %}`: one bar of how many hold each rating."""
    said = ", ".join(f"{part.mark.word} {part.count}" for part in parts)
    return {"key": key, "title": title, "said": said, "stack": draw_stack(parts), "parts": parts}


def heat_map(heat: HeatMap) -> dict[str, Any]:
    """`{% heat_map heat %}`: a table that keeps its first column while it scrolls; rows with labels on a phone."""
    return {"heat": heat}
