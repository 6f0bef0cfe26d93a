"""A risk model or levels that contradict themselves say everything that is wrong, with line, place and cause."""

from decimal import Decimal

import pytest

from plumbline.frameworks.reading import FrameworkProblems, read_levels, read_risk_model, read_scorecard
from plumbline.judgement.risk.model import Comparing
from tests.frameworks.risk_files import BROKEN_LEVELS, BROKEN_MODELS, LEVELS, MODEL
from tests.frameworks.schedules import line_of, problems

CASES = [(MODEL, name, *case) for name, case in BROKEN_MODELS.items()]
CASES += [(LEVELS, name, *case) for name, case in BROKEN_LEVELS.items()]


def test_the_small_files_are_in_order() -> None:
    assert problems(MODEL) == ()
    assert problems(LEVELS) == ()


@pytest.mark.parametrize(("text", "name", "old", "new", "says"), CASES, ids=lambda one: str(one)[:30])
def test_each_fault_is_told_in_plain_words_at_its_line(
    text: str, name: str, old: str, new: str, says: str
) -> None:
    assert old in text, name
    broken = text.replace(old, new, 1)
    found = problems(broken)

    assert [one for one in found if says in one.says], found
    assert all(1 <= one.line <= len(broken.splitlines()) for one in found)


def test_all_faults_are_told_at_once() -> None:
    text = MODEL.replace("weight = 4", "weight = 0").replace("{ above = 45", "{ above = 10")
    text = text.replace('when = ["inadequate"]', 'when = ["bad"]')

    assert [(one.line, one.place) for one in problems(text)] == [
        (line_of("weight = 0", text), "indicator R1 “weight”"),
        (line_of("steps = [", text), "indicator R2 “steps”"),
        (line_of('when = ["bad"]', text), "limit EX-1 “when”"),
    ]


def test_each_kind_is_told_from_the_others() -> None:
    with pytest.raises(FrameworkProblems, match="no set of oversight levels"):
        read_levels(MODEL, name="model")
    with pytest.raises(FrameworkProblems, match="no risk model"):
        read_risk_model(LEVELS, name="levels")
    with pytest.raises(FrameworkProblems, match="no scorecard"):
        read_scorecard(MODEL, name="model")


def test_levels_the_wrong_way_round_are_told() -> None:
    text = LEVELS.replace('["low", "medium"]', '["other"]').replace(
        '["high", "very-high"]', '["low", "medium"]'
    )
    text = text.replace('["other"]', '["high", "very-high"]')

    assert ["Put the lightest level first." in one.says for one in problems(text)] == [True]


@pytest.mark.parametrize(
    ("kind", "says"),
    [("risk-model", "There is no indicator."), ("oversight-levels", "One level tells nothing apart.")],
)
def test_a_file_of_nothing_but_its_kind_says_what_is_missing(kind: str, says: str) -> None:
    assert [one for one in problems(f'kind = "{kind}"\n') if says in one.says]


def test_a_file_that_says_nothing_of_comparing_means_what_it_always_did() -> None:
    said = MODEL.replace("[[indicator]]", "[comparing]\nfewest = 8\ninstead_of_none = 2\n\n[[indicator]]", 1)

    assert read_risk_model(MODEL, name="model").model.comparing == Comparing(5, Decimal(1), 12)
    own = read_risk_model(said, name="model").model.comparing
    assert (own.fewest, own.instead_of_none, own.unrated_months) == (8, Decimal(2), 12)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("fewest = 1", "Name 3 or more"),
        ("fewest = 5.5", "Write a whole number"),
        ("instead_of_none = 0", "Name a number above 0"),
        ("unrated = 3", "unrated_months"),
    ],
)
def test_what_is_wrong_about_comparing_is_told(said: str, says: str) -> None:
    broken = MODEL.replace("[[indicator]]", f"[comparing]\n{said}\n\n[[indicator]]", 1)

    assert [one for one in problems(broken) if says in one.says], problems(broken)
