"""What holds for every chart: limits lie evenly, move with the values, and no name of a period changes a signal."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plumbline.judgement.bands import Direction
from plumbline.judgement.charting.chart import Chart, chart
from plumbline.judgement.charting.meaning import Meaning
from plumbline.judgement.charting.rules import Rule
from plumbline.judgement.judgement import Exact
from tests.judgement.charts import series

VALUES = st.lists(st.one_of(st.none(), st.decimals(-50, 50, places=1)), min_size=1, max_size=40)
OTHER = {
    Meaning.CONCERN: Meaning.IMPROVEMENT,
    Meaning.IMPROVEMENT: Meaning.CONCERN,
    Meaning.CHANGE: Meaning.CHANGE,
}


def shape(made: Chart) -> list[tuple[Rule, tuple[date, ...], Meaning]]:
    return [(one.rule, one.days, one.meaning) for one in made.signals]


@given(VALUES)
def test_limits_lie_evenly_on_both_sides_of_the_mean(values: list[Exact | None]) -> None:
    made = chart(series(values), fewest=2).stretches[0].limits

    if made is not None:
        assert made.upper - made.mean == made.mean - made.lower == Fraction(266, 100) * made.moving_range
        known = [Fraction(one) for one in values if one is not None]
        assert min(known) <= made.mean <= max(known)


@given(VALUES, st.integers(-30, 30), st.integers(1, 9))
def test_moving_and_stretching_all_values_does_so_to_the_limits_and_changes_no_signal(
    values: list[Exact | None], by: int, times: int
) -> None:
    moved = [None if one is None else Fraction(one) * times + by for one in values]
    one, other = chart(series(values), fewest=3), chart(series(moved), fewest=3)

    assert shape(one) == shape(other)
    before, after = one.stretches[0].limits, other.stretches[0].limits
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        assert (after.mean, after.upper, after.lower) == tuple(
            bound * times + by for bound in (before.mean, before.upper, before.lower)
        )


@given(VALUES)
def test_the_mirror_image_turns_concern_into_improvement(values: list[Exact | None]) -> None:
    mirrored = [None if one is None else -Fraction(one) for one in values]
    one, other = chart(series(values), fewest=3), chart(series(mirrored), fewest=3)

    assert sorted((rule, days, OTHER[meaning]) for rule, days, meaning in shape(one)) == sorted(shape(other))
    assert shape(chart(series(mirrored, Direction.HIGHER), fewest=3)) == shape(one)


@given(VALUES, st.randoms())
def test_the_names_of_periods_do_not_matter(values: list[Exact | None], random: object) -> None:
    whole = series(values)
    names = [one.label for one in whole.points]
    random.shuffle(names)  # type: ignore[attr-defined]
    renamed = tuple(replace(one, label=name) for one, name in zip(whole.points, names, strict=True))

    assert shape(chart(whole)) == shape(chart(replace(whole, points=renamed)))


@given(VALUES, st.decimals(-50, 50, places=1))
def test_a_partial_figure_says_no_more_than_a_missing_one(values: list[Exact | None], part: Decimal) -> None:
    last = len(values)
    missing, partial = chart(series([*values, None])), chart(series([*values, part], partial=[last]))

    assert shape(missing) == shape(partial)
    assert missing.overall == partial.overall


@given(st.lists(st.decimals(0, 100, places=1), min_size=10, max_size=40))
def test_every_signal_is_of_points_that_stand_in_a_row(values: list[Exact]) -> None:
    days = [one.on for one in series(values).points]

    for one in chart(series(values)).signals:
        places = [days.index(day) for day in one.days]
        gaps = [after - before for before, after in pairwise(places)]
        assert all(gap <= (2 if one.rule == "spc.two-of-three" else 1) for gap in gaps)
        assert set(one.reason.saw) == set(one.labels)
