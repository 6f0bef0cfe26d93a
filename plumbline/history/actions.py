"""Writing history: the last line of every act, in the act's own transaction."""

from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from plumbline.history.chain import link
from plumbline.history.models import ChainHead, Event
from plumbline.organisations import scope

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def record(
    kind: str,
    subject: models.Model,
    *,
    by: "User | None",
    now: datetime,
    system: str = "",
    shared: bool = False,
    **details: Any,
) -> Event:
    """Write that something happened to `subject`, at the end of its council's chain.

    `kind` is `noun.past_tense`. The council and the provider are read off the subject (`council_id`,
    `provider_id`); a subject without a council goes on the installation's own chain. `by` None needs `system`.
    `shared` lets the provider see the event.
    """
    council_id = getattr(subject, "council_id", None)
    key = f"council-{council_id}" if council_id else "installation"
    # The one row lock in the house: two events of one council must not take the same place in its chain.
    heads = ChainHead.objects.select_for_update().filter(key=key)
    head = heads.first() or _begun(heads, key, council_id)
    event = Event(
        council_id=council_id,
        provider_id=getattr(subject, "provider_id", None),
        number=head.number + 1,
        at=now.astimezone(UTC),
        by=by,
        system=system,
        kind=kind,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        details=details,
        is_shared=shared,
        previous_hash=head.hash,
    )
    event.hash = link(event.previous_hash, content(event))
    # The installation's own chain belongs to no council, so no council's scope lets a row of it be written.
    with nullcontext() if council_id else scope.everything():
        event.save(force_insert=True)
    ChainHead.objects.filter(pk=head.pk).update(number=event.number, hash=event.hash)
    return event


def _begun(heads: models.QuerySet[ChainHead], key: str, council_id: int | None) -> ChainHead:
    """The head of a chain whose first event this is; of two first events at once, one makes it."""
    ChainHead.objects.get_or_create(key=key, defaults={"council_id": council_id})
    return heads.get()


def content(event: Event) -> dict[str, Any]:
    """What the hash covers: everything but the hashes themselves."""
    return {
        "council": event.council_id,
        "provider": event.provider_id,
        "number": event.number,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": event.by_id,
        "system": event.system,
        "kind": event.kind,
        "subject": [event.subject_kind, event.subject_id],
        "details": event.details,
        "shared": event.is_shared,
    }
