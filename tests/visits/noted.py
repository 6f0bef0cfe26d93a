"""Pieces as devices and pages hand them in, for tests."""

from typing import Any
from uuid import UUID, uuid4

from plumbline.accounts.models import User
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit
from plumbline.visits.pieces import Noted, Piece
from tests.cast import NOW


def answer(
    ref: str, choice: str, note: str = "", *, saw: UUID | None = None, number: UUID | None = None
) -> Piece:
    return piece("answer", ref, {"choice": choice, "note": note}, saw=saw, number=number)


def piece(
    kind: str, key: str, value: dict[str, Any], *, saw: UUID | None = None, number: UUID | None = None
) -> Piece:
    return Piece(number or uuid4(), kind, key, value, NOW, saw)


def hand_in(visit: Visit, by: User, *pieces: Piece) -> list[Noted]:
    return visits.note(visit, pieces, by=by, now=NOW)


def outcomes(noted: list[Noted]) -> list[str]:
    return [one.outcome for one in noted]
