"""Months added up to quarters: sums of counts, never averages of percentages."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.frameworks import library
from plumbline.frameworks.definition import Answers
from plumbline.frameworks.judging import Verdict, judge
from plumbline.frameworks.periods import Interval, Period
from plumbline.frameworks.rolling_up import roll_up
from plumbline.judgement.judgement import Rag, State
from tests.frameworks.schedules import answers

MONTHLY = library.find("plumbline/monthly-performance")
QUARTER = Period.parse("2026-27-Q1")
APRIL, MAY, JUNE = QUARTER.parts(Interval.MONTH)

Month = dict[str, int | str | None]


def quarter_of(*months: Month | None) -> Verdict:
    """The quarter's verdict on what was given in April, May and June; None where nothing came."""
    given_ = {
        part: answers(month)
        for part, month in zip((APRIL, MAY, JUNE), months, strict=True)
        if month is not None
    }
    rolled = roll_up(MONTHLY, given_, QUARTER)
    return judge(MONTHLY, rolled.answers, period=QUARTER, gaps=rolled.gaps)


def punctual(numerator: int, denominator: int) -> Month:
    return {"V2.numerator": numerator, "V2.denominator": denominator}


def test_a_quarter_is_the_sum_of_its_months_and_not_their_average() -> None:
    judgement = quarter_of(punctual(10, 10), punctual(10, 10), punctual(700, 980)).by_ref["V2"]

    assert judgement.score == Fraction(720 * 100, 1000)
    assert judgement.rating == Rag.RED  # the average of the percentages, 90.5%, would have been green


def test_what_stands_at_a_point_in_time_takes_the_last_month() -> None:
    months: list[Month] = [{"P1.numerator": number, "P1.denominator": 100} for number in (50, 60, 96)]

    assert quarter_of(*months).by_ref["P1"].display == "96.0%"


@pytest.mark.parametrize("absent", [0, 1, 2])
def test_a_month_that_is_missing_takes_the_rating_away(absent: int) -> None:
    months: list[Month | None] = [punctual(100, 100), punctual(100, 100), punctual(100, 100)]
    months[absent] = None
    judgement = quarter_of(*months).by_ref["V2"]

    assert judgement.rating == State.NOT_ASSESSED
    assert (APRIL, MAY, JUNE)[absent].label in judgement.reasons[-1].says


def test_an_early_month_does_not_stand_in_for_the_last() -> None:
    month: Month = {"P1.numerator": 96, "P1.denominator": 100}

    assert quarter_of(month, month, None).by_ref["P1"].rating == State.NOT_RETURNED
    assert quarter_of(None, None, month).by_ref["P1"].rating == Rag.GREEN


def test_a_percentage_without_counts_cannot_be_added() -> None:
    judgement = quarter_of(punctual(95, 100), {"V2.percent": 99}, punctual(95, 100)).by_ref["V2"]

    assert judgement.rating == State.NOT_ASSESSED
    assert "May 2026" in judgement.reasons[-1].says
    assert judgement.score == 95


def test_texts_of_the_months_stand_under_their_names() -> None:
    given_ = {
        MAY: Answers(texts={"P2.text": "Two about lateness"}),
        APRIL: Answers(texts={"P2.text": "None"}),
    }

    assert roll_up(MONTHLY, given_, QUARTER).answers.texts == {
        "P2.text": "April 2026: None\nMay 2026: Two about lateness"
    }


COUNTS = st.tuples(st.integers(min_value=0, max_value=500), st.integers(min_value=0, max_value=500)).map(
    sorted
)


@given(st.lists(COUNTS, min_size=3, max_size=3))
def test_rolling_up_equals_judging_all_the_visits_as_one(months: list[list[int]]) -> None:
    rolled = quarter_of(*(punctual(low, high) for low, high in months)).by_ref["V2"]
    whole = punctual(sum(low for low, _ in months), sum(high for _, high in months))
    at_once = judge(MONTHLY, answers(whole), period=QUARTER).by_ref["V2"]

    assert (rolled.score, rolled.rating) == (at_once.score, at_once.rating)


@given(months=st.lists(COUNTS, min_size=3, max_size=3), absent=st.integers(min_value=0, max_value=2))
def test_a_missing_month_is_never_green(months: list[list[int]], absent: int) -> None:
    given_: list[Month | None] = [punctual(low, high) for low, high in months]
    given_[absent] = None

    assert quarter_of(*given_).by_ref["V2"].rating in set(State)
