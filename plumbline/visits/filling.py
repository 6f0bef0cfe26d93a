"""Places of a visit as a page shows them and reads them back: the same pieces as a device sends, from a plain form.

Each place carries the number its next entry will have and the number of what stood there when the page was made, so
a form sent twice is one entry, and somebody else's answer is never written over unseen.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from plumbline.visits.models import Current, Entry, Kind, Visit
from plumbline.visits.pieces import ROLES, Noted, Piece, as_number

PARTS: Mapping[str, tuple[str, ...]] = {
    "answer": ("choice", "note"),
    "note": ("area", "text"),
    "met": ("count",),
    "sample": ("kind", "text"),
    "feedback": ("to", "text"),
}
# What is cleared on a page is taken back, with this reason.
CLEARED = "Cleared on the page"
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass
class Slot:
    """One place on a page. `value` is what stands or what was typed; `problem` why that could not be kept."""

    kind: str
    key: str
    value: dict[str, Any] = field(default_factory=dict)
    saw: UUID | None = None
    by: str = ""
    at: datetime | None = None
    clash: Entry | None = None
    client_id: UUID = field(default_factory=uuid4)
    problem: str = ""
    is_new: bool = False

    @property
    def base(self) -> str:
        """What the names of its inputs begin with: the same for the same place, whatever its key is made of."""
        if self.is_new:
            return f"{self.kind}-new"
        safe = self.key if _SAFE.fullmatch(self.key) else hashlib.sha256(self.key.encode()).hexdigest()[:16]
        return f"{self.kind}-{safe}"

    @property
    def box(self) -> str:
        """The id of the box that whoever mends what was refused here goes to."""
        if self.kind == Kind.MET:
            return self.base
        parts = {"answer": "note", "note": "text", "sample": "kind"}
        return f"{self.base}-{parts.get(self.kind, 'text' if self.value.get('to') else 'to')}"

    @property
    def called(self) -> str:
        """What tells it from others of its kind; "" where they have no names."""
        role, _, how = self.key.partition(".")
        if self.kind == Kind.MET and role in ROLES:
            return f"{ROLES[role]}, {how.replace('-', ' ')}"
        return self.key if self.kind in {Kind.ANSWER, Kind.SAMPLE} else ""

    @property
    def is_answered(self) -> bool:
        return bool(self.value.get("choice"))


@dataclass(frozen=True, slots=True)
class Unkept:
    """Why something could not be kept, and the id of the box that it is about; "" when it is about none."""

    says: str
    link: str = ""


def slots_at(visit: Visit, sheet: str, kind: str, keys: Iterable[str] | None = None) -> list[Slot]:
    """What stands at these keys, in their order, and empty places where nothing does; without keys, all that stands."""
    rows = {one.key: one for one in Current.objects.of(visit, sheet, kind)}
    there = [key for key, one in rows.items() if "withdrawn" not in one.entry.value]
    return [_slot(kind, key, rows.get(key)) for key in (there if keys is None else keys)]


def new_slot(kind: str, **value: str) -> Slot:
    """A place for something that is not there yet."""
    return Slot(kind, "", dict(value), is_new=True)


def read_slots(
    visit: Visit, slots: Sequence[Slot], posted: Mapping[str, str], *, now: datetime
) -> list[Piece]:
    """The pieces that a form changed; what was typed stands in the slots, for a page that has to come back."""
    # A place that came up after the page was made is not on it: nothing was said about it.
    there = [one for one in slots if f"{one.base}-client_id" in posted]
    for slot in there:
        slot.client_id = as_number(posted.get(f"{slot.base}-client_id")) or slot.client_id
        slot.saw = as_number(posted.get(f"{slot.base}-saw"))
        slot.value |= typed(slot, posted)
    numbers = {slot.client_id for slot in there} | {slot.saw for slot in there if slot.saw}
    known = {one.client_id: one for one in Entry.objects.filter(visit=visit, client_id__in=numbers)}
    found = (_piece(slot, known, now) for slot in there)
    return [piece for piece in found if piece is not None]


def show_problems(slots: Sequence[Slot], pieces: Sequence[Piece], noted: Sequence[Noted]) -> list[Unkept]:
    """Lay what was refused beside where it was typed; everything that was refused, in words."""
    refused = {one.client_id: one.says for one in noted if not one.is_kept}
    places = {(one.kind, one.key): refused[one.client_id] for one in pieces if one.client_id in refused}
    for slot in slots:
        slot.problem = places.get((slot.kind, slot.key), "")
    return [
        Unkept(f"{one.called}: {one.problem}" if one.called else one.problem, one.box)
        for one in slots
        if one.problem
    ]


def typed(slot: Slot, posted: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the form at this place; a part that the form does not have keeps its value."""
    found: dict[str, Any] = {}
    for part in PARTS[slot.kind]:
        text = posted.get(f"{slot.base}-{part}")
        if text is not None:
            found[part] = _number(text) if part == "count" else text.replace("\r\n", "\n").strip()
    return found


def _piece(slot: Slot, known: Mapping[UUID, Entry], now: datetime) -> Piece | None:
    before = known.get(slot.client_id)
    seen = before or (known.get(slot.saw) if slot.saw else None)
    if slot.is_new and not slot.key:
        slot.key = f"{slot.kind[0]}-{slot.client_id}"
    value = {part: slot.value.get(part, "") for part in PARTS[slot.kind]}
    if value == _parts(slot.kind, seen):
        return None
    if _is_blank(slot.kind, value):
        if seen is None:
            return None
        if slot.kind != Kind.ANSWER:
            value = {"withdrawn": CLEARED}
    # A form that was sent, changed and sent again says something new: a new entry that has seen the first.
    number = slot.client_id if before is None else uuid4()
    return Piece(number, slot.kind, slot.key, value, now, before.client_id if before else slot.saw)


def _slot(kind: str, key: str, row: Current | None) -> Slot:
    if row is None:
        return Slot(kind, key)
    entry = row.entry
    by = str(entry.by) if entry.by else ""
    value = {} if "withdrawn" in entry.value else dict(entry.value)
    return Slot(kind, key, value, entry.client_id, by, entry.arrived_at, row.clash)


def _parts(kind: str, entry: Entry | None) -> dict[str, Any]:
    value = entry.value if entry else {}
    return {part: value.get(part, "") for part in PARTS[kind]}


def _is_blank(kind: str, value: Mapping[str, Any]) -> bool:
    """Nothing is said here; an area alone says nothing."""
    return all(text == "" for part, text in value.items() if (kind, part) != ("note", "area"))


def _number(text: str) -> int | str:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else text
