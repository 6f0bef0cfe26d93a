"""Control charts on tables of cases: the limits of a textbook, each rule at its edges, gaps, and new beginnings."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from plumbline.judgement.bands import Direction
from plumbline.judgement.charting.chart import Chart, chart
from plumbline.judgement.charting.limits import Limits
from plumbline.judgement.charting.rules import hits
from plumbline.judgement.charting.series import Point, Recalculation
from plumbline.judgement.display import Unit
from plumbline.judgement.judgement import Exact
from tests.judgement.charts import MONTHS, places, series

FLOW = [
    Decimal(one) for one in ("49.6", "47.6", "49.9", "51.3", "47.8", "51.2", "52.6", "52.4", "53.6", "52.1")
]
CALM = [10, 12, 11, 13, 12, 11, 10, 12, 13, 11]
USUAL = Limits(Fraction(10), Fraction(300, 266), Fraction(7), Fraction(13))  # mean 10, limits 7 and 13


def limits(made: Chart) -> Limits:
    found = made.stretches[-1].limits
    assert found is not None
    return found


def shifts(made: Chart) -> list[list[int]]:
    return [places(one.days) for one in made.signals if one.rule == "spc.shift"]


def fired(values: list[Exact]) -> list[tuple[str, list[int], int]]:
    """Rule, points and side, with the usual limits."""
    found = hits(series(values).points, USUAL)
    return [
        (one.rule.removeprefix("spc."), places([each.on for each in one.points]), one.side) for one in found
    ]


def test_the_limits_of_the_engineers_handbook() -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates, with 3 ÷ 1.128 in place of 2.66."""
    found = limits(chart(series(FLOW)))

    assert found.mean == Fraction("50.81")
    assert found.moving_range == Fraction(169, 90)  # 1.8778
    assert float(found.upper) == pytest.approx(55.8041, abs=0.001)
    assert float(found.lower) == pytest.approx(45.8159, abs=0.001)


def test_the_limits_are_exact() -> None:
    found = limits(chart(series(CALM)))

    assert (found.mean, found.moving_range) == (Fraction(23, 2), Fraction(13, 9))
    assert (found.lower, found.upper) == (
        Fraction(23, 2) - Fraction(3458, 900),
        Fraction(23, 2) + Fraction(3458, 900),
    )


@pytest.mark.parametrize(
    ("unit", "lower", "upper"),
    [(Unit.PERCENT, 0, 100), (Unit.COUNT, 0, None), (Unit.HOURS, 0, None), (Unit.NUMBER, None, None)],
)
def test_limits_stay_within_what_the_figure_can_be(unit: Unit, lower: int | None, upper: int | None) -> None:
    found = limits(chart(series([5, 95] * 5, unit=unit)))
    free = limits(chart(series([5, 95] * 5)))

    assert found.lower == (free.lower if lower is None else lower)
    assert found.upper == (free.upper if upper is None else upper)
    assert (found.mean, found.reach) == (free.mean, free.reach)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # a point outside: strictly
        ([13], []),
        ([7], []),
        (["13.001"], [("outside", [0], 1)]),
        (["6.999"], [("outside", [0], -1)]),
        ([10, 20, 10, 0], [("outside", [1], 1), ("outside", [3], -1)]),
        # a shift: seven on one side, not six, and a point on the mean is on neither
        ([11, 9.5, 11] + [9, 9.5] * 3, []),
        ([11] * 6, []),
        ([11] * 7, [("shift", [0, 1, 2, 3, 4, 5, 6], 1)]),
        ([9] * 8, [("shift", [0, 1, 2, 3, 4, 5, 6, 7], -1)]),
        ([11, 11, 11, 10, 11, 11, 11, 11], []),
        # a trend: six points, each beyond the one before
        ([8.5, 9, 9.5, 10.5, 11], []),
        ([8.5, 9, 9.5, 10.5, 11, 11.5], [("trend", [0, 1, 2, 3, 4, 5], 1)]),
        ([11.5, 11, 10.5, 9.5, 9, 8.5, 8.2], [("trend", [0, 1, 2, 3, 4, 5, 6], -1)]),
        ([8.5, 9, 9, 9.5, 10.5, 11], []),
        ([9, 8.5, 9, 9.5, 10.5, 11, 11.5, 9], [("trend", [1, 2, 3, 4, 5, 6], 1)]),
        # two of three close to a limit: beyond 12 or below 8, strictly
        ([12, 12], []),
        ([12.1, 12.1], []),
        ([12.1, 12, 12.1], [("two-of-three", [0, 2], 1)]),
        ([12.1, 10, 10, 12.1], []),
        ([12.1, 10, 7.9], []),
        ([7.9, 7.9, 10], [("two-of-three", [0, 1], -1)]),
        ([12.1, 10, 12.1, 10, 12.1], [("two-of-three", [0, 2, 4], 1)]),
        ([12.1, 12.1, 10, 10, 10, 12.1, 12.1], [("two-of-three", [0, 1], 1), ("two-of-three", [5, 6], 1)]),
        ([14, 10, 12.1], [("outside", [0], 1), ("two-of-three", [0, 2], 1)]),
    ],
)
def test_each_rule_at_its_edges(values: list[object], expected: list[tuple[str, list[int], int]]) -> None:
    assert fired([Decimal(str(one)) for one in values]) == expected


def test_nought_is_a_value_and_no_gap() -> None:
    made = chart(series([0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9]))

    assert limits(made).mean == Fraction(9, 2)
    assert [places(one.days) for one in made.signals if one.rule == "spc.shift"] == [
        list(range(7)),
        list(range(7, 14)),
    ]
    assert made.overall.missing == ()


