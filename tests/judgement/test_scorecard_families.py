"""From points to a rating in every family, with the published bands and the cases at their edges."""

from decimal import Decimal
from fractions import Fraction

import pytest

from plumbline.judgement.scorecard.banding import rated, shown
from plumbline.judgement.scorecard.labels import EXCELLENT_TO_POOR, OUTSTANDING_TO_INADEQUATE, RAG
from plumbline.judgement.scorecard.marks import Area, Mark
from plumbline.judgement.scorecard.rules import Combining, CountRule, Effect, Family, Limiter, Rounding
from plumbline.judgement.scorecard.scales import STANDARD
from plumbline.judgement.scorecard.scoring import score
from tests.judgement.scorecards import MET, at, bands, rag, ratings

CENTRAL_BEDS = bands(95, 78, 65, labels=EXCELLENT_TO_POOR)
CQC = (88, 63, 39)


@pytest.mark.parametrize(
    ("percent", "rating", "display"),
    [
        ("0", "poor", "0%"),
        ("64.999", "poor", "64.999%"),
        ("65", "requires-improvement", "65%"),
        ("77.99", "requires-improvement", "77.99%"),
        ("78.00", "good", "78%"),
        ("94.999", "good", "94.999%"),
        ("95", "excellent", "95%"),
        ("100", "excellent", "100%"),
    ],
)
def test_bands_are_half_open_and_see_the_exact_percentage(percent: str, rating: str, display: str) -> None:
    assert rated(Decimal(percent), CENTRAL_BEDS) == rating
    assert shown(Decimal(percent), CENTRAL_BEDS) == display


@pytest.mark.parametrize(
    ("percent", "rounding", "rating"),
    [
        ("62.5", Rounding.NONE, "requires-improvement"),
        ("62.5", Rounding.HALF_UP, "good"),
        ("62.49", Rounding.HALF_UP, "requires-improvement"),
        ("62.5", Rounding.DOWN, "requires-improvement"),
        ("63", Rounding.DOWN, "good"),
        ("62.999", Rounding.DOWN, "requires-improvement"),
        ("87.5", Rounding.HALF_UP, "outstanding"),
    ],
)
def test_rounding_is_what_the_framework_says(percent: str, rounding: Rounding, rating: str) -> None:
    assert (
        rated(Fraction(percent), bands(*CQC, labels=OUTSTANDING_TO_INADEQUATE, rounding=rounding)) == rating
    )


@pytest.mark.parametrize(
    ("rounding", "limited", "base", "overall"),
    [
        (Rounding.HALF_UP, True, "good", "requires-improvement"),
        (Rounding.HALF_UP, False, "good", "good"),
        (Rounding.DOWN, False, "requires-improvement", "requires-improvement"),
    ],
)
def test_eight_statements_fall_into_the_published_gap(
    rounding: Rounding, limited: bool, base: str, overall: str
) -> None:
    whole = bands(*CQC, labels=OUTSTANDING_TO_INADEQUATE, rounding=rounding)
    any_one = Limiter("any-1", "Any 1 limits", (), ("inadequate",), Effect.CAP, "requires-improvement")
    combining = Combining(
        OUTSTANDING_TO_INADEQUATE, whole, Family.PERCENTAGE, whole, limiters=(any_one,) if limited else ()
    )
    scores = ["3", "3", "2", "3", "2", "3", "1", "3"]
    areas = [Area(f"q{n}", f"Statement {n}") for n in range(8)]
    marks = [Mark(f"q{n}", f"q{n}", "?", STANDARD["one-to-four"], one) for n, one in enumerate(scores)]
    card = score(areas, marks, combining)

    assert card.overall.score == Fraction("62.5")
    assert (card.base.rating, card.overall.rating) == (base, overall)
    assert [one.rule for one in card.limits] == (["any-1"] if limited else [])
    assert ("rounded half up to 63%" in card.base.reasons[1].says) is (rounding is Rounding.HALF_UP)


def test_all_green_but_the_overriding_area_is_red_whatever_the_percentage() -> None:
    override = Limiter("MK-SG-1", "Red there is Red overall", ("c",), ("red",), Effect.OVERRIDE, "red")
    marks = [*at("a", *[100] * 11), *at("c", 4)]
    card = score([Area("a", "Care"), Area("c", "Concerns")], marks, rag(limiters=(override,)))

    assert (card.overall.score, card.base.rating, card.overall.rating) == (92, "green", "red")
    assert card.overall.display == "92%"
    assert "Concerns is Red, so the whole is Red, by MK-SG-1" in card.limits[0].says


