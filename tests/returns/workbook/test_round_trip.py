"""Whatever a provider enters comes out as it went in."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plumbline.frameworks.definition import Answers, InputKind
from plumbline.returns.workbook.checking import check, check_sheets
from plumbline.returns.workbook.opening.values import open_sheets
from plumbline.returns.workbook.writing import write
from tests.returns.workbook.building import EXPECTED, ISSUE, SCHEDULE, filled

KEYS = {one.key: one for one in SCHEDULE.inputs if one.kind is not InputKind.TEXT and one.part != "percent"}
BLANK = write(ISSUE)
COUNTS = st.integers(0, 10**9).map(Decimal)
AMOUNTS = st.decimals(0, 10**6, places=4)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=200)
ANY = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30),
    st.floats(),
    st.integers(),
    st.booleans(),
)
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    values = {key: draw(COUNTS if one.kind is InputKind.COUNT else AMOUNTS) for key, one in KEYS.items()}
    values["2.2b.percent"] = draw(st.integers(0, 1000)) / Decimal(10)
    return Answers(values, {"6.6.text": draw(TEXTS)}, {"1.1": draw(TEXTS)})


@SLOW
@given(answers())
def test_what_is_known_when_it_is_written_is_read_again(known: Answers) -> None:
    issue = ISSUE.__class__(**{**vars(ISSUE), "known": known})
    found = check(write(issue), EXPECTED)
    assert found.problems == ()
    assert found.answers == known


@SLOW
@given(st.dictionaries(st.sampled_from(sorted(SCHEDULE.by_key)), ANY, min_size=1, max_size=4))
def test_whatever_is_typed_is_either_an_answer_or_a_problem_with_its_cell(typed: dict[str, object]) -> None:
    found = check_sheets(open_sheets(filled(BLANK, {**dict.fromkeys(KEYS, 1), **typed})), EXPECTED)
    for key in KEYS:
        answered = key in found.answers.values
        asked = [problem for problem in found.problems if problem.key == key]
        assert answered is not bool(asked)
        assert all(problem.cell and problem.message for problem in asked)
    assert all(value.is_finite() and value >= 0 for value in found.answers.values.values())
