"""A contract goes on with another provider, and back where that was a mistake."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.contracts.models import Contract, Passing
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.providers.actions import carry_on
from plumbline.providers.models import Provider, Succession

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def pass_on(contract: Contract, succession: Succession, *, by: "User", now: datetime) -> Passing:
    """The contract is the successor's from now on, with its number, its terms and what is still to be agreed.

    Raises NotAllowed for another council's contract, and for one that has ended or is not with the predecessor.
    """
    if contract.council_id != succession.council_id:
        raise NotAllowed("That contract is another council’s. Choose one of your own.")
    before, was = contract.succession, contract.provider
    held = Contract.objects.filter(pk=contract.pk, provider_id=succession.predecessor_id)
    if not held.exclude(status=Contract.Status.ENDED).update(
        provider_id=succession.successor_id, succession=succession
    ):
        raise NotAllowed(f"{contract.reference} is not with {succession.predecessor} any more, or has ended.")
    made = Passing.objects.create(
        council_id=contract.council_id, contract=contract, succession=succession, was=was, before=before
    )
    contract.provider, contract.succession = succession.successor, succession
    _follow(contract, by=by, now=now)
    record(
        "contract.passed",
        contract,
        by=by,
        now=now,
        shared=True,
        was=was.name,
        assigned=contract.provider.name,
        from_day=str(succession.since_on),
    )
    return made


@transaction.atomic
def pass_back(passing: Passing, *, by: "User", now: datetime) -> Contract:
    """The contract is again with whoever held it before. Raises NotAllowed when it has gone on since."""
    contract, to = passing.contract, passing.was
    held = Contract.objects.filter(pk=contract.pk, succession=passing.succession)
    if not held.exclude(status=Contract.Status.ENDED).update(provider=to, succession=passing.before):
        raise NotAllowed(f"{contract.reference} has ended or gone on to another provider since.")
    was: Provider = contract.provider
    contract.provider, contract.succession = to, passing.before
    _follow(contract, by=by, now=now)
    record("contract.passed_back", contract, by=by, now=now, shared=True, was=was.name, assigned=to.name)
    return contract


def _follow(contract: Contract, *, by: "User", now: datetime) -> None:
    """What belongs to the contract and is not past: its services, and the KPIs that are not agreed yet."""
    services = contract.services.select_related("provider__organisation", "continues", "location")
    contract.services.set([carry_on(one, contract.provider, by=by, now=now) for one in services])
    contract.kpi_agreements.open().update(provider=contract.provider)
