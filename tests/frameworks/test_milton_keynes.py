"""The published homecare schedule of Milton Keynes, line by line, and its figures that must agree."""

from decimal import Decimal
from fractions import Fraction

import pytest

from plumbline.frameworks import library
from plumbline.frameworks.definition import Answers, Basis, Definition
from plumbline.frameworks.judging import AgreementResult, judge
from plumbline.frameworks.periods import Interval
from plumbline.judgement.judgement import Rag, State
from tests.frameworks.schedules import answers

PUBLISHED_LINES = [
    *("1.1", "2.1", "2.2a", "2.2b", "2.2c", "3.1", "4.1", "4.2", "5.1", "5.2", "5.3", "5.4"),
    *(
        "6.1",
        "6.2",
        "6.3",
        "6.4",
        "6.5",
        "6.6",
        "7.1",
        "7.2",
        "7.3",
        "7.4",
        "7.5",
        "7.6",
        "7.7",
        "8.1",
        "8.2",
    ),
]
DEMOGRAPHICS = [f"{who}-{what}" for who in ("staff", "people") for what in ("ethnicity", "age", "gender")]


@pytest.fixture(scope="module")
def schedule() -> Definition:
    return library.find("milton-keynes/homecare-dps")


def agreement(
    schedule: Definition, code: str, given: Answers, previous: Answers | None = None
) -> AgreementResult:
    return next(one for one in judge(schedule, given, previous=previous).agreements if one.code == code)


def test_every_line_of_the_document_is_there_and_one_of_ours(schedule: Definition) -> None:
    refs = list(schedule.by_ref)

    assert [ref for ref in refs if ref in PUBLISHED_LINES] == PUBLISHED_LINES
    assert [ref for ref in refs if ref not in PUBLISHED_LINES] == ["missed-visits", *DEMOGRAPHICS]
    assert {one.interval for one in schedule.indicators} == {Interval.QUARTER}


@pytest.mark.parametrize(
    ("ref", "target", "amber"),
    [("1.1", 80, 75), ("2.1", 100, 95), ("2.2a", 80, 75), ("3.1", 100, 95), ("4.1", 80, 75), ("4.2", 70, 65)],
)
def test_published_targets_stand_beside_a_tolerance_that_is_ours(
    schedule: Definition, ref: str, target: int, amber: int
) -> None:
    terms = schedule.by_ref[ref].terms

    assert (terms.target, terms.amber) == (Decimal(target), Decimal(amber))
    assert (terms.source.basis, terms.amber_source.basis) == (Basis.PUBLISHED, Basis.LOCAL_DEFAULT)
    assert terms.amber_source.note == "Tolerance not contractual"


def test_nothing_else_has_a_target(schedule: Definition) -> None:
    rated = [one.ref for one in schedule.indicators if one.is_rated]

    assert rated == ["1.1", "2.1", "2.2a", "3.1", "4.1", "4.2"]


def test_the_80_percent_never_applies_to_turnover_or_vacancies(schedule: Definition) -> None:
    for ref in ("2.2b", "2.2c"):
        given = answers({f"{ref}.numerator": 1, f"{ref}.denominator": 10})
        assert judge(schedule, given).by_ref[ref].rating == State.NO_TARGET


def test_the_worked_example_is_unrounded_and_right(schedule: Definition) -> None:
    judgement = judge(schedule, answers({"1.1.numerator": 4900, "1.1.denominator": 5100})).by_ref["1.1"]

    assert judgement.score == Fraction(490000, 5100)
    assert str(float(judgement.score)).startswith("96.078")
    assert (judgement.display, judgement.rating) == ("96%", Rag.GREEN)


def test_ethnicity_has_the_19_groups_of_the_census_and_two_ways_not_to_say(schedule: Definition) -> None:
    for ref in ("staff-ethnicity", "people-ethnicity"):
        parts = [question.part for question in schedule.by_ref[ref].inputs]
        assert len(parts) == 21
        assert parts[-2:] == ["not-said", "not-known"]


def test_headcount_and_full_time_equivalents_are_both_asked_and_headcount_is_8_1(
    schedule: Definition,
) -> None:
    judgement = judge(schedule, answers({"8.1.value": 41, "8.1.fte": "38.5"})).by_ref["8.1"]

    assert judgement.score == 41


def test_the_response_rate_is_shown_and_does_not_rate(schedule: Definition) -> None:
    given = answers({"4.1.numerator": 9, "4.1.denominator": 10, "4.1.invited": 40})
    judgement = judge(schedule, given).by_ref["4.1"]

    assert judgement.rating == Rag.GREEN
    assert judgement.reasons[-1].says == "Response rate: 25%, 10 of 40 people asked. Shown, not rated."


PLANNED = {"missed-visits.numerator": 10, "missed-visits.denominator": 100}
ENDINGS = {"6.1.value": 1, "6.2.value": 2, "6.3.value": 0, "6.4.value": 0, "6.5.value": 3, "6.6.value": 1}


