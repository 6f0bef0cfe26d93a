"""A whole return judged: what is asked for, whose terms, and what cannot stand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.frameworks import library
from plumbline.frameworks.definition import Answers, Definition, Terms
from plumbline.frameworks.judging import judge
from plumbline.frameworks.periods import Period
from plumbline.judgement.judgement import Rag, State
from tests.frameworks.schedules import answers

MILTON_KEYNES = library.find("milton-keynes/homecare-dps")
MONTHLY = library.find("plumbline/monthly-performance")
VISITS = {"1.1.numerator": 78, "1.1.denominator": 100}
GOODNESS: dict[str, int] = {Rag.RED: 0, Rag.AMBER: 1, Rag.GREEN: 2}


def test_an_empty_return_has_no_rating_anywhere() -> None:
    for schedule in library.definitions():
        verdict = judge(schedule, Answers())
        assert {judgement.rating for judgement in verdict.judgements} == {State.NOT_RETURNED}
        assert verdict.problems == ()
        assert {one.holds for one in verdict.agreements} <= {None}


def test_terms_in_force_replace_those_of_the_file() -> None:
    stricter = {"1.1": Terms(Decimal(90), Decimal(85))}

    assert judge(MILTON_KEYNES, answers(VISITS)).by_ref["1.1"].rating == Rag.AMBER
    assert judge(MILTON_KEYNES, answers(VISITS), terms=stricter).by_ref["1.1"].rating == Rag.RED


def test_terms_without_a_target_take_the_rating_away() -> None:
    assert (
        judge(MILTON_KEYNES, answers(VISITS), terms={"1.1": Terms()}).by_ref["1.1"].rating == State.NO_TARGET
    )


def test_what_does_not_apply_is_not_asked_to_be_good() -> None:
    verdict = judge(MILTON_KEYNES, answers(VISITS), not_applicable={"1.1": "No visits are commissioned."})

    assert verdict.by_ref["1.1"].rating == State.NOT_APPLICABLE
    assert verdict.by_ref["1.1"].reasons[0].says == "No visits are commissioned."


def test_a_months_return_is_rated_only_with_its_quarter() -> None:
    given_ = answers({"V1.numerator": 0, "V1.denominator": 100})

    month = judge(MONTHLY, given_, period=Period.parse("2026-27-M01")).by_ref["V1"]
    quarter = judge(MONTHLY, given_, period=Period.parse("2026-27-Q1")).by_ref["V1"]

    assert (month.rating, month.display) == (State.NOT_ASSESSED, "0.00%")
    assert (
        month.reasons[-1].says == "Not rated yet: this figure is collected each month and rated each quarter."
    )
    assert quarter.rating == Rag.GREEN


@pytest.mark.parametrize(
    ("key", "number", "rule"),
    [
        ("7.2.value", "-1", "below-nought"),
        ("7.2.value", "1.5", "not-whole"),
        ("7.2.value", "NaN", "not-a-number"),
        ("7.2.value", "Infinity", "not-a-number"),
        ("7.2.value", "1e999", "too-large"),
        ("5.3.value", "1e-20", "too-many-decimals"),
        ("1.1.percent", "-3", "below-nought"),
        ("1.1.percent", "103", "above-100"),
        ("7.9.value", "1", "unknown-figure"),
        ("7.2.percent", "1", "unknown-figure"),
        ("2.1.extra", "1", "unknown-figure"),
        ("4.1.invited", "-1", "below-nought"),
    ],
)
def test_a_number_that_cannot_stand_is_told_by_its_key(key: str, number: str, rule: str) -> None:
    (problem,) = judge(MILTON_KEYNES, answers({key: number})).problems

    assert (problem.key, problem.rule) == (key, rule)
    assert problem.says.endswith((".", "?"))


@pytest.mark.parametrize(
    ("stated", "differs"), [("78", False), ("78.0", False), ("77.9", True), ("96", True)]
)
def test_a_percentage_beside_its_counts_must_be_theirs(stated: str, differs: bool) -> None:
    verdict = judge(MILTON_KEYNES, answers({**VISITS, "1.1.percent": stated}))

    assert [problem.rule for problem in verdict.problems] == (["percent-differs"] if differs else [])
    assert verdict.by_ref["1.1"].score == 78


def test_a_percentage_is_compared_as_it_was_rounded() -> None:
    given_ = answers({"1.1.numerator": 4900, "1.1.denominator": 5100, "1.1.percent": 96})

    assert judge(MILTON_KEYNES, given_).problems == ()


@given(st.data())
def test_leaving_an_answer_out_never_improves_a_rating(data: st.DataObject) -> None:
    schedule: Definition = data.draw(st.sampled_from(library.definitions()))
    keys = [question.key for question in schedule.inputs]
    given_ = data.draw(st.dictionaries(st.sampled_from(keys), st.integers(min_value=0, max_value=60)))
    whole = judge(schedule, answers({**given_}))
    left_out = data.draw(st.sampled_from(sorted(given_))) if given_ else ""
    less = judge(schedule, answers({key: value for key, value in given_.items() if key != left_out}))

    for before, after in zip(whole.judgements, less.judgements, strict=True):
        if after.rating in GOODNESS:
            assert GOODNESS[after.rating] <= GOODNESS.get(before.rating, -1)
