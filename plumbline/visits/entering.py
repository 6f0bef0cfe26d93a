"""Entries from pieces: written once each, and those for places where nothing stands yet all at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.visits.fitting import DoesNotFit, fitted
from plumbline.visits.models import Current, Entry, Outcome, Sheet, Visit
from plumbline.visits.pieces import Noted, Piece
from plumbline.visits.places import author_of, begin
from plumbline.visits.standing import Fate

if TYPE_CHECKING:
    from plumbline.accounts.models import User

USED = "This number has been used before. Write it again."
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

    @property
    def author(self) -> str:
        # Whoever answers for the provider answers for all of it: the last answer is the provider's.
        if self.sheet == Sheet.SELF_ASSESSMENT:
            return "provider"
        return str(self.by.pk) if self.by else self.device

    def key_of(self, piece: Piece) -> str:
        """Two Quality Checkers who see one question differently are two views, and no clash."""
        return f"{piece.key}@{self.device}"[:80] if self.sheet == Sheet.CHECKER else piece.key


def note_first(writer: Writer, pieces: Sequence[Piece]) -> dict[UUID, Noted]:
    """What became of the pieces that are the first at their places, by their number; the others are left out.

    A device that was away hands in a whole visit: it is kept with as many statements as one piece.
    """
    first: dict[UUID, Entry] = {}
    for piece in _alone_at_their_places(writer, pieces):
        try:
            value = fitted(piece, writer.definition, writer.sheet)
        except DoesNotFit:
            continue
        fate = Fate.STANDS if writer.is_open else Fate.LATE
        first[piece.client_id] = entry_of(writer, piece, value, fate.outcome)
    entries = kept(writer, list(first.values()))
    if writer.is_open:
        begin(writer.visit, writer.sheet, list(entries.values()))
    return {number: as_kept(entry) for number, entry in entries.items()}


def entry_of(writer: Writer, piece: Piece, value: dict[str, Any], outcome: str) -> Entry:
    return Entry(
        visit=writer.visit,
        sheet=writer.sheet,
        kind=piece.kind,
        key=writer.key_of(piece),
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


def kept(writer: Writer, entries: list[Entry]) -> dict[UUID, Entry]:
    """The entries as they are kept, by number. One is left out whose number is in use where this person cannot look."""
    if not entries:
        return {}
    Entry.objects.bulk_create(entries, ignore_conflicts=True)
    numbers = [one.client_id for one in entries]
    found = Entry.objects.filter(client_id__in=numbers, visit=writer.visit, sheet=writer.sheet)
    ours = {one.client_id: one for one in found.order_by("pk") if author_of(one) == writer.author}
    writer.entries.update(ours)
    return ours


def as_kept(entry: Entry) -> Noted:
    return Noted(entry.client_id, entry.outcome, SAYS.get(Outcome(entry.outcome), ""))


def _alone_at_their_places(writer: Writer, pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that no other piece of the same delivery and nothing that stands has to be weighed against."""
    places = Counter((one.kind, writer.key_of(one)) for one in pieces)
    numbers = Counter(one.client_id for one in pieces)
    rows = Current.objects.filter(visit=writer.visit, sheet=writer.sheet)
    taken = set(rows.filter(key__in={key for _, key in places}).values_list("kind", "key"))
    return [
        one
        for one in pieces
        if one.client_id not in writer.entries
        and numbers[one.client_id] == 1
        and places[one.kind, writer.key_of(one)] == 1
        and (one.kind, writer.key_of(one)) not in taken
    ]