@pytest.mark.parametrize(
    ("code", "given", "previous", "holds"),
    [
        ("endings-have-reasons", {"5.4.value": 7, **ENDINGS}, {}, True),
        ("endings-have-reasons", {"5.4.value": 8, **ENDINGS}, {}, False),
        ("endings-have-reasons", {"5.4.value": 7, **ENDINGS, "6.5.value": None}, {}, None),
        ("people-roll-on", {"5.1.value": 55, "5.2.value": 12, "5.4.value": 7}, {"5.1.value": 50}, True),
        ("people-roll-on", {"5.1.value": 56, "5.2.value": 12, "5.4.value": 7}, {"5.1.value": 50}, False),
        ("people-roll-on", {"5.1.value": 55, "5.2.value": 12, "5.4.value": 7}, {}, None),
        ("complaints-reconcile", {"7.4.value": 3, "7.2.value": 4, "7.3.value": 2}, {"7.4.value": 1}, True),
        ("complaints-reconcile", {"7.4.value": 4, "7.2.value": 4, "7.3.value": 2}, {"7.4.value": 1}, False),
        ("staff-gender-adds-up", {"8.1.value": 3, "staff-gender.female": 2, "staff-gender.male": 1}, {}, True),
        ("staff-gender-adds-up", {"8.1.value": 4, "staff-gender.female": 2, "staff-gender.male": 1}, {}, False),
        ("staff-gender-adds-up", {"8.1.value": 4}, {}, None),
        ("people-age-adds-up", {"5.1.value": 9, "people-age.18-64": 4, "people-age.85-plus": 5}, {}, True),
        ("people-ethnicity-adds-up", {"5.1.value": 9, "people-ethnicity.white-roma": 8}, {}, False),
        ("staff-ethnicity-adds-up", {"8.1.value": 8, "staff-ethnicity.white-roma": 8}, {}, True),
        ("staff-age-adds-up", {"8.1.value": 8, "staff-age.16-24": 8}, {}, True),
        ("people-gender-adds-up", {"5.1.value": 8, "people-gender.other": 8}, {}, True),
        ("1.1.part-of-whole", {"1.1.numerator": 5, "1.1.denominator": 5}, {}, True),
        ("1.1.part-of-whole", {"1.1.numerator": 6, "1.1.denominator": 5}, {}, False),
        ("care-staff-are-staff", {"2.1.denominator": 9, "8.1.value": 8}, {}, False),
        ("posts-are-filled-or-vacant", {"2.2c.denominator": 10, "2.2c.numerator": 2, "2.2b.denominator": 8}, {}, True),
        ("reviews-cover-everyone", {"3.1.denominator": 9, "5.1.value": 8}, {}, False),
        ("satisfaction-answers", {"4.1.denominator": 9, "4.1.invited": 8}, {}, False),
        ("visits-were-planned", {**PLANNED, "1.1.denominator": 90}, {}, True),
        ("visits-were-planned", {**PLANNED, "1.1.denominator": 91}, {}, False),
    ],
)  # fmt: skip
def test_figures_that_must_agree(
    schedule: Definition,
    code: str,
    given: dict[str, int | None],
    previous: dict[str, int],
    holds: bool | None,
) -> None:
    before = answers({**previous}) if previous else None

    assert agreement(schedule, code, answers({**given}), before).holds is holds


def test_a_sum_that_does_not_agree_names_the_numbers(schedule: Definition) -> None:
    found = agreement(schedule, "endings-have-reasons", answers({"5.4.value": 8, **ENDINGS}))

    assert (found.left, found.right) == ("8", "1 + 2 + 0 + 0 + 3 + 1 = 7")
    assert found.sentence.endswith("The figures say 8 against 1 + 2 + 0 + 0 + 3 + 1 = 7.")


@pytest.mark.parametrize("ref", ["1.1", "2.1", "2.2a", "2.2c", "3.1", "4.1", "4.2", "missed-visits"])
def test_more_than_the_whole_is_refused_and_not_rated(schedule: Definition, ref: str) -> None:
    verdict = judge(schedule, answers({f"{ref}.numerator": 11, f"{ref}.denominator": 10}))
    (found,) = (one for one in verdict.agreements if one.fails)

    assert (found.code, found.weight) == (f"{ref}.part-of-whole", "refuse")
    assert verdict.by_ref[ref].rating == State.NOT_ASSESSED


def test_more_leavers_than_staff_needs_explaining_and_is_possible(schedule: Definition) -> None:
    verdict = judge(schedule, answers({"2.2b.numerator": 11, "2.2b.denominator": 10}))

    assert [one.weight for one in verdict.agreements if one.fails] == ["explain"]
    assert verdict.by_ref["2.2b"].display == "110.0%"


@pytest.mark.parametrize(
    ("count", "text", "owed"),
    [(1, "", True), (1, "  ", True), (1, "Moved abroad", False), (0, "", False), (None, "", False)],
)
def test_other_reasons_for_ending_are_described(
    schedule: Definition, count: int | None, text: str, owed: bool
) -> None:
    given = answers({"6.6.value": count}, {"6.6.text": text} if text else {})
    found = [problem for problem in judge(schedule, given).problems if problem.rule == "text-owed"]

    assert bool(found) is owed
    assert all((problem.ref, problem.key) == ("6.6", "6.6.text") for problem in found)


def test_the_councils_own_table_holds_every_line_of_the_document(schedule: Definition) -> None:
    layout = schedule.layout
    assert layout is not None

    required = {row.ref for row in layout.rows if not row.optional}
    assert required == {ref for ref in PUBLISHED_LINES if ref not in {"2.2b", "2.2c"}}
    assert (layout.target_column, layout.columns) == ("Target", ("Q1", "Q2", "Q3", "Q4"))


def test_a_table_of_percentages_can_be_judged(schedule: Definition) -> None:
    verdict = judge(schedule, Answers({"1.1.percent": Decimal(96), "2.2a.percent": Decimal(79)}))

    assert (verdict.by_ref["1.1"].rating, verdict.by_ref["2.2a"].rating) == (Rag.GREEN, Rag.AMBER)
    assert verdict.problems == ()
