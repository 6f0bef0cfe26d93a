"""Noting: pieces from a page or a device become entries, once each, and what stands is brought up to them."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.visits.actions.holding import check_team, hold
from plumbline.visits.entering import USED, Writer, as_kept, entry_of, kept, note_first
from plumbline.visits.fitting import DoesNotFit, fitted
from plumbline.visits.models import CheckerLink, Current, Entry, Outcome, Sheet, Visit
from plumbline.visits.pieces import REFUSED, Noted, Piece
from plumbline.visits.places import author_of, place_of, put, written
from plumbline.visits.standing import Written, fate_of

if TYPE_CHECKING:
    from plumbline.accounts.models import User


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
    at_once = note_first(writer, pieces)
    noted = [at_once.get(piece.client_id) or _note_one(writer, piece) for piece in pieces]
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
    place = place_of(writer.visit, writer.sheet, piece.kind, writer.key_of(piece))
    current = Current.objects.filter(**place).select_related("entry", "clash").first()
    new = Written(piece.client_id, writer.author, value, piece.saw)
    fate = fate_of(
        new,
        written(current.entry) if current else None,
        is_open=writer.is_open,
        entry=lambda number: _entry_at(place, number),
    )
    entry = kept(writer, [entry_of(writer, piece, value, fate.outcome)]).get(piece.client_id)
    if entry is None:
        return Noted(piece.client_id, REFUSED, USED)
    put(entry, fate, current)
    return as_kept(entry)


def _as_first_time(writer: Writer, piece: Piece, known: Entry) -> Noted:
    """The same answer to the same piece; a number that is somebody else's says nothing of theirs."""
    if (known.visit_id, known.sheet, author_of(known)) != (writer.visit.pk, writer.sheet, writer.author):
        return Noted(piece.client_id, REFUSED, USED)
    return as_kept(known)


def _entry_at(place: dict[str, Any], number: UUID) -> Written | None:
    entry = Entry.objects.filter(**place, client_id=number).first()
    return written(entry) if entry else None


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
