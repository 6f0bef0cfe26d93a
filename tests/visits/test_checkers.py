"""Scales in easy words, and which questions Quality Checkers are asked."""

from dataclasses import replace

import pytest

from plumbline.frameworks import library
from plumbline.frameworks.scorecard import Answerer
from plumbline.judgement.scorecard.scales import STANDARD
from plumbline.visits.checkers import easy_choices, questions_for
from tests.cast import QUALITY_VISIT

CARD = library.find_scorecard(QUALITY_VISIT)


@pytest.mark.parametrize(
    ("scale", "codes", "says"),
    [
        ("yes-no", "yes no", "Yes, No"),
        ("met", "met partly not-met", "Yes, Sometimes, or a bit, No"),
        ("red-amber-green", "green amber red", "Yes, Sometimes, or a bit, No"),
        ("one-to-four", "4 3 2 1", "Very good, Good, Not good, Bad"),
        ("a-to-d", "a b c d", "Very good, Good, Not good, Bad"),
    ],
)
def test_every_scale_reads_easily_from_best_to_worst(scale: str, codes: str, says: str) -> None:
    choices = easy_choices(STANDARD[scale])

    assert " ".join(one.code for one in choices[:-1]) == codes
    assert ", ".join(one.says for one in choices[:-1]) == says
    assert (choices[-1].code, choices[-1].says) == ("not-assessed", "I do not know")


@pytest.mark.parametrize("name", STANDARD)
def test_every_choice_offered_may_be_answered(name: str) -> None:
    assert all(STANDARD[name].accepts(one.code) for one in easy_choices(STANDARD[name]))


def test_without_questions_of_their_own_they_are_asked_those_in_easy_words() -> None:
    asked = questions_for(CARD)

    assert len(asked) == 23
    assert all(one.easy for one in asked)


def test_questions_of_their_own_are_all_they_are_asked() -> None:
    first, *rest = CARD.questions
    card = replace(CARD, questions=(*rest, replace(first, answerer=Answerer.QUALITY_CHECKER)))

    assert [one.ref for one in questions_for(card)] == [first.ref]
