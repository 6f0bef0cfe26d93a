"""Charts: what is drawn stands where it should, and what is missing is not drawn."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.ui.charts.bars import Bar, Part, draw_comparison, draw_stack
from plumbline.ui.charts.quartiles import draw_strip
from plumbline.ui.charts.scale import Scale, round_steps
from plumbline.ui.charts.series import Point, Series
from plumbline.ui.charts.sparkline import draw_sparkline
from plumbline.ui.charts.trend import draw_trend
from plumbline.ui.marks import RATINGS
from tests.ui.anatomy import drawn

PERCENTAGES = st.lists(st.none() | st.floats(0, 100), max_size=40)


def series(*values: float | None, **more: object) -> Series:
    points = tuple(
        Point(f"Q{index}", value, "not returned" if value is None else f"{value}%")
        for index, value in enumerate(values, 1)
    )
    return Series("k41", "4.1 Reviews on time", points, unit="%", **more)  # type: ignore[arg-type]


def test_a_missing_period_breaks_the_line() -> None:
    drawing = draw_trend(series(90, 88, None, 84, 80))

    assert len(drawing.lines) == 2
    assert len(drawing.dots) == 4
    assert [gap.text for gap in drawing.gaps] == ["not returned"]


def test_a_lone_period_is_a_dot_without_a_line() -> None:
    drawing = draw_trend(series(None, 88, None))

    assert drawing.lines == ()
    assert len(drawing.dots) == 1


@given(PERCENTAGES, st.sampled_from([342, 680]))
def test_everything_stands_on_the_paper(values: list[float | None], width: int) -> None:
    drawing = draw_trend(series(*values, target=80), width=width)

    assert all(drawing.left <= dot.x <= drawing.right for dot in drawing.dots)
    assert all(0 <= dot.y <= drawing.bottom for dot in drawing.dots)
    assert all(0 <= row.at <= drawing.bottom for row in drawing.rows)


@given(st.lists(st.floats(0, 100), min_size=2, max_size=20))
def test_a_greater_figure_is_never_drawn_lower(values: list[float]) -> None:
    places = {dot.point.value: dot.y for dot in draw_trend(series(*values)).dots}

    assert all(places[low] >= places[high] for low, high in pairwise(sorted(values)))


@given(PERCENTAGES)
def test_a_share_is_never_drawn_against_more_than_a_hundred(values: list[float | None]) -> None:
    tops = [row.text for row in draw_trend(series(*values)).rows]

    assert [text for text in tops if float(text.rstrip("%")) > 100] == []


@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6))
def test_an_axis_embraces_its_values_in_round_steps(low: float, spread: float) -> None:
    steps = round_steps(low, low + spread)

    assert steps[0] <= low + 1e-6
    assert steps[-1] >= low + spread - 1e-6
    assert 2 <= len(steps) <= 8


def test_the_last_period_keeps_its_name_when_names_are_thinned() -> None:
    points = tuple(Point(f"Quarter {number} of 2025", 80, "80%") for number in range(1, 25))
    drawing = draw_trend(Series("k", "t", points), width=342)

    assert drawing.columns[-1].text == "Quarter 24 of 2025"
    assert len(drawing.columns) < 5


def test_the_market_is_a_band_only_where_it_is_known() -> None:
    known = Point("Q1", 80, "80%", quartiles=(70, 80, 90))
    drawing = draw_trend(Series("k", "t", (known, known, Point("Q3", 80, "80%"), known, known), unit="%"))

    assert len(drawing.bands) == 2
    assert len(drawing.medians) == 2


@pytest.mark.parametrize(("state", "shape"), [("restated", "polygon"), ("partial", "circle"), ("", "circle")])
def test_a_restated_or_partial_period_has_a_shape_of_its_own(state: str, shape: str) -> None:
    told = Series("k", "t", (Point("Q1", 80, "80%", state=state), Point("Q2", 81, "81%")), unit="%")

    marks = [
        group[1].tag.split("}")[1]
        for group in _svgs("{% trend_chart s %}", s=told)[0].iter()
        if _is_mark(group)
    ]

    assert marks == [shape, "circle"]


def test_a_chart_is_an_image_with_a_name_a_description_and_its_table() -> None:
    html = drawn("{% trend_chart s %}", s=series(90, None, 71.4, target=80, target_display="80%"))
    wide, narrow = _svgs("{% trend_chart s %}", s=series(90, None, 71.4, target=80, target_display="80%"))

    assert {wide.get("role"), narrow.get("role")} == {"img"}
    assert wide[1].text == ("90% in Q1, 71.4% in Q3. The target is 80%. 1 of 3 periods have no figure.")
    assert wide.get("aria-labelledby") == f"{wide[0].get('id')} {wide[1].get('id')}"
    assert wide[0].get("id") != narrow[0].get("id")
    assert "target 80%" in html
    assert html.count("<tr>") == 4
    assert "style=" not in html


def test_a_series_with_nothing_in_it_says_so() -> None:
    html = drawn("{% trend_chart s %}", s=series(None, None))

    assert "<svg" not in html
    assert "There is no figure to draw yet." in html


def test_sparklines_of_one_column_share_a_scale() -> None:
    high, low = (draw_sparkline([value, value], "x", low=0, high=100).last for value in (90, 10))

    assert high is not None
    assert low is not None
    assert high[1] < low[1]


def test_a_value_between_gaps_is_a_mark_of_its_own() -> None:
    assert len(draw_sparkline([50, None, 50], "x").lone) == 2


@given(PERCENTAGES)
def test_a_sparkline_stays_in_its_line(values: list[float | None]) -> None:
    line = draw_sparkline(values, "x", target=80)
    places = [place.split(",") for points in line.lines for place in points.split()]

    assert all(0 <= float(x) <= line.width and 0 <= float(y) <= line.height for x, y in places)


def test_quartiles_stand_in_order_and_the_value_among_them() -> None:
    strip = draw_strip((68, 80, 91), 71, "71%")

    assert strip.value
    assert 0 < strip.lower < strip.value < strip.median < strip.upper < strip.width


def test_too_few_to_compare_is_said() -> None:
    assert "too few to compare" in drawn("{% quartile_strip none %}", none=None)


def test_bars_begin_at_one_zero_and_keep_their_proportions() -> None:
    drawing = draw_comparison(
        [Bar("A", 80, "80%", is_subject=True), Bar("B", 40, "40%"), Bar("C", None, "too few")]
    )

    lengths = [bar.length for bar in drawing.bars]
    assert lengths[0] == pytest.approx(2 * lengths[1], abs=0.2)
    assert lengths[2] == 0


@given(st.lists(st.integers(0, 5000), max_size=6))
def test_the_parts_of_a_whole_fill_it(counts: list[int]) -> None:
    stack = draw_stack([Part(RATINGS["good"], count) for count in counts])

    assert stack.total == sum(counts)
    assert sum(part.length for part in stack.parts) == pytest.approx(680 if sum(counts) else 0, abs=1)


def test_every_part_is_counted_in_words_even_where_its_bar_is_thin() -> None:
    html = drawn(
        "{% rating_stack 'mk' 'Here' parts %}",
        parts=[Part(RATINGS["good"], 99), Part(RATINGS["inadequate"], 1)],
    )

    assert "Good 99, Inadequate 1" in html
    assert "<strong>1</strong>" in html


@given(st.floats(-1e9, 1e9))
def test_a_scale_never_leaves_its_paper(value: float) -> None:
    assert 10 <= Scale(0, 1, 10, 20).at(value) <= 20


def _svgs(source: str, **context: object) -> list[ET.Element]:
    html = drawn(source, **context)
    return [ET.fromstring(f"<svg{part.split('</svg>')[0]}</svg>") for part in html.split("<svg")[1:]]  # noqa: S314


def _is_mark(element: ET.Element) -> bool:
    return element.tag.endswith("}g")
