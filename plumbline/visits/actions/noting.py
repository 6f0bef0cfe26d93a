"""Noting: pieces from a page or a device become entries, once each, and what stands is brought up to them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.visits.actions.holding import check_team, hold
from plumbline.visits.fitting import DoesNotFit, fitted
from plumbline.visits.models import CheckerLink, Current, Entry, Outcome, Sheet, Visit
from plumbline.visits.pieces import REFUSED, Noted, Piece
from plumbline.visits.places import author_of, place_of, put, written
from plumbline.visits.standing import Written, fate_of

if TYPE_CHECKING:
    from plumbline.accounts.models import User

SAYS = {
    Outcome.CLASH: "Somebody else has written something else here. Both are kept until one of you decides.",
    Outcome.LATE: "The visit was closed to notes before this came. It is kept, and the visit’s officers decide "
    "whether it counts.",
}


@dataclass(frozen=True)
class Writer:
    """Who hands pieces in, from where, for which sheet; `entries` are those known of before, by their number."""

    visit: Visit
    sheet: str
    definition: ScorecardDefinition
    by: "User | None"
    device: str
    now: datetime
    is_open: bool
    entries: dict[UUID, Entry] = field(default_factory=dict)


@transaction.atomic
def note(
    visit: Visit,
    pieces: Sequence[Piece],
    *,
    by: "User | None",
    now: datetime,
    device: str = "",
    sheet: str = Sheet.VISIT,
) -> list[Noted]:
    """Keep what was noted, and say of each piece what became of it. What is answered as kept is never lost.

    `by` None is a Quality Checker, on the sheet `checker`, known by `device`: `checker-` and the number of a link
    that is alive. Raises NotAllowed for anybody who may not note on this visit. A piece that does not fit the
    visit's scorecard is refused alone; the others are kept. All of it is one transaction, safe to do twice.
    """
    if sheet == Sheet.CHECKER:
        _check_link(visit, device, now)
    elif sheet == Sheet.VISIT:
        check_team(visit, by)
    else:
        raise NotAllowed("The provider answers its self-assessment, on its own pages.")
    return keep_pieces(visit, pieces, sheet=sheet, by=by, now=now, device=device)


def keep_pieces(
    visit: Visit, pieces: Sequence[Piece], *, sheet: str, by: "User | None", now: datetime, device: str = ""
) -> list[Noted]:
    """The inner part of `note`, for those who have checked who writes. To be called in a transaction."""
    framework = visit.self_assessment if sheet == Sheet.SELF_ASSESSMENT else visit.framework
    if framework is None:
        raise NotAllowed("This visit has no self-assessment.")
    is_open = hold(visit)
    numbers = {one.client_id for one in pieces} | {one.saw for one in pieces if one.saw}
    entries = {one.client_id: one for one in Entry.objects.filter(client_id__in=numbers)}
    writer = Writer(visit, sheet, framework.scorecard, by, device[:40], now, is_open, entries)
    before = set(entries)
    noted = [_note_one(writer, piece) for piece in pieces]
    _tell_history(writer, [one for one in noted if one.client_id not in before])
    return noted


def _note_one(writer: Writer, piece: Piece) -> Noted:
    known = writer.entries.get(piece.client_id)
    if known is not None:
        return _as_first_time(writer, piece, known)
    try:
        value = fitted(piece, writer.definition, writer.sheet)
    except DoesNotFit as fault:
        return Noted(piece.client_id, REFUSED, str(fault))
    place = place_of(writer.visit, writer.sheet, piece.kind, _key(writer, piece))
    current = Current.objects.filter(**place).select_related("entry", "clash").first()
    new = Written(piece.client_id, _author(writer), value, piece.saw)
    fate = fate_of(
        new,
        written(current.entry) if current else None,
        is_open=writer.is_open,
        entry=lambda number: _entry_at(place, number),
    )
    entry = _insert(writer, piece, place, value, fate.outcome)
    if entry is None:
        return Noted(piece.client_id, REFUSED, "This number has been used before. Write it again.")
    writer.entries[piece.client_id] = entry
    put(entry, fate, current)
    return Noted(piece.client_id, entry.outcome, SAYS.get(Outcome(entry.outcome), ""))


def _as_first_time(writer: Writer, piece: Piece, known: Entry) -> Noted:
    """The same answer to the same piece; a number that is somebody else's says nothing of theirs."""
    if (known.visit_id, known.sheet, author_of(known)) != (writer.visit.pk, writer.sheet, _author(writer)):
        return Noted(piece.client_id, REFUSED, "This number has been used before. Write it again.")
    return Noted(piece.client_id, known.outcome, SAYS.get(Outcome(known.outcome), ""))


def _insert(
    writer: Writer, piece: Piece, place: dict[str, Any], value: dict[str, Any], outcome: str
) -> Entry | None:
    """The new entry; None when its number is in use where this person cannot look."""
    entry = Entry(
        **place,
        council_id=writer.visit.council_id,
        provider_id=writer.visit.provider_id,
        value=value,
        client_id=piece.client_id,
        saw=piece.saw,
        by=writer.by,
        device=writer.device,
        written_at=piece.written_at,
        arrived_at=writer.now,
        outcome=outcome,
    )
    Entry.objects.bulk_create([entry], ignore_conflicts=True)
    kept = Entry.objects.filter(client_id=piece.client_id, visit=writer.visit, sheet=writer.sheet).first()
    return kept if kept and author_of(kept) == _author(writer) else None


def _entry_at(place: dict[str, Any], number: UUID) -> Written | None:
    entry = Entry.objects.filter(**place, client_id=number).first()
    return written(entry) if entry else None


def _author(writer: Writer) -> str:
    # Whoever answers for the provider answers for all of it: the last answer is the provider's.
    if writer.sheet == Sheet.SELF_ASSESSMENT:
        return "provider"
    return str(writer.by.pk) if writer.by else writer.device


def _key(writer: Writer, piece: Piece) -> str:
    """Two Quality Checkers who see one question differently are two views, and no clash."""
    return f"{piece.key}@{writer.device}"[:80] if writer.sheet == Sheet.CHECKER else piece.key


def _check_link(visit: Visit, device: str, now: datetime) -> None:
    number = device.removeprefix("checker-")
    links = CheckerLink.objects.alive(at=now).filter(visit=visit, finished_at=None)
    if not number.isdecimal() or not links.filter(pk=int(number[:18])).exists():
        raise NotAllowed("This link has ended. Ask the person who gave it to you for a new one.")


def _tell_history(writer: Writer, noted: list[Noted]) -> None:
    """Entries say themselves who noted what; history says what somebody has to look at."""
    found = Counter(one.outcome for one in noted)
    system = "" if writer.by else "quality checker"
    for outcome, kind in ((Outcome.LATE, "visit.notes_came_late"), (Outcome.CLASH, "visit.notes_clashed")):
        if found[outcome]:
            record(kind, writer.visit, by=writer.by, now=writer.now, system=system, number=found[outcome])
