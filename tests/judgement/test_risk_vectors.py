"""The worked examples of a risk score, and each step on tables of cases."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from plumbline.judgement.risk.facts import Bound, Codes, Fact, Input, Side, Step, Steps
from plumbline.judgement.risk.model import ByHand, Indicator, Limiter
from plumbline.judgement.risk.outcome import Course, Earlier, Risk
from plumbline.judgement.risk.scoring import fired_on, judge_risk
from tests.judgement.risks import MODEL, POINTS, TODAY, WEIGHTS, facts

ALARM = Limiter("RL1", "An enquiry is open", "enquiry", "high", ("yes",))
STAFF = Limiter("RL2", "Few staff are left", "staff", "very-high", bound=Bound(Side.AT_MOST, Decimal(2)))


def rules(risk: Risk) -> list[str]:
    return [one.rule for one in risk.overall.reasons if one.rule not in WEIGHTS]


def without(*codes: str) -> dict[str, int]:
    return {code: points for code, points in POINTS.items() if code not in codes}


@pytest.mark.parametrize(
    ("points", "score", "shown", "rating", "completeness"),
    [
        (POINTS, Fraction(4500, 105), "42.86", "medium", Fraction(1)),
        (POINTS | {"R12": 1}, Fraction(4800, 105), "45.71", "high", Fraction(1)),
        (without("R6"), Fraction(3600, 96), "37.50", "medium", Fraction(32, 35)),
        (dict.fromkeys(WEIGHTS, 0), Fraction(0), "0.00", "low", Fraction(1)),
        (dict.fromkeys(WEIGHTS, 3), Fraction(100), "100.00", "very-high", Fraction(1)),
    ],
)
def test_the_worked_examples(
    points: dict[str, int], score: Fraction, shown: str, rating: str, completeness: Fraction
) -> None:
    risk = judge_risk(MODEL, facts(points))

    assert (risk.overall.score, risk.overall.display) == (score, shown)
    assert (risk.overall.rating, risk.computed, risk.base.rating) == (rating, rating, rating)
    assert risk.overall.completeness == completeness


def test_what_is_missing_is_named_with_what_it_could_mean() -> None:
    risk = judge_risk(MODEL, facts(without("R6")))

    assert risk.overall.missing == ("R6",)
    assert (risk.at_best, risk.at_worst) == (Fraction(3600, 105), Fraction(4500, 105))
    said = next(one.says for one in risk.overall.reasons if one.rule == "risk.missing")
    assert said.startswith(
        "Without data: Indicator R6. With all of it at its best the score is 34.29 (Medium)"
    )
    assert said.endswith("at its worst 42.86 (Medium).")


@pytest.mark.parametrize(
    ("known", "rating", "rule"),
    [
        ({}, "not-assessed", "risk.no-score"),
        ({"R5": 0}, "not-assessed", "risk.not-enough-known"),
        ({"R5": 1}, "not-assessed", "risk.not-enough-known"),  # 33: Medium, which may not be said
        ({"R5": 2}, "very-high", "risk.not-enough-known"),  # 67
        ({"R5": 3}, "very-high", "risk.not-enough-known"),
        ({"R1": 0, "R2": 0, "R3": 0, "R4": 0, "R6": 0, "R9": 0}, "low", ""),  # 21 of 35: exactly 60%
        (
            {"R1": 0, "R2": 0, "R3": 0, "R4": 0, "R6": 0, "R5": 0},
            "not-assessed",
            "risk.not-enough-known",
        ),  # 20
    ],
)
def test_too_little_known_is_never_a_low_risk(known: dict[str, int], rating: str, rule: str) -> None:
    risk = judge_risk(MODEL, facts(known))

    assert risk.overall.rating == rating
    assert not rule or rule in rules(risk)
    assert rating != "not-assessed" or risk.overall.display == "Not enough is known"


def test_what_to_find_out_is_enough_to_know_enough() -> None:
    risk = judge_risk(MODEL, facts({"R5": 0, "R7": 0}))

    (way,) = risk.ways
    assert way.find_out == ("R1", "R3", "R4", "R2", "R6")
    assert (
        judge_risk(MODEL, facts({"R5": 0, "R7": 0, **dict.fromkeys(way.find_out, 0)})).overall.rating == "low"
    )


@pytest.mark.parametrize(
    ("known", "computed", "fires"),
    [
        (POINTS | {"enquiry": "yes"}, "high", ["RL1"]),
        (POINTS | {"enquiry": "no"}, "medium", []),
        (POINTS | {"enquiry": "yes", "staff": 2}, "very-high", ["RL1", "RL2"]),
        (POINTS | {"staff": 3}, "medium", []),
        (dict.fromkeys(WEIGHTS, 3) | {"enquiry": "yes"}, "very-high", ["RL1"]),
        ({"enquiry": "yes"}, "high", ["RL1"]),
        ({"R5": 0, "enquiry": "yes"}, "high", ["RL1"]),
    ],
)
def test_the_result_is_the_worse_of_score_and_limits(
    known: dict[str, int | str], computed: str, fires: list[str]
) -> None:
    risk = judge_risk(replace(MODEL, limiters=(ALARM, STAFF)), facts(known))

    assert risk.computed == computed
    assert [one.rule for one in risk.limits] == fires


def test_a_limit_names_the_fact_that_fired_it() -> None:
    fact = Fact("enquiry", "yes", date(2026, 6, 1), "safeguarding team")
    model = replace(MODEL, limiters=(ALARM,))

    (one,) = fired_on(model, [fact])
    assert one.fact == fact
    (reason,) = judge_risk(model, [fact]).limits
    assert reason.says == "By RL1, enquiry is yes, so the result is at least High: An enquiry is open."
    assert reason.saw == {"enquiry": "yes", "as_at": "2026-06-01", "source": "safeguarding team"}


def test_a_limit_of_which_nothing_is_known_is_named() -> None:
    assert "risk.limits-unknown" in rules(judge_risk(replace(MODEL, limiters=(ALARM,)), facts(POINTS)))
    assert "risk.limits-unknown" not in rules(
        judge_risk(replace(MODEL, limiters=(ALARM,)), facts(POINTS | {"enquiry": "no"}))
    )


def test_a_limit_below_what_may_stand_says_nothing_of_a_risk_that_is_not_known() -> None:
    mild = replace(ALARM, to="medium")

    assert judge_risk(replace(MODEL, limiters=(mild,)), facts({"enquiry": "yes"})).computed == "not-assessed"


MANAGER = Input("manager", "Registered manager", Codes({"in-post": Decimal(0), "vacant": Decimal(3)}))
TURNOVER = Input(
    "turnover",
    "Turnover",
    Steps(
        (
            Step(Bound(Side.AT_LEAST, Decimal(20)), Decimal(1)),
            Step(Bound(Side.AT_LEAST, Decimal(30)), Decimal(2)),
            Step(Bound(Side.ABOVE, Decimal(45)), Decimal(3)),
        )
    ),
)
LEAVERS = Indicator("R7", "Turnover", Decimal(2), Decimal(3), TURNOVER, (MANAGER,), oldest_days=90)


@pytest.mark.parametrize(
    ("value", "points"),
    [("0", 0), ("19.999", 0), ("20", 1), ("29.9", 1), ("30", 2), ("45", 2), ("45.01", 3), ("900", 3)],
)
def test_bands_of_an_input_are_exact(value: str, points: int) -> None:
    (one,) = judge_risk(replace(MODEL, indicators=(LEAVERS,)), [Fact("turnover", Decimal(value))]).indicators

    assert one.points == points


@pytest.mark.parametrize(
    ("known", "points"),
    [
        ({"turnover": 0, "manager": "vacant"}, 3),
        ({"turnover": 25, "manager": "in-post"}, 1),
        ({"manager": "vacant"}, 3),
        ({"manager": "in-post"}, None),
        ({"turnover": "many"}, None),
        ({"manager": "gone"}, None),
        ({"R7": 2}, 2),
        ({"R7": 4}, None),
        ({"R7": 1, "turnover": 50}, 3),
        ({}, None),
    ],
)
def test_another_input_can_only_add(known: dict[str, int | str], points: int | None) -> None:
    (one,) = judge_risk(replace(MODEL, indicators=(LEAVERS,)), facts(known)).indicators

    assert one.points == points


@pytest.mark.parametrize(("days", "state"), [(0, None), (90, None), (91, "out-of-date"), (-3, None)])
def test_a_fact_that_is_too_old_counts_as_missing(days: int, state: str | None) -> None:
    known = [Fact("turnover", Decimal(50), TODAY - timedelta(days=days))]
    risk = judge_risk(replace(MODEL, indicators=(LEAVERS,)), known, on=TODAY)

    assert risk.indicators[0].state == state
    assert risk.overall.missing == (("R7",) if state else ())
    assert judge_risk(replace(MODEL, indicators=(LEAVERS,)), known).indicators[0].state is None


def test_an_old_fact_still_limits() -> None:
    old = Fact("enquiry", "yes", date(2020, 1, 1))

    assert judge_risk(replace(MODEL, limiters=(ALARM,)), [*facts(POINTS), old], on=TODAY).computed == "high"


def test_the_newer_of_two_facts_counts() -> None:
    known = [
        Fact("R1", Decimal(0), TODAY),
        Fact("R1", Decimal(3), TODAY - timedelta(days=1)),
        Fact("R1", Decimal(1)),
    ]

    assert judge_risk(MODEL, known, on=TODAY).indicators[0].points == 0


HAND = ByHand("low", "A new manager since Monday.", "the contracts manager", date(2026, 7, 31))


@pytest.mark.parametrize(
    ("known", "hand", "on", "rating", "rule"),
    [
        (POINTS, HAND, date(2026, 7, 31), "low", "risk.by-hand"),
        (POINTS, HAND, date(2026, 8, 1), "medium", "risk.by-hand-ended"),
        (POINTS, replace(HAND, to="very-high"), TODAY, "very-high", "risk.by-hand"),
        ({"R5": 0}, HAND, TODAY, "not-assessed", "risk.by-hand-refused"),
        ({"R5": 0}, replace(HAND, to="high"), TODAY, "high", "risk.by-hand"),
    ],
)
def test_a_hand_changes_the_result_until_a_day_and_hides_nothing(
    known: dict[str, int], hand: ByHand, on: date, rating: str, rule: str
) -> None:
    risk, alone = judge_risk(MODEL, facts(known), on=on, by_hand=hand), judge_risk(MODEL, facts(known), on=on)

    assert (risk.overall.rating, rules(risk)[-1]) == (rating, rule)
    assert (risk.computed, risk.overall.score, risk.ways) == (alone.computed, alone.overall.score, alone.ways)
    assert risk.overall.reasons[:-1] == alone.overall.reasons
    assert risk.overall.reasons[-1].saw["computed"] == alone.overall.rating


def test_a_hand_needs_a_day_and_a_known_rating() -> None:
    with pytest.raises(ValueError, match="needs the day"):
        judge_risk(MODEL, facts(POINTS), by_hand=HAND)
    with pytest.raises(ValueError, match="a rating of the model"):
        judge_risk(MODEL, facts(POINTS), on=TODAY, by_hand=replace(HAND, to="green"))


@pytest.mark.parametrize(
    ("earlier", "course", "change"),
    [
        ([], Course.UNKNOWN, None),
        ([Earlier(date(2026, 5, 1), "not-assessed")], Course.UNKNOWN, None),
        ([Earlier(TODAY, "low", Fraction(1))], Course.UNKNOWN, None),
        ([Earlier(date(2026, 5, 1), "medium", Fraction(4000, 105))], Course.STEADY, Fraction(500, 105)),
        ([Earlier(date(2026, 5, 1), "medium", Fraction(3975, 105))], Course.RISING, Fraction(5)),
        ([Earlier(date(2026, 5, 1), "high", Fraction(5025, 105))], Course.FALLING, Fraction(-5)),
        (
            [Earlier(date(2026, 5, 1), "low", Fraction(20)), Earlier(date(2026, 4, 1), "high", Fraction(60))],
            Course.RISING,
            Fraction(160, 7),
        ),
    ],
)
def test_the_trend_is_against_the_newest_earlier_score(
    earlier: list[Earlier], course: Course, change: Fraction | None
) -> None:
    trend = judge_risk(MODEL, facts(POINTS), on=TODAY, earlier=earlier).trend

    assert (trend.course, trend.change) == (course, change)


def test_the_trend_says_so() -> None:
    trend = judge_risk(
        MODEL, facts(POINTS), earlier=[Earlier(date(2026, 5, 1), "medium", Fraction(75, 2))]
    ).trend

    assert trend.says == "The score was 37.50 on 1 May 2026 and has risen by 5.36 points."


def test_each_input_that_would_do_alone_is_named_with_its_mildest_change() -> None:
    ways = judge_risk(MODEL, facts(POINTS)).ways

    higher = {name: value for way in ways if way.to == "high" for name, value in way.changes.items()}
    assert higher == {"R1": 3, "R2": 1, "R3": 3, "R4": 2, "R5": 2, "R8": 3, "R9": 2, "R10": 2, "R12": 1}
    assert next(way for way in ways if way.to == "low").changes.keys() > {"R1", "R6"}


def test_what_would_change_it_is_one_sentence_a_direction() -> None:
    up = judge_risk(MODEL, facts(POINTS)).overall.would_change[-1]

    assert up.startswith("It would be High with indicator R1 at “3 points”, indicator R2 at “1 point”, ")
    assert up.endswith(" or 3 others alone.")


def test_a_limit_that_fires_must_stop_before_anything_is_lower() -> None:
    risk = judge_risk(replace(MODEL, limiters=(ALARM,)), facts(POINTS | {"enquiry": "yes"}))

    (lower,) = (way for way in risk.ways if way.to == "medium")
    assert lower.changes == {"enquiry": "no"}
    assert lower.says == "It would be Medium with enquiry at “no”."
