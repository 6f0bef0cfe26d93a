"""What a person decides about notes: which of two that clash counts, and whether a late one does."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import F

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.visits.actions.holding import hold
from plumbline.visits.models import Current, Entry, Outcome, Visit
from plumbline.visits.places import next_clash, place_of, replace

if TYPE_CHECKING:
    from plumbline.accounts.models import User

# A late note may still be counted while nobody outside reads the report: before it is shared, and between two drafts.
MAY_COUNT_LATE = (*Visit.OPEN_TO_NOTES, Visit.Status.ANSWERING)


@transaction.atomic
def settle_clash(current: Current, *, keep: str, by: "User", now: datetime) -> Current:
    """Decide which of two stands: `keep` is “entry” (what stands) or “clash”. Both stay kept among the entries.

    A third that waits behind them clashes next. Raises NotAllowed when nothing clashes there any more, or the visit
    is closed to notes.
    """
    if keep not in {"entry", "clash"}:
        raise NotAllowed("Choose which of the two counts.")
    if current.clash is None:
        raise NotAllowed("Nothing clashes here any more. Open the page again to see what stands.")
    if not hold(current.visit):
        raise NotAllowed("The visit is closed to notes, so what stands cannot be changed any more.")
    kept, other = (current.entry, current.clash) if keep == "entry" else (current.clash, current.entry)
    replace(current, kept, next_clash(kept, current.clash, but=current.clash))
    record(
        "visit.clash_settled",
        current.visit,
        by=by,
        now=now,
        place=f"{current.get_kind_display()} {current.key.partition('@')[0]}",
        kept=str(kept.client_id),
        set_aside=str(other.client_id),
    )
    return current


@transaction.atomic
def count_late(entry: Entry, *, by: "User", now: datetime) -> Entry:
    """Let a late note count: a new entry says what it said, for entries never change. Doing it again changes nothing.

    It replaces what stands at its place; that stays kept. Raises NotAllowed when the note is not late, or when the
    report is with the provider or final.
    """
    if entry.outcome != Outcome.LATE:
        raise NotAllowed("This did not come late: it counts, or it clashes, already.")
    changeable = Visit.objects.filter(pk=entry.visit_id, status__in=MAY_COUNT_LATE)
    if not changeable.update(status=F("status")):
        raise NotAllowed(
            "The report is with the provider or final, so nothing more can be counted. It stays kept as it came."
        )
    number = counted_as(entry.client_id)
    done = Entry.objects.filter(client_id=number).first()
    if done is not None:
        return done
    counted = _again(entry, number, by, now)
    place = place_of(entry.visit, entry.sheet, entry.kind, entry.key)
    current = Current.objects.filter(**place).select_related("entry", "clash").first()
    if current is None:
        Current.objects.create(
            **place, council_id=entry.council_id, provider_id=entry.provider_id, entry=counted
        )
    else:
        replace(current, counted, next_clash(counted, current.clash) if current.clash else None)
    record("visit.late_note_counted", entry.visit, by=by, now=now, entry=str(entry.client_id))
    return counted


def counted_as(late: UUID) -> UUID:
    """The number of the entry that lets a late one count: the same each time it is worked out."""
    return uuid5(late, "counted")


def _again(entry: Entry, number: UUID, by: "User", now: datetime) -> Entry:
    return Entry.objects.create(
        council_id=entry.council_id,
        provider_id=entry.provider_id,
        visit=entry.visit,
        sheet=entry.sheet,
        kind=entry.kind,
        key=entry.key,
        value=entry.value,
        client_id=number,
        saw=entry.client_id,
        by=by,
        written_at=entry.written_at,
        arrived_at=now,
        outcome=Outcome.COUNTED,
    )
