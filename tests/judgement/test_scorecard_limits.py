"""Limits and overrides, viewpoints, and what the sentences about lifting a rating say."""

from fractions import Fraction

import pytest

from plumbline.judgement.scorecard.counting import paradox, silent_rules
from plumbline.judgement.scorecard.labels import RAG
from plumbline.judgement.scorecard.marks import Area
from plumbline.judgement.scorecard.rules import CountRule, Effect, Family, Limiter, Mode
from plumbline.judgement.scorecard.scoring import score
from plumbline.judgement.scorecard.steps import common_step
from tests.judgement.scorecards import area_of, at, rag

AREAS = [Area("a", "Care"), Area("b", "Staffing"), Area("s", "Safety", is_critical=True)]


def limiter(code: str, to: str, *areas: str, **changes: object) -> Limiter:
    known: dict[str, object] = {"when": ("red",), "effect": Effect.CAP} | changes
    return Limiter(code, "A limit", areas, to=to, **known)  # type: ignore[arg-type]


def limited(percents: tuple[int, int, int], *limiters: Limiter) -> tuple[str, list[str]]:
    """The whole, and the limits that fired, of three areas with these percentages."""
    marks = [mark for code, percent in zip("abs", percents, strict=True) for mark in at(code, percent)]
    card = score(AREAS, marks, rag(limiters=limiters))
    return card.overall.rating, [one.rule for one in card.limits]


OVERRIDE, CAP = Effect.OVERRIDE, Effect.CAP
ANY_RED, CRITICAL = (
    limiter("any", "amber"),
    limiter("critical", "amber", when=("amber", "red"), is_critical_only=True),
)


@pytest.mark.parametrize(
    ("percents", "limiters", "rating", "fires"),
    [
        ((100, 100, 100), (ANY_RED, CRITICAL), "green", []),
        ((100, 100, 59), (ANY_RED,), "amber", ["any"]),
        ((100, 100, 60), (ANY_RED,), "green", []),
        ((100, 100, 60), (ANY_RED, CRITICAL), "amber", ["critical"]),
        ((60, 100, 100), (ANY_RED, CRITICAL), "green", []),
        ((100, 100, 59), (CRITICAL, ANY_RED), "amber", ["critical", "any"]),
        ((0, 0, 100), (ANY_RED,), "red", ["any"]),
        ((100, 100, 59), (ANY_RED, limiter("o", "red", "s", effect=OVERRIDE)), "red", ["any", "o"]),
        ((0, 100, 100), (limiter("o", "red", "s", effect=OVERRIDE),), "amber", []),
        ((0, 100, 100), (limiter("all", "red", "a", "s", mode=Mode.ALL),), "amber", []),
        ((0, 100, 0), (limiter("all", "red", "a", "s", mode=Mode.ALL),), "red", ["all"]),
    ],
)
def test_every_limit_that_fires_is_named_in_order(
    percents: tuple[int, int, int], limiters: tuple[Limiter, ...], rating: str, fires: list[str]
) -> None:
    assert limited(percents, *limiters) == (rating, fires)


def test_an_override_beats_a_cap_and_the_worst_of_overrides_speaks() -> None:
    mild = limiter("mild", "amber", "s", effect=OVERRIDE)
    harsh = limiter("harsh", "red", "s", effect=OVERRIDE)

    assert limited((100, 100, 0), harsh, mild)[0] == limited((100, 100, 0), mild, harsh)[0] == "red"
    assert limited((0, 0, 0), limiter("cap", "red"), mild)[0] == "amber"


def test_viewpoints_are_rated_alone_and_named_where_they_differ() -> None:
    marks = [
        *at("a", 90, 90),
        *at("a", 20, viewpoint="people"),
        *at("a", 70, viewpoint="staff"),
        *at("b", 90),
        *at("b", 100, viewpoint="people"),
    ]
    card = score(AREAS[:2], marks, rag())
    views = {name: one.rating for name, one in area_of(card, "a").by_viewpoint.items()}

    assert views == {"commissioner": "green", "people": "red", "staff": "amber"}
    assert [one.says for one in card.disagreements] == [
        "Care: Green by the commissioner, Red by people who use the service and Amber by staff and managers."
    ]
    assert {name: one.score for name, one in card.viewpoints.items()} == {
        "commissioner": 90, "people": 60, "staff": 70,
    }  # fmt: skip


