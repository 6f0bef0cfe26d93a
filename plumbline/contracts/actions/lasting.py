"""What may still change on a contract once it is on the register: what it is called, and how long it lasts."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.contracts.models import Contract
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def rename(contract: Contract, title: str, *, by: "User", now: datetime) -> Contract:
    """Another title; the reference stays, because returns and workbooks carry it."""
    if not title.strip():
        raise NotAllowed("Enter a title, for example Home care, north area.")
    before = contract.title
    Contract.objects.filter(pk=contract.pk).update(title=title.strip())
    contract.title = title.strip()
    record("contract.renamed", contract, by=by, now=now, was=before, to=contract.title)
    return contract


@transaction.atomic
def change_last_day(contract: Contract, ends_on: date, *, reason: str, by: "User", now: datetime) -> Contract:
    """End a contract earlier, or let it run longer. Returns already asked for keep their period.

    Raises NotAllowed for a contract that has ended, a day before its first, and without a reason.
    """
    if ends_on < contract.starts_on:
        raise NotAllowed(
            f"The contract began on {contract.starts_on:%-d %B %Y}. Choose that day or a later one."
        )
    if not reason.strip():
        raise NotAllowed("Say why the last day changes. The provider reads it.")
    lasting = Contract.objects.filter(pk=contract.pk).exclude(status=Contract.Status.ENDED)
    before = contract.ends_on
    if not lasting.update(ends_on=ends_on):
        raise NotAllowed(
            "This contract has ended. Put what follows it on the register as a contract of its own."
        )
    contract.ends_on = ends_on
    record(
        "contract.last_day_changed",
        contract,
        by=by,
        now=now,
        shared=contract.status == Contract.Status.ACTIVE,
        ended=str(before),
        ends=str(ends_on),
        reason=reason.strip(),
    )
    return contract


def end(contract: Contract, *, by: "User | None" = None, now: datetime, system: str = "") -> Contract:
    """Its last day is past. Its returns stay owed, and its figures stay where they are."""
    return move(contract, Contract.Status.ENDED, by=by, now=now, system=system, shared=True)
