"""Response rate, the satisfied among valid answers, and themes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.surveys import library
from plumbline.surveys.counting import Rate, Tally, ThemeCount, rate, results, tally, themes
from plumbline.surveys.offering import usable

PEOPLE = library.find("plumbline/people")
OVERALL = PEOPLE.by_ref["1"]


@pytest.mark.parametrize(
    ("completed", "invited", "expected"),
    [
        ({"link": 9, "paper": 3}, {"link": 20, "paper": 10, "phone": None}, Rate(12, 30)),
        ({"link": 9, "paper": 3}, {"link": 20, "paper": None, "phone": None}, Rate(12, None)),
        ({"link": 9}, {"link": None, "paper": None, "phone": None}, Rate(9, None)),
        ({"link": 0}, {"link": 20, "paper": None, "phone": None}, Rate(0, 20)),
        ({}, {}, Rate(0, None)),
    ],
)
def test_the_rate_is_unknown_when_it_is_not_known_how_many_were_asked(
    completed: dict[str, int], invited: dict[str, int | None], expected: Rate
) -> None:
    assert rate(completed, invited) == expected


@pytest.mark.parametrize(
    ("one", "share"),
    [
        (Rate(9, 20), Fraction(9, 20)),
        (Rate(9, None), None),
        (Rate(9, 0), None),
        (Rate(9, 8), None),
        (Rate(0, 8), Fraction(0)),
    ],
)
def test_a_rate_above_the_whole_is_no_rate(one: Rate, share: Fraction | None) -> None:
    assert one.share == share


def test_the_satisfied_are_the_top_two_of_valid_answers() -> None:
    """Milton Keynes KPI 4.1: satisfied or very satisfied, of those who answered."""
    given_ = ["very-satisfied"] * 3 + ["satisfied"] * 2 + ["neither"] + ["dont-know"] * 7 + ["prefer-not", ""]

    assert tally(OVERALL, [{"1": one} for one in given_]) == Tally(satisfied=5, valid=6)


def test_a_question_in_words_has_nothing_to_count() -> None:
    assert tally(PEOPLE.by_ref["7"], [{"7": "x"}]) == Tally(0, 0)
    assert [one.question.ref for one in results(PEOPLE, [])] == ["1", "2", "3", "4", "5", "6"]


def test_a_result_says_how_many_gave_no_valid_answer() -> None:
    (first, *_) = results(PEOPLE, [{"1": "satisfied"}] * 6 + [{"1": "dont-know"}] * 2 + [{}])

    assert (first.told.valid, first.told.satisfied, first.no_view) == (6, 6, 3)
    assert [count for _, count in first.lines] == [0, 6, 0, 0, 0]


def test_themes_are_counted_the_most_frequent_first_and_small_ones_without_a_number() -> None:
    raised = ["money"] * 6 + ["times"] * 9 + ["safety"] * 4 + ["praise"]

    assert themes(raised, ["praise", "times", "safety", "money", "other"]) == (
        ThemeCount("times", 9),
        ThemeCount("money", 6),
        ThemeCount("praise", None),
        ThemeCount("safety", None),
    )


@given(st.lists(st.sampled_from(["very-satisfied", "satisfied", "neither", "dissatisfied", "dont-know", ""])))
def test_the_satisfied_are_never_more_than_the_valid(given_: list[str]) -> None:
    found = tally(OVERALL, [{"1": one} for one in given_])

    assert 0 <= found.satisfied <= found.valid <= len(given_)


def test_a_questionnaire_says_which_figures_it_can_be_used_for() -> None:
    answers = [{"1": "satisfied", "2": "same"}] * 5
    found = usable(PEOPLE, "milton-keynes/homecare-dps", answers)

    assert [(one.ref, one.tally) for one in found] == [("4.1", Tally(5, 5)), ("4.2", Tally(0, 5))]
    assert not any(one.is_small or one.is_too_few for one in found)
    assert usable(PEOPLE, "plumbline/monthly-performance", answers) == ()
