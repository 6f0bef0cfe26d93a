"""What a page or a device hands in from a visit, piece by piece, and what became of each piece. Pure.

The same pieces come from a form without JavaScript and from a device's queue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

REFUSED = "refused"

# Who was met, and how: the key of a count is both, such as `people.spoken-with`.
ROLES: Mapping[str, str] = {
    "people": "People who use the service",
    "relatives": "Relatives and friends",
    "staff": "Staff",
    "managers": "Managers",
    "professionals": "Visiting professionals",
}
HOW_MET: Mapping[str, str] = {"spoken-with": "Spoken with", "observed": "Observed"}
MET_KEYS: tuple[str, ...] = tuple(f"{role}.{how}" for role in ROLES for how in HOW_MET)


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing noted. See `models.noting.Entry` for what `kind`, `key`, `value` and `saw` mean.

    `written_at` is the clock of the device: told, and never relied on.
    """

    client_id: UUID
    kind: str
    key: str
    value: Mapping[str, Any]
    written_at: datetime
    saw: UUID | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of a piece: counted, clash or late when it is kept, refused when it is not, and `says` why.

    Whoever hands the same piece in again gets the same back.
    """

    client_id: UUID
    outcome: str
    says: str = ""

    @property
    def is_kept(self) -> bool:
        return self.outcome != REFUSED


def read_piece(raw: object, *, now: datetime) -> Piece | Noted | None:
    """A piece as a device sent it, in JSON: client_id, kind, key, value, written_at, saw.

    None when it has no number to answer it by; Noted (refused) when something else of it cannot be read. A clock
    that tells no time that could be is replaced by `now`, ours.
    """
    if not isinstance(raw, Mapping):
        return None
    client_id = as_number(raw.get("client_id"))
    if client_id is None:
        return None
    kind, key, value = raw.get("kind"), raw.get("key"), raw.get("value")
    if not isinstance(kind, str) or not isinstance(key, str) or not isinstance(value, Mapping):
        return Noted(client_id, REFUSED, "This was not sent whole. Write it again.")
    written_at = as_moment(raw.get("written_at"), now)
    return Piece(client_id, kind, key, value, written_at, as_number(raw.get("saw")))


def as_number(text: object) -> UUID | None:
    """A number made on a device, as it is written: 36 letters, digits and dashes."""
    try:
        return UUID(text) if isinstance(text, str) and len(text) == 36 else None
    except ValueError:
        return None


def as_moment(text: object, now: datetime) -> datetime:
    """When a device says it was; `now`, ours, when its clock tells no time that could be."""
    try:
        told = datetime.fromisoformat(text) if isinstance(text, str) else now
        told = told if told.tzinfo else told.replace(tzinfo=UTC)
        return told.astimezone(UTC) if 2000 <= told.year < 2100 else now
    except (ValueError, OverflowError):
        return now
