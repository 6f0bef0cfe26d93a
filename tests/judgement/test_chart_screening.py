"""The quick look never passes over a figure of which the exact chart has something to say."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.judgement.charting.chart import chart
from plumbline.judgement.charting.screening import may_signal
from plumbline.judgement.judgement import Exact
from tests.judgement.charts import series

CALM = [10, 12, 11, 13, 12, 11, 10, 12, 13, 11]
COUNTED = st.builds(Fraction, st.integers(0, 40), st.integers(1, 40))
ROUGH = st.lists(st.one_of(st.none(), COUNTED), max_size=40)
EDGES = st.lists(st.one_of(st.none(), st.integers(0, 3).map(lambda one: Fraction(one, 3))), max_size=30)
ENDINGS = st.sampled_from(
    [[0] * 7, [0, 1, 2, 3, 4, 5], [9, 8, 7, 6, 5, 4], [40], [14, 10, 14], [15, 15], [14, 14, None]]
)


@settings(max_examples=300)
@given(st.one_of(ROUGH, EDGES), ENDINGS, st.booleans())
def test_whatever_the_chart_signals_now_was_seen_at_first_glance(
    values: list[Exact | None], ending: list[Exact | None], has_ending: bool
) -> None:
    whole = [*values, *ending] if has_ending else values
    seen = may_signal([None if one is None else float(one) for one in whole])

    assert seen or not chart(series(whole)).current


@pytest.mark.parametrize(
    ("ending", "seen"),
    [
        ([], False),
        ([30], True),
        ([11, 12, 11, 12], False),
        ([16.3], True),
        ([12.4, 12.6, 12.4, 12.6, 12.5, 12.6, 12.5], True),
        ([10, 10.2, 10.4, 10.6, 10.8, 11.1], True),
        ([14.9, 13.5, 14.9], True),
        ([30, None], True),
        ([30, *CALM], False),
    ],
)
def test_most_of_what_is_ordinary_is_told_at_once(ending: list[float | None], seen: bool) -> None:
    assert may_signal([*map(float, CALM), *map(float, CALM), *ending]) is seen


def test_too_few_are_not_looked_at() -> None:
    assert not may_signal([1.0] * 8 + [30.0])
    assert not may_signal([1.0, None] * 12)
    assert not may_signal([])
