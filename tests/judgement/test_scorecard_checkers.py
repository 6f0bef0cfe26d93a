"""Quality Checkers as a viewpoint of their own: rated from what they answered, beside a card that it never changes."""

from dataclasses import replace

import pytest

from plumbline.judgement.scorecard.marks import Area, Mark
from plumbline.judgement.scorecard.outcome import Scorecard
from plumbline.judgement.scorecard.scoring import score
from plumbline.judgement.scorecard.viewing import answered_by, with_checkers
from tests.judgement.scorecards import area_of, at, rag

AREAS = [Area("a", "Care"), Area("b", "Staffing")]
CARD = score(AREAS, [*at("a", 90), *at("b", 90)], rag())


def said(area: str, *answers: str) -> list[Mark]:
    """One question an answer, of 100 points."""
    return [replace(one, answer=answer) for answer in answers for one in at(area, 0)]


def checked(*marks: Mark, people: int = 1) -> Scorecard:
    return with_checkers(CARD, marks, rag(), people=people)


@pytest.mark.parametrize(
    ("answers", "rating", "percent"),
    [
        (("100", "90"), "green", "95%"),
        (("100", "20"), "amber", "60%"),
        (("20",), "red", "20%"),
        # Nobody has to answer, so what is left out keeps no rating away.
        (("20", "", "not-assessed", "not-applicable"), "red", "20%"),
        (("", "not-assessed"), "not-assessed", "Not assessed"),
    ],
)
def test_an_area_is_rated_from_the_answers_that_bring_points(
    answers: tuple[str, ...], rating: str, percent: str
) -> None:
    card = checked(*said("a", *answers), *said("b", "100"))

    view = area_of(card, "a").by_viewpoint["checkers"]
    assert (view.rating, view.display) == (rating, percent)


def test_an_area_they_were_not_asked_about_says_nothing_of_them() -> None:
    assert "checkers" not in area_of(checked(*said("a", "100")), "b").by_viewpoint


@pytest.mark.parametrize("answers", [(), ("",), ("not-assessed", "not-applicable")])
def test_without_one_valid_answer_there_is_no_such_viewpoint(answers: tuple[str, ...]) -> None:
    assert checked(*said("a", *answers)) == CARD


def test_it_changes_no_rating_and_says_where_it_differs() -> None:
    card = checked(*said("a", "20"), *said("b", "100"))

    assert replace(card, areas=CARD.areas, viewpoints=CARD.viewpoints, disagreements=()) == CARD
    assert [replace(one, by_viewpoint={}) for one in card.areas] == [
        replace(one, by_viewpoint={}) for one in CARD.areas
    ]
    assert [one.says for one in card.disagreements] == [
        "Care: Green by the commissioner and Red by Quality Checkers."
    ]
    assert card.viewpoints["checkers"].rating == "amber"


@pytest.mark.parametrize(
    ("people", "says"),
    [
        (1, "Quality Checkers: 2 of 4 questions answered, by 1 person."),
        (
            3,
            "Quality Checkers: 2 of 4 questions answered, by 3 people. "
            "Where they differ, the least favourable answer counts.",
        ),
    ],
)
def test_it_says_how_much_was_answered_and_by_how_many(people: int, says: str) -> None:
    card = checked(*said("a", "20", "", "not-assessed"), *said("b", "100"), people=people)

    assert answered_by(card) == (says,)
    assert answered_by(CARD) == ()
