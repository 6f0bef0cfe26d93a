"""Asking a provider for a return."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.contracts.models import CalendarPeriod, Contract, FrameworkTerm
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.returns.models import Return

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def issue(
    contract: Contract, entry: CalendarPeriod, *, by: "User | None", now: datetime, system: str = ""
) -> Return | None:
    """Ask for the return of one period; None when it is already asked for or the contract does not touch the period.

    A contract that begins or ends within the period gives a partial return (Lancashire strategy: “where only a
    partial period is being reported”). Raises NotAllowed while the due date is only proposed.
    """
    if entry.confirmed_at is None:
        raise NotAllowed(
            f"The due date of {entry.period.label} is only proposed. Confirm it in the calendar first."
        )
    starts_on = max(entry.starts_on, contract.starts_on)
    ends_on = min(entry.ends_on, contract.ends_on)
    if starts_on > ends_on:
        return None
    framework = FrameworkTerm.objects.filter(contract=contract).in_force(on=ends_on).first()
    if framework is None:
        raise NotAllowed(
            f"No framework is in force for {contract.reference} on {ends_on:%d %B %Y}. Adopt one first."
        )
    if not framework.framework.definition.asked_in(entry.period):
        return None
    kpi_return, is_new = Return.objects.get_or_create(
        contract=contract,
        period=entry.period.ordinal,
        defaults={
            "council_id": contract.council_id,
            "provider_id": contract.provider_id,
            "framework": framework.framework,
            "starts_on": starts_on,
            "ends_on": ends_on,
            "is_partial": (starts_on, ends_on) != (entry.starts_on, entry.ends_on),
            "due_on": entry.due_on,
            "due_reason": entry.reason,
            "issued_at": now,
        },
    )
    if not is_new:
        return None
    record("return.issued", kpi_return, by=by, now=now, system=system, shared=True, due=str(entry.due_on))
    return kpi_return
