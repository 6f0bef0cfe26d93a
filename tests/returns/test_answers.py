"""From what was typed to answers, and back: nothing lost, nothing of another period taken in."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plumbline.frameworks import library
from plumbline.frameworks.definition import Answers, InputKind
from plumbline.frameworks.periods import Period
from plumbline.returns.answers import as_typed, changes_between, recalled, stored, understood

HOME_CARE = library.find("milton-keynes/homecare-dps")
HOUSING = library.find("lancashire/supported-housing")
QUARTER_1, QUARTER_4 = Period.parse("2026-27-Q1"), Period.parse("2026-27-Q4")
NUMBERS = [one.key for one in HOME_CARE.inputs if one.kind is InputKind.COUNT]


def test_each_answer_is_understood_by_its_own_question() -> None:
    typed = {
        "5.1.value": "60",
        "5.3.value": "3,825.5",
        "6.6.text": " Moved \n away ",
        "explain.1.1": " Because. ",
    }
    answers, problems = understood(typed, HOME_CARE, QUARTER_1)
    assert problems == ()
    assert answers.values == {"5.1.value": 60, "5.3.value": Decimal("3825.5")}
    assert answers.texts == {"6.6.text": "Moved \n away"}
    assert answers.explanations == {"1.1": "Because."}


def test_every_answer_that_cannot_stand_is_named_at_once() -> None:
    typed = {"5.1.value": "sixty", "5.2.value": "-1", "7.2.value": "2.5"}
    answers, problems = understood(typed, HOME_CARE, QUARTER_1)
    assert answers.values == {}
    assert {(one.key, one.rule) for one in problems} == {
        ("5.1.value", "not-a-number"),
        ("5.2.value", "below-nought"),
        ("7.2.value", "not-whole"),
    }


def test_a_question_of_a_longer_period_is_not_asked_before_its_time() -> None:
    yearly = next(one for one in HOUSING.indicators if one not in HOUSING.asked_in(QUARTER_1))
    question = next(one for one in yearly.inputs if one.kind is InputKind.COUNT)
    typed = {question.key: "3"}
    assert understood(typed, HOUSING, QUARTER_1)[0].values == {}
    assert understood(typed, HOUSING, QUARTER_4)[0].values == {question.key: 3}


def test_a_ready_made_percentage_is_an_answer() -> None:
    answers, problems = understood({"1.1.percent": "96%"}, HOME_CARE, QUARTER_1)
    assert answers.values == {"1.1.percent": 96}
    assert problems == ()


def test_a_percentage_of_something_that_is_none_is_left_out() -> None:
    assert understood({"5.1.percent": "96%"}, HOME_CARE, QUARTER_1)[0].values == {}


@given(
    st.dictionaries(st.sampled_from(NUMBERS), st.integers(0, 10**9).map(Decimal), max_size=8),
    st.dictionaries(
        st.just("6.6.text"), st.text("abc ", min_size=1, max_size=9).map(lambda text: text.strip() or "a")
    ),
)
def test_answers_come_back_as_they_were_stored_and_as_they_were_typed(
    values: dict[str, Decimal], texts: dict[str, str]
) -> None:
    answers = Answers(values, texts, {"1.1": "Two carers were ill."})
    assert recalled(**stored(answers)) == answers
    assert understood(as_typed(answers), HOME_CARE, QUARTER_1) == (answers, ())


def test_numbers_are_stored_exactly() -> None:
    answers = Answers({"5.3.value": Decimal("3825.1000")})
    assert stored(answers)["values"] == {"5.3.value": "3825.1000"}
    assert as_typed(answers) == {"5.3.value": "3825.1"}


def test_changes_name_what_was_and_what_is_now() -> None:
    before = Answers({"5.1.value": Decimal(60), "5.2.value": Decimal(6)}, {"6.6.text": "Moved"})
    after = Answers({"5.1.value": Decimal("60.0"), "5.2.value": Decimal(7), "5.4.value": Decimal(1)})
    assert changes_between(before, after) == [
        {"key": "5.2.value", "was": "6", "now": "7"},
        {"key": "5.4.value", "was": "", "now": "1"},
        {"key": "6.6.text", "was": "Moved", "now": ""},
    ]


def test_an_explanation_is_no_figure_and_so_no_change() -> None:
    assert changes_between(Answers({}, {}, {"1.1": "a"}), Answers({}, {}, {"1.1": "b"})) == []