def test_other_numbers_of_points_may_be_asked_for() -> None:
    rising = [5, 7, 5, 7, 5, 7, 1, 2, 3, 4, 5, 6]

    assert "spc.trend" in [one.rule for one in chart(series(rising)).signals]
    assert "spc.trend" not in [one.rule for one in chart(series(rising), trend=7).signals]


@pytest.mark.parametrize(
    ("better", "meaning"),
    [
        (Direction.LOWER, "concern"),
        (Direction.HIGHER, "improvement"),
        (Direction.NONE, "change"),
        (Direction.RANGE, "change"),
    ],
)
def test_which_way_is_better_tells_concern_from_improvement(better: Direction, meaning: str) -> None:
    made = chart(series([*CALM, 30], better))

    assert (made.overall.rating, made.current[0].meaning) == (meaning, meaning)


def test_a_signal_names_its_rule_its_points_and_the_authority() -> None:
    (signal,) = chart(series([*CALM, 30])).current

    assert signal.labels == ("November 2024",)
    assert signal.reason.rule == "spc.outside"
    assert signal.reason.saw == {"November 2024": "30"}
    assert (signal.reason.basis, signal.reason.source) == ("published", "NHS England, Making Data Count")
    assert signal.reason.says == (
        "Falls, November 2024: 30 is above the upper limit of 21.693…"
        " That is unlikely to be chance: a cause for concern."
    )


def test_only_what_the_newest_point_is_part_of_is_said_of_today() -> None:
    made = chart(series([*CALM, 30, *CALM]))

    assert [places(one.days) for one in made.signals] == [[10]]
    assert (made.current, made.overall.rating) == ((), "ordinary-variation")
    assert made.overall.reasons[0].says.endswith("and no rule fires.")


@pytest.mark.parametrize(
    ("known", "rating"), [(0, "not-assessed"), (9, "not-assessed"), (10, "ordinary-variation")]
)
def test_too_few_points_are_no_chart(known: int, rating: str) -> None:
    made = chart(series(CALM[:known]))

    assert made.overall.rating == rating
    assert rating != "not-assessed" or made.overall.display == "Not enough history"
    assert rating != "not-assessed" or made.overall.reasons[0].says.startswith(f"{known} periods are known")
    assert made.signals == ()


def test_a_gap_is_never_nought_and_nothing_reaches_over_it() -> None:
    whole = [11, 9, 11, 9, 11, 9, 11, 9, 20, 20, 20, 20, 20, 20, 20]
    holed: list[Exact | None] = [*whole[:11], None, *whole[11:]]

    made = chart(series(holed))
    assert (list(range(8)), list(range(8, 15))) == tuple(shifts(chart(series(whole))))
    assert shifts(made) == [list(range(8))]
    assert limits(made).mean == Fraction(sum(whole), 15)
    assert limits(made).moving_range == Fraction(7 * 2 + 11, 13)  # one neighbourhood fewer
    assert made.overall.missing == ("December 2024",)
    assert made.overall.completeness == Fraction(15, 16)


def test_a_moving_range_does_not_reach_over_a_gap() -> None:
    made = chart(series([1] * 5 + [None] + [9] * 5))

    assert limits(made).moving_range == 0
    assert limits(made).mean == 5


def test_points_that_have_no_neighbour_make_no_limits() -> None:
    made = chart(series([1, None] * 10))

    assert made.stretches[0].limits is None
    assert made.overall.rating == "not-assessed"


def test_part_of_a_period_is_a_gap() -> None:
    made = chart(series([*CALM, 90], partial=[10]))

    assert made.signals == ()
    assert made.overall.missing == ("November 2024",)
    assert made.overall.score == 11


STEP = Recalculation(MONTHS[10], "A second nurse at night")


def test_limits_begin_anew_where_a_person_says_so() -> None:
    values = [*CALM, *(one + 20 for one in CALM)]
    before, after = chart(series(values)), chart(series(values), [STEP])

    assert "spc.shift" in [one.rule for one in before.signals]
    assert after.signals == ()
    assert [one.limits and one.limits.mean for one in after.stretches] == [Fraction(23, 2), Fraction(63, 2)]
    assert after.stretches[1].recalculated == STEP


def test_limits_may_come_from_a_baseline_alone() -> None:
    values = [*CALM, *CALM, *(one + 20 for one in CALM)]
    made = chart(series(values), [replace(STEP, until=MONTHS[19])])

    assert limits(made).mean == Fraction(23, 2)
    assert made.overall.rating == "concern"


def test_a_new_beginning_with_too_little_behind_it_says_so() -> None:
    made = chart(series([*CALM, 30, 31]), [STEP])

    assert (made.overall.rating, made.signals) == ("not-assessed", ())
    assert made.overall.reasons[0].says == (
        "2 periods are known since 1 November 2024, when the limits began anew,"
        " and 10 are needed to tell a change from chance."
    )


def test_points_out_of_order_are_refused() -> None:
    whole = series(CALM)

    with pytest.raises(ValueError, match="in the order of their days"):
        chart(replace(whole, points=whole.points[::-1]))
    with pytest.raises(ValueError, match="one a day"):
        chart(replace(whole, points=(*whole.points, Point(whole.points[-1].on, "again", 1))))
    with pytest.raises(ValueError, match="A baseline ends on or after"):
        chart(whole, [replace(STEP, until=date(2024, 1, 1))])