def test_a_viewpoint_with_a_hole_disagrees_with_nobody() -> None:
    marks = [*at("a", 90), *at("a", 20, viewpoint="people")]
    holed = [
        *marks[:1],
        *(type(marks[1])(one.ref, "a", "?", one.scale, "", viewpoint="people") for one in marks[1:]),
    ]
    card = score(AREAS[:1], holed, rag())

    assert card.disagreements == ()
    assert card.viewpoints["people"].rating == "not-assessed"


@pytest.mark.parametrize(
    ("percents", "family", "limiters", "says"),
    [
        ((100, 100, 100), Family.PERCENTAGE, (), ()),
        ((80, 80, 80), Family.PERCENTAGE, (), ("To reach Green, 15 more points in any area.",)),
        (
            (100, 100, 55),
            Family.PERCENTAGE,
            (ANY_RED,),
            ("To reach Green: Safety out of Red (5 more points there).",),
        ),
        (
            (70, 90, 59),
            Family.PERCENTAGE,
            (ANY_RED,),
            (
                "To reach Green: Safety out of Red (1 more point there) and 36 more points in all, these among them.",
            ),
        ),
        ((50, 90, 70), Family.WORST_OF, (), ("To reach Amber: Care out of Red (10 more points there).",)),
        (
            (70, 90, 80),
            Family.WORST_OF,
            (),
            (
                "To reach Green: Care to Green (15 more points there) and Safety to Green (5 more points there).",
            ),
        ),
        ((80, 80, 80), Family.WEIGHTED, (), ("To reach Green: 15 more points in Care.",)),
    ],
)
def test_what_would_lift_the_whole_is_said_in_points(
    percents: tuple[int, ...], family: Family, limiters: tuple[Limiter, ...], says: tuple[str, ...]
) -> None:
    marks = [mark for code, percent in zip("abs", percents, strict=True) for mark in at(code, percent)]

    assert score(AREAS, marks, rag(family, limiters=limiters)).overall.would_change == says


def test_counts_lift_the_fewest_areas() -> None:
    rules = (CountRule("two", "red", ("red",), 2), CountRule("one", "amber", ("amber", "red"), 1))
    marks = [*at("a", 10), *at("b", 55), *at("s", 90)]
    card = score(AREAS, marks, rag(Family.COUNTS, counts=rules, otherwise="green"))

    assert card.overall.rating == "red"
    assert card.overall.would_change == ("To reach Amber: Staffing out of Red (5 more points there).",)


def test_what_would_lift_an_area_is_said_in_points() -> None:
    card = score(AREAS[:1], at("a", 50, 60), rag())

    assert card.areas[0].judgement.would_change == ("To reach Amber, 10 more points in Care.",)


def test_points_come_in_steps() -> None:
    assert common_step([Fraction(2), Fraction(3, 2), Fraction(0)]) == Fraction(1, 2)
    assert common_step([]) == 0


@pytest.mark.parametrize(
    ("rules", "silent"),
    [
        ([("one", "amber", "red", 1), ("two", "red", "red", 2)], ("two",)),
        ([("two", "red", "red", 2), ("one", "amber", "red", 1)], ()),
        ([("four", "red", "red", 4)], ("four",)),
    ],
)
def test_a_rule_that_can_never_speak_is_seen(
    rules: list[tuple[str, str, str, int]], silent: tuple[str, ...]
) -> None:
    made = [CountRule(code, rating, (of,), at_least) for code, rating, of, at_least in rules]

    assert silent_rules(made, RAG, 3) == silent


def test_a_better_area_that_makes_the_whole_worse_is_seen() -> None:
    upside_down = [CountRule("one", "green", ("red",), 1)]
    in_order = [CountRule("two", "red", ("red",), 2), CountRule("one", "amber", ("red",), 1)]

    assert paradox(upside_down, "amber", RAG, 2) == (("red",), ("amber",))
    assert paradox(in_order, "green", RAG, 3) is None
