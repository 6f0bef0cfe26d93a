"""What is owed under a contract that went on with another provider."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.contracts.models import Contract
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.returns.models import DraftCell, Return, Upload

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def pass_on(contract: Contract, *, by: "User", now: datetime) -> list[Return]:
    """Whoever holds the contract now owes the returns that nobody submitted, with the answers typed so far.

    A return that was submitted once stays with the provider that declared it, also where it is sent back. Raises
    NotAllowed while a workbook of such a return waits to be read.
    """
    waiting = list(
        Return.objects.filter(contract=contract, status=Return.Status.DUE, current=None).exclude(
            provider_id=contract.provider_id
        )
    )
    if Upload.objects.filter(kpi_return__in=waiting, outcome=Upload.Outcome.KEPT).exists():
        raise NotAllowed(
            f"A workbook of {contract.reference} has come in and is being read. Try again in five minutes."
        )
    DraftCell.objects.filter(kpi_return__in=waiting).update(provider_id=contract.provider_id)
    for one in waiting:
        Return.objects.filter(pk=one.pk).update(provider_id=contract.provider_id)
        one.provider = contract.provider
        record("return.passed_on", one, by=by, now=now, shared=True, assigned=contract.provider.name)
    return waiting
