"""Whether a return can be submitted: a table of what stands in the way, all of it at once."""

import pytest

from plumbline.frameworks import library
from plumbline.frameworks.judging import judge
from plumbline.frameworks.periods import Period
from plumbline.returns.answers import understood
from plumbline.returns.readiness import SHORTEST_EXPLANATION, Readiness, readiness
from tests.cast import AGREEING

SCHEDULE = library.find("milton-keynes/homecare-dps")
PERIOD = Period.parse("2026-27-Q1")
WHY = "Two care workers left in May."


def _ready(**changed: str) -> Readiness:
    """Readiness of whole good answers with some changed; an empty text leaves one out."""
    whole = {one.key: "0" for one in SCHEDULE.inputs_asked_in(PERIOD) if one.part != "text"} | AGREEING
    typed = {**whole, **{name.replace("__", "."): text for name, text in changed.items()}}
    answers, misread = understood(typed, SCHEDULE, PERIOD)
    verdict = judge(SCHEDULE, answers, period=PERIOD)
    return readiness(SCHEDULE, PERIOD, answers, verdict, misread)


def test_whole_answers_that_agree_are_ready() -> None:
    assert _ready().is_ready


@pytest.mark.parametrize(
    ("changed", "stands_in_the_way"),
    [
        ({"5__1__value": ""}, ("5.1", "required")),
        ({"5__1__value": "many"}, ("5.1", "not-a-number")),
        ({"1__1__numerator": "5200"}, ("1.1.part-of-whole", "agreement")),
        ({"6__6__value": "1", "6__5__value": "1"}, ("6.6", "text-owed")),
    ],
)
def test_what_must_be_corrected_is_named_by_its_figure(
    changed: dict[str, str], stands_in_the_way: tuple[str, str]
) -> None:
    found = _ready(**changed)
    assert not found.is_ready
    assert stands_in_the_way in {(one.ref, one.rule) for one in found.problems}


def test_everything_is_named_at_once() -> None:
    found = _ready(**{"5__2__value": "", "7__2__value": "x", "1__1__numerator": "5200"})
    assert {"5.2", "7.2", "1.1.part-of-whole"} <= {one.ref for one in found.problems}


def test_an_answer_that_cannot_be_read_is_not_also_called_missing() -> None:
    assert [one.rule for one in _ready(**{"5__1__value": "many"}).problems if one.ref == "5.1"] == [
        "not-a-number"
    ]


@pytest.mark.parametrize("numerator", ["4079", "3000"])
def test_a_figure_below_its_target_has_to_be_explained(numerator: str) -> None:
    missed = {"1__1__numerator": numerator}
    found = _ready(**missed)
    assert [one.ref for one in found.to_explain] == ["1.1"]
    assert not found.is_ready
    assert _ready(**missed, explain__1__1=WHY).is_ready


def test_a_figure_exactly_at_its_target_needs_no_explanation() -> None:
    assert _ready(**{"1__1__numerator": "4080"}).is_ready


@pytest.mark.parametrize(
    ("says", "is_enough"),
    [
        ("", False),
        ("ill", False),
        (" " * 20, False),
        ("Two left. ", False),
        ("a" * (SHORTEST_EXPLANATION - 1), False),
        ("a" * SHORTEST_EXPLANATION, True),
    ],
)
def test_an_explanation_says_something(says: str, is_enough: bool) -> None:
    assert _ready(**{"1__1__numerator": "3000", "explain__1__1": says}).is_ready is is_enough


def test_figures_that_disagree_are_explained_or_corrected() -> None:
    apart = {"5__4__value": "9"}
    found = _ready(**apart)
    disagreements = [
        one for one in (*found.problems, *found.to_explain) if one.rule in {"agreement", "explain"}
    ]
    assert disagreements
    assert all("9" in one.says for one in disagreements)


def test_a_stated_percentage_stands_in_for_its_counts() -> None:
    stated = {"1__1__numerator": "", "1__1__denominator": "", "1__1__percent": "96"}
    assert "1.1" not in {one.ref for one in _ready(**stated).problems}
