"""What is kept of a piece, and what refuses it. Hostile pieces are refused alone, with a reason."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plumbline.frameworks import library
from plumbline.visits.fitting import MOST_LETTERS, DoesNotFit, fitted
from plumbline.visits.pieces import Noted, Piece, read_piece
from tests.visits.noted import piece

NOW = datetime(2026, 7, 10, 9, 30, tzinfo=UTC)
SCORECARD = library.find_scorecard("milton-keynes/quality-visit")


@pytest.mark.parametrize(
    ("kind", "key", "value", "kept"),
    [
        ("answer", "I1", {"choice": "met", "note": " Seen \r\n today "}, {"choice": "met", "note": "Seen \n today"}),
        ("answer", "I1", {"choice": "not-assessed"}, {"choice": "not-assessed", "note": ""}),
        ("answer", "I1", {"choice": "", "note": "Ask again"}, {"choice": "", "note": "Ask again"}),
        ("note", "n-1", {"area": "staffing", "text": "Calm"}, {"area": "staffing", "text": "Calm"}),
        ("note", "n-1", {"text": "Calm", "more": "dropped"}, {"area": "", "text": "Calm"}),
        ("met", "people.spoken-with", {"count": 4}, {"count": 4, "how": "spoken-with"}),
        ("sample", "Person A", {"kind": "Care plan"}, {"kind": "Care plan", "text": ""}),
        ("feedback", "f-1", {"to": "Deputy manager", "text": "Well led"}, {"to": "Deputy manager", "text": "Well led"}),
        ("note", "n-1", {"withdrawn": "Wrong place", "text": "x"}, {"withdrawn": "Wrong place"}),
        ("note", "n-1", {"text": "a\x00b\x07c\ud800"}, {"area": "", "text": "abc"}),
    ],
)  # fmt: skip
def test_what_is_kept(kind: str, key: str, value: dict[str, Any], kept: dict[str, Any]) -> None:
    assert fitted(piece(kind, key, value), SCORECARD, "visit") == kept


@pytest.mark.parametrize(
    ("kind", "key", "value", "says"),
    [
        ("answer", "Z9", {"choice": "met"}, "is not one of"),
        ("answer", "I1", {"choice": "excellent"}, "is not an answer to question I1"),
        ("answer", "I1", {"choice": 3}, "not sent as text"),
        ("answer", "I1", {"choice": "met", "note": "x" * (MOST_LETTERS + 1)}, "at most 10,000 are kept"),
        ("note", "n-1", {"area": "cellar", "text": "x"}, "is not an area"),
        ("note", "n-1", {"text": "  "}, "Write what you observed"),
        ("note", "", {"text": "x"}, "no name"),
        ("note", "n" * 81, {"text": "x"}, "no name"),
        ("note", "n\x00", {"text": "x"}, "no name"),
        ("met", "burglars.spoken-with", {"count": 1}, "choices offered"),
        ("met", "people.spoken-with", {"count": -1}, "whole number"),
        ("met", "people.spoken-with", {"count": True}, "whole number"),
        ("met", "people.spoken-with", {"count": "4"}, "whole number"),
        ("sample", "Person A", {}, "what kind of record"),
        ("feedback", "f-1", {"to": "", "text": "x"}, "by their role"),
        ("photograph", "p-1", {}, "cannot be noted here"),
        ("note", "n-1", {"withdrawn": ""}, "Say why"),
    ],
)
def test_what_is_refused_and_why(kind: str, key: str, value: dict[str, Any], says: str) -> None:
    with pytest.raises(DoesNotFit, match=says):
        fitted(piece(kind, key, value), SCORECARD, "visit")


def test_a_self_assessment_holds_answers_alone() -> None:
    with pytest.raises(DoesNotFit, match="cannot be noted here"):
        fitted(piece("note", "n-1", {"text": "x"}), SCORECARD, "self-assessment")


def test_quality_checkers_answer_the_questions_they_are_asked() -> None:
    unasked = next(one.ref for one in SCORECARD.questions if not one.easy)
    with pytest.raises(DoesNotFit, match="is not one of"):
        fitted(piece("answer", unasked, {"choice": "met"}), SCORECARD, "checker")


ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=20),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = ["client_id", "kind", "key", "value", "written_at", "saw"]


@given(
    ANYTHING
    | some.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, ANYTHING))
    | some.fixed_dictionaries(
        {
            "client_id": some.uuids().map(str),
            "kind": some.sampled_from(["answer", "note", "met", "sample", "feedback"]),
            "key": some.sampled_from(["I1", "people.spoken-with", "Person A"]) | some.text(max_size=90),
            "value": some.dictionaries(
                some.sampled_from(["choice", "note", "text", "count", "kind", "to", "withdrawn"]), ANYTHING
            ),
        }
    )
)
def test_whatever_a_device_sends_is_kept_or_refused_with_a_reason(raw: object) -> None:
    read = read_piece(raw, now=NOW)

    if isinstance(read, Piece):
        assert _kept_or_refused(read)
    elif isinstance(read, Noted):
        assert read.says
        assert not read.is_kept


def _kept_or_refused(read: Piece) -> object:
    """What is kept, or why it is not; anything else that happens fails the test."""
    try:
        return fitted(read, SCORECARD, "visit")
    except DoesNotFit as fault:
        return str(fault)


@pytest.mark.parametrize(
    "told", ["1999-01-01T00:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "noon", 7]
)
def test_a_clock_that_tells_no_time_is_replaced_by_ours(told: object) -> None:
    raw = {"client_id": str(uuid4()), "kind": "note", "key": "n", "value": {}, "written_at": told}
    read = read_piece(raw, now=NOW)

    assert isinstance(read, Piece)
    assert read.written_at == NOW