def test_a_percentage_counts_points_and_not_areas() -> None:
    card = score([Area("a", "A"), Area("b", "B")], [*at("a", 100, 100, 100), *at("b", 0)], rag())

    assert (card.overall.score, card.overall.rating) == (75, "amber")
    assert card.base.reasons[0].says == "300 of 400 points in 2 areas is 75%."


@pytest.mark.parametrize(
    ("weights", "percent", "rating"),
    [((1, 1), 50, "red"), ((3, 1), 75, "amber"), ((9, 1), 90, "green"), ((1, 3), 25, "red")],
)
def test_a_weighted_whole_counts_areas_by_their_weight(
    weights: tuple[int, int], percent: int, rating: str
) -> None:
    areas = [Area("a", "A", Decimal(weights[0])), Area("b", "B", Decimal(weights[1]))]
    card = score(areas, [*at("a", 100), *at("b", 0, 0, 0)], rag(Family.WEIGHTED))

    assert (card.overall.score, card.overall.rating) == (percent, rating)
    assert f"A 100%, weight {weights[0]}" in card.base.reasons[0].says


def test_a_weighted_whole_leaves_out_the_weight_of_what_does_not_apply() -> None:
    areas = [Area("a", "A", Decimal(1)), Area("b", "B", Decimal(9))]
    apart = Mark("b1", "b", "?", MET, "not-applicable")

    assert score(areas, [*at("a", 70), apart], rag(Family.WEIGHTED)).overall.score == 70


PRE_2023 = (
    CountRule("two-inadequate", "inadequate", ("inadequate",), 2),
    CountRule("two-short", "requires-improvement", ("requires-improvement", "inadequate"), 2),
    CountRule("one-inadequate", "requires-improvement", ("inadequate",), 1),
    CountRule("two-outstanding", "outstanding", ("outstanding",), 2),
)


@pytest.mark.parametrize(
    ("percents", "rating", "rule"),
    [
        ((70, 70, 70, 70, 70), "good", "overall.otherwise"),
        ((90, 90, 70, 70, 70), "outstanding", "two-outstanding"),
        ((90, 70, 70, 70, 70), "good", "overall.otherwise"),
        ((90, 90, 70, 70, 50), "outstanding", "two-outstanding"),
        ((90, 90, 70, 50, 50), "requires-improvement", "two-short"),
        ((90, 90, 90, 90, 10), "requires-improvement", "one-inadequate"),
        ((90, 90, 90, 10, 10), "inadequate", "two-inadequate"),
        ((70, 70, 70, 50, 10), "requires-improvement", "two-short"),
    ],
)
def test_counts_rate_by_the_first_rule_that_holds(percents: tuple[int, ...], rating: str, rule: str) -> None:
    own = bands(*CQC, labels=OUTSTANDING_TO_INADEQUATE)
    combining = Combining(OUTSTANDING_TO_INADEQUATE, own, Family.COUNTS, counts=PRE_2023, otherwise="good")
    areas = [Area(f"k{n}", f"Key question {n}") for n in range(5)]
    marks = [mark for n, percent in enumerate(percents) for mark in at(f"k{n}", percent)]
    card = score(areas, marks, combining)

    assert (card.overall.rating, card.base.reasons[0].rule) == (rating, rule)
    assert card.overall.score is None


@pytest.mark.parametrize(
    ("percents", "rating"), [((90, 90), "green"), ((90, 70), "amber"), ((90, 10), "red"), ((70, 70), "amber")]
)
def test_the_worst_of_is_as_the_worst_area(percents: tuple[int, int], rating: str) -> None:
    marks = [*at("a", percents[0]), *at("b", percents[1])]
    card = score([Area("a", "A"), Area("b", "B")], marks, rag(Family.WORST_OF))

    assert (card.overall.rating, card.overall.score) == (rating, None)
    assert card.overall.display == RAG.label(rating).says  # type: ignore[union-attr]


def test_every_step_is_kept_with_what_it_saw() -> None:
    marks = [
        Mark("S1", "a", "?", MET, "met", Decimal(2)),
        Mark("S2", "a", "?", MET, "partly"),
        Mark("S3", "a", "?", MET, "not-applicable"),
    ]
    card = score([Area("a", "Care")], marks, rag())
    points, band = card.areas[0].judgement.reasons

    assert points.says == "5 of 6 points from 2 questions is 83.333…%. Not applicable and so not counted: S3."
    assert points.saw == {"S1": "Met: 4 of 4", "S2": "Partly met: 1 of 2", "S3": "Not applicable"}
    assert (band.says, band.effect) == ("83.333…% is at or above 60% and below 85%: Amber.", "amber")
    assert card.areas[0].points == 5
    assert card.areas[0].most == 6
    assert [one.rule for one in card.overall.reasons] == ["overall.percentage", "overall.band"]
    assert ratings(card) == {"a": "amber"}
