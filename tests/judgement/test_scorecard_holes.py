"""What was not assessed, does not apply, is waived or is changed by hand: no data is never green."""

from dataclasses import replace
from fractions import Fraction

import pytest

from plumbline.judgement.scorecard.marks import Area, Mark, Moderation, Waiver
from plumbline.judgement.scorecard.outcome import Scorecard
from plumbline.judgement.scorecard.rules import Effect, Family, Limiter, Mode
from plumbline.judgement.scorecard.scales import NOT_APPLICABLE, NOT_ASSESSED
from plumbline.judgement.scorecard.scoring import score
from tests.judgement.scorecards import MET, area_of, at, rag, ratings

AREAS = [Area("a", "Care"), Area("s", "Safety", is_critical=True)]
OVERRIDE = Limiter("EX-1", "Red there is Red overall", ("s",), ("red",), Effect.OVERRIDE, "red")
CAP = Limiter("EX-2", "Green needs safety", ("s",), ("amber", "red"), Effect.CAP, "amber")
WAIVER = Waiver("a", "The record was with the coroner.", "A contracts manager")


def marked(**answers: str) -> list[Mark]:
    """a1, a2, s1 and s2, met where nothing else is said."""
    known = {"a1": "met", "a2": "met", "s1": "met", "s2": "met"} | answers
    return [Mark(ref, ref[0], "?", MET, answer) for ref, answer in known.items()]


def scored(*limiters: Limiter, waivers: tuple[Waiver, ...] = (), **answers: str) -> Scorecard:
    return score(AREAS, marked(**answers), rag(limiters=limiters), waivers=waivers)


@pytest.mark.parametrize("hole", ["", NOT_ASSESSED, "no such choice"])
def test_a_hole_keeps_area_and_whole_from_being_rated(hole: str) -> None:
    card = scored(a1=hole)

    assert ratings(card) == {"a": NOT_ASSESSED, "s": "green"}
    assert (card.overall.rating, card.overall.missing, card.not_assessed) == (NOT_ASSESSED, ("a1",), ("a1",))
    assert card.overall.completeness == Fraction(3, 4)
    assert card.overall.would_change == ("Assess a1: until then there is no overall rating.",)


def test_the_percentage_of_what_was_assessed_is_still_shown() -> None:
    area = area_of(scored(a1="", a2="partly"), "a").judgement

    assert (area.rating, area.score, area.completeness, area.display) == (
        NOT_ASSESSED, 50, Fraction(1, 2), "Not assessed",
    )  # fmt: skip
    assert area.reasons[-1].says == "a1 was not assessed, so there is no rating."
    assert area.would_change == ("Assess a1: until then Care has no rating.",)


def test_a_waived_area_counts_with_what_it_has() -> None:
    card = scored(waivers=(WAIVER,), a1="", a2="partly")

    assert (area_of(card, "a").judgement.rating, card.overall.rating) == ("red", "amber")
    assert "A contracts manager let the rating stand on the rest: The record was with the coroner." in (
        area_of(card, "a").judgement.reasons[1].says
    )
    assert card.not_assessed == ("a1",)


def test_a_waiver_makes_no_rating_out_of_nothing() -> None:
    card = scored(waivers=(WAIVER,), a1="", a2=NOT_ASSESSED)

    assert (ratings(card)["a"], card.overall.rating) == (NOT_ASSESSED, NOT_ASSESSED)
    assert "What nobody looked at cannot be rated." in area_of(card, "a").judgement.reasons[-1].says


def test_a_waiver_of_one_area_helps_no_other() -> None:
    assert scored(waivers=(WAIVER,), s1="").overall.rating == NOT_ASSESSED


def test_what_does_not_apply_leaves_the_count() -> None:
    card = scored(a1=NOT_APPLICABLE, a2="partly")

    assert area_of(card, "a").judgement.score == 50
    assert card.overall.score == Fraction(500, 6)
    assert card.overall.completeness == 1


def test_an_area_of_which_nothing_applies_leaves_the_whole() -> None:
    card = scored(a1=NOT_APPLICABLE, a2=NOT_APPLICABLE)

    assert ratings(card) == {"a": NOT_APPLICABLE, "s": "green"}
    assert (card.overall.rating, card.overall.score) == ("green", 100)


