"""Removing a council that was written out: its rows in one transaction, then the documents that nobody names."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils import timezone

from plumbline.accounts.actions import dismiss
from plumbline.accounts.models import Membership
from plumbline.documents.actions import vault
from plumbline.documents.models import Document
from plumbline.history.actions import record
from plumbline.history.lifting import lifted
from plumbline.history.models import Event
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation
from plumbline.oversight.leaving.belongings import Belonging, belongings
from plumbline.oversight.leaving.lines import lines_of
from plumbline.oversight.leaving.parting import Parting, read_parting
from plumbline.oversight.leaving.writing import name_of
from plumbline.oversight.upkeep.refusal import Refused

SYSTEM = "council-leave"
LEFT = "council.left"


@dataclass(frozen=True, slots=True)
class Removed:
    """`roles` and `rows` are 0 when an earlier run had removed them and this one only finished."""

    roles: int
    rows: int
    documents: int


def remove(council: Organisation, folder: Path, digest: str, *, now: datetime) -> Removed:
    """Remove exactly what was written out under this digest. Run again, it finishes what a killed process left.

    Killed before the one transaction ends, nothing is removed; after it, the rows are gone and some documents are left.
    Raises Refused with every reason, also when anything of the council changed since it was written out.
    """
    parting = read_parting(folder, digest)
    if parting.council != council.code:
        raise Refused(f"The folder holds {parting.name}, not {council}.")
    roles, rows = (0, 0) if _has_left(council, digest) else _remove_rows(council, parting, digest, now)
    return Removed(roles, rows, _forget_documents(parting))


def _has_left(council: Organisation, digest: str) -> bool:
    if council.left_on is None:
        return False
    with scope.everything():
        left = Event.objects.about(council).filter(kind=LEFT, details__digest=digest)
        if not left.exists():
            raise Refused(f"{council} has left already, by another list. Nothing was removed.")
    return True


def _remove_rows(council: Organisation, parting: Parting, digest: str, now: datetime) -> tuple[int, int]:
    try:
        with transaction.atomic(), scope.everything():
            with lifted():
                # Lifting has locked the history, so no act of anybody can end between looking and removing.
                _refuse_what_changed(council, parting)
                rows = sum(_delete(one, council) for one in belongings())
            roles = dismiss(
                Membership.objects.current().filter(organisation=council), by=None, now=now, system=SYSTEM
            )
            Organisation.objects.filter(pk=council.pk).update(left_on=timezone.localdate(now))
            record(
                LEFT,
                council,
                by=None,
                now=now,
                system=SYSTEM,
                digest=digest,
                rows=rows,
                events=parting.events,
                head=parting.head,
            )
    except IntegrityError as fault:
        raise Refused(
            f"Something that is not this council’s rests on its rows, so nothing was removed: {fault}"
        ) from fault
    return roles, rows


def _refuse_what_changed(council: Organisation, parting: Parting) -> None:
    """Raises Refused with every table that is not as it was written out."""
    reasons = [
        f"{one.name} has changed since it was written out."
        for one in belongings()
        if _digest(one, council) != parting.tables.get(name_of(one))
    ]
    if reasons:
        raise Refused(*reasons, "Write the council out again; stop its people and the worker before.")


def _digest(belonging: Belonging, council: Organisation) -> str:
    digest = hashlib.sha256()
    for line in lines_of(belonging.rows(council)):
        digest.update(line)
    return digest.hexdigest()


def _delete(belonging: Belonging, council: Organisation) -> int:
    """As one statement: nothing is fetched, and what rests on it goes with its own table."""
    rows = belonging.rows(council).order_by()
    return int(rows._raw_delete(rows.db))


def _forget_documents(parting: Parting) -> int:
    kept = vault()
    with scope.everything():
        named = set(Document.objects.filter(sha256__in=parting.documents).values_list("sha256", flat=True))
    gone = [one for one in parting.documents if one not in named]
    for sha256 in gone:
        kept.forget(sha256)
    return len(gone)
