"""Whether a piece fits the scorecard it is for, and what is kept of it. Pure: no piece is half taken."""

from collections.abc import Callable, Mapping
from typing import Any

from plumbline.frameworks.scorecard import Answerer, ScorecardDefinition
from plumbline.visits.pieces import MET_KEYS, Piece

MOST_LETTERS = 10_000
LONGEST_KEY = 80
MOST_PEOPLE = 9_999
# What may be noted on each sheet.
KINDS: Mapping[str, frozenset[str]] = {
    "visit": frozenset({"answer", "note", "met", "sample", "feedback"}),
    "self-assessment": frozenset({"answer"}),
    "checker": frozenset({"answer", "note"}),
}


class DoesNotFit(Exception):
    """The piece cannot be kept; the message says why and what to do."""


Value = Mapping[str, Any]


def fitted(piece: Piece, definition: ScorecardDefinition, sheet: str) -> dict[str, Any]:
    """The value as it is kept: the parts its kind has, tidied, and no others. Raises DoesNotFit."""
    if piece.kind not in KINDS[sheet]:
        raise DoesNotFit("This cannot be noted here. Open the page again and write it there.")
    if not piece.key.strip() or len(piece.key) > LONGEST_KEY or not piece.key.isprintable():
        raise DoesNotFit("This has no name that can be kept. Write it again.")
    if piece.kind == "answer":
        _check_question(piece.key, definition, sheet)
    if "withdrawn" in piece.value:
        return {"withdrawn": _needed(piece.value, "withdrawn", "Say why it is taken back.")}
    return _KEEPERS[piece.kind](piece, definition)


def questions_on(definition: ScorecardDefinition, sheet: str) -> tuple[str, ...]:
    """The references of the questions that a sheet asks.

    Quality Checkers are asked the questions that are their own; where a scorecard has none, those in easy read.
    """
    if sheet != "checker":
        return tuple(one.ref for one in definition.questions)
    own = tuple(one.ref for one in definition.questions if one.answerer is Answerer.QUALITY_CHECKER)
    return own or tuple(one.ref for one in definition.questions if one.easy)


def _check_question(ref: str, definition: ScorecardDefinition, sheet: str) -> None:
    if ref not in questions_on(definition, sheet):
        raise DoesNotFit(
            f"Question “{ref}” is not one of “{definition.title}”, version {definition.version}, which this visit "
            "keeps to. Open the page again: it shows the questions there are."
        )


def _answer(piece: Piece, definition: ScorecardDefinition) -> dict[str, Any]:
    choice, note = _text(piece.value, "choice"), _text(piece.value, "note")
    scale = definition.by_ref[piece.key].scale
    if choice and not scale.accepts(choice):
        raise DoesNotFit(
            f"“{choice[:40]}” is not an answer to question {piece.key}. Choose one that is offered."
        )
    return {"choice": choice, "note": note}


def _note(piece: Piece, definition: ScorecardDefinition) -> dict[str, Any]:
    area = _text(piece.value, "area")
    if area and area not in definition.area_by_code:
        raise DoesNotFit(f"“{area[:40]}” is not an area of this visit. Choose one that is offered.")
    return {"area": area, "text": _needed(piece.value, "text", "Write what you observed.")}


def _met(piece: Piece, definition: ScorecardDefinition) -> dict[str, Any]:
    count = piece.value.get("count")
    if piece.key not in MET_KEYS:
        raise DoesNotFit("Say whom you met and how with one of the choices offered.")
    if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count <= MOST_PEOPLE:
        raise DoesNotFit("Enter how many people, as a whole number, for example 4.")
    return {"count": count, "how": piece.key.rpartition(".")[2]}


def _sample(piece: Piece, definition: ScorecardDefinition) -> dict[str, Any]:
    kind = _needed(piece.value, "kind", "Say what kind of record it is, for example a care plan.")
    return {"kind": kind, "text": _text(piece.value, "text")}


def _feedback(piece: Piece, definition: ScorecardDefinition) -> dict[str, Any]:
    to = _needed(piece.value, "to", "Say to whom by their role, for example the deputy manager.")
    return {"to": to, "text": _needed(piece.value, "text", "Write what was said.")}


_KEEPERS: Mapping[str, Callable[[Piece, ScorecardDefinition], dict[str, Any]]] = {
    "answer": _answer,
    "note": _note,
    "met": _met,
    "sample": _sample,
    "feedback": _feedback,
}


def _needed(value: Value, name: str, says: str) -> str:
    text = _text(value, name)
    if not text:
        raise DoesNotFit(says)
    return text


def _text(value: Value, name: str) -> str:
    """Text as it is kept: without blanks at the ends, control characters, or halves of letters. Raises DoesNotFit."""
    text = value.get(name, "")
    if not isinstance(text, str):
        raise DoesNotFit("This was not sent as text. Write it again.")
    kept = "".join(letter for letter in text.replace("\r\n", "\n") if letter in "\n\t" or _is_written(letter))
    if len(kept) > MOST_LETTERS:
        raise DoesNotFit(
            f"This has {len(kept):,} letters, and at most {MOST_LETTERS:,} are kept. Make it shorter."
        )
    return kept.strip()


def _is_written(letter: str) -> bool:
    return letter >= " " and letter != "\x7f" and not "\ud800" <= letter <= "\udfff"