@pytest.mark.parametrize("family", list(Family))
def test_nothing_that_applies_is_not_applicable_and_not_green(family: Family) -> None:
    answers = dict.fromkeys(("a1", "a2", "s1", "s2"), NOT_APPLICABLE)
    card = score(AREAS, marked(**answers), rag(family, otherwise="green"))

    assert (card.overall.rating, card.overall.is_rating, card.overall.score) == (NOT_APPLICABLE, False, None)
    assert card.overall.would_change == ()


def test_an_area_without_a_question_is_not_rated() -> None:
    card = score([*AREAS, Area("x", "Empty")], marked(), rag())

    assert (ratings(card)["x"], card.overall.rating) == (NOT_ASSESSED, NOT_ASSESSED)


def test_an_override_fires_even_where_other_areas_were_not_assessed() -> None:
    card = scored(OVERRIDE, CAP, a1="", s1="not-met", s2="not-met")

    assert (card.base.rating, card.overall.rating) == (NOT_ASSESSED, "red")
    assert [one.rule for one in card.limits] == ["EX-1", "EX-2"]
    assert card.overall.missing == ("a1",)
    assert card.overall.would_change == (
        "Safety out of Red (3 more points there) lifts the override. The whole is then rated once a1 is assessed.",
    )


def test_a_cap_alone_makes_no_rating_out_of_a_hole() -> None:
    card = scored(CAP, a1="", s1="not-met", s2="not-met")

    assert card.overall.rating == NOT_ASSESSED
    assert [one.rule for one in card.limits] == ["EX-2"]


def test_an_overriding_area_that_was_not_assessed_is_no_better() -> None:
    assert scored(OVERRIDE, s1="").overall.rating == NOT_ASSESSED


def test_a_limit_looks_past_what_does_not_apply() -> None:
    every = Limiter("all", "Both red", ("s", "x"), ("red",), Effect.CAP, "red", Mode.ALL)
    card = score(
        [*AREAS, Area("x", "Apart")],
        [*marked(s1="not-met", s2="not-met"), Mark("x1", "x", "?", MET, NOT_APPLICABLE)],
        rag(limiters=(every,)),
    )

    assert [one.saw for one in card.limits] == [{"s": "red"}]


MODERATION = Moderation("", "amber", "New manager since the visit.", "A senior officer", "31 March 2027")


def test_a_rating_changed_by_hand_keeps_the_computed_one() -> None:
    card = score(
        AREAS, marked(s1="not-met", s2="not-met"), rag(limiters=(OVERRIDE,)), moderations=[MODERATION]
    )

    assert (card.computed, card.overall.rating) == ("red", "amber")
    assert card.overall.reasons[-1].says == (
        "Changed by hand from Red to Amber by A senior officer until 31 March 2027: New manager since the visit."
    )
    assert card.overall.reasons[-1].saw["computed"] == "red"


def test_an_area_changed_by_hand_counts_as_changed_and_keeps_its_points() -> None:
    by_hand = replace(MODERATION, area="s", to="red", until="")
    card = score(AREAS, marked(), rag(limiters=(OVERRIDE,)), moderations=[by_hand])

    assert (area_of(card, "s").computed, area_of(card, "s").judgement.rating) == ("green", "red")
    assert (card.overall.score, card.overall.rating) == (100, "red")
    assert card.overall.would_change == (
        "Safety was rated by hand. It stays as it is until that is changed.",
    )


@pytest.mark.parametrize("area", ["", "a"])
def test_nothing_is_changed_by_hand_into_a_rating(area: str) -> None:
    card = score(AREAS, marked(a1=""), rag(), moderations=[replace(MODERATION, area=area)])

    assert (ratings(card)["a"], card.overall.rating) == (NOT_ASSESSED, NOT_ASSESSED)
    changed = card.overall if not area else area_of(card, "a").judgement
    assert "for there is no rating to change" in changed.reasons[-1].says


@pytest.mark.parametrize(
    ("waivers", "moderations", "says"),
    [
        ([Waiver("z", "x", "y")], [], "There is no area z."),
        ([], [Moderation("z", "red", "x", "y")], "There is no area z."),
        ([], [Moderation("", "purple", "x", "y")], "purple is no rating of red-amber-green."),
    ],
)
def test_rulings_on_what_is_not_there_are_refused(
    waivers: list[Waiver], moderations: list[Moderation], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        score(AREAS, marked(), rag(), waivers=waivers, moderations=moderations)


def test_a_mark_of_no_area_is_refused() -> None:
    with pytest.raises(ValueError, match=r"There is no area z\. The areas are a, s\."):
        score(AREAS, at("z", 100), rag())
