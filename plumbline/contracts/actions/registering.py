"""Putting a contract on the register, giving it to an officer, bringing it into force."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.contracts.actions.agreeing import open_agreement
from plumbline.contracts.models import Calendar, Contract, FrameworkTerm
from plumbline.frameworks.models import FrameworkVersion
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.organisations.models import Organisation
from plumbline.providers.actions import check_open
from plumbline.providers.models import Provider, Service

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def register(
    *,
    council: Organisation,
    provider: Provider,
    reference: str,
    title: str,
    service_kind: str,
    awarded_on: date,
    starts_on: date,
    ends_on: date,
    framework: FrameworkVersion,
    by: "User | None",
    now: datetime,
    calendar: Calendar | None = None,
    services: Collection[Service] = (),
    lead_officer: "User | None" = None,
    annual_value: Decimal | None = None,
    system: str = "",
) -> Contract:
    """A draft contract, measured by `framework` from its first day; the task to agree its KPIs is opened with it.

    Raises NotAllowed when the provider was taken over.
    """
    check_open(council, provider)
    contract = Contract.objects.create(
        council=council,
        provider=provider,
        reference=reference,
        title=title,
        service_kind=service_kind,
        awarded_on=awarded_on,
        starts_on=starts_on,
        ends_on=ends_on,
        calendar=calendar,
        lead_officer=lead_officer,
        annual_value=annual_value,
    )
    contract.services.set(services)
    FrameworkTerm.objects.create(contract=contract, framework=framework, effective_from=starts_on)
    record("contract.registered", contract, by=by, now=now, system=system, reference=reference)
    open_agreement(contract, framework, by=by, now=now, system=system)
    return contract


def activate(contract: Contract, *, by: "User | None", now: datetime, system: str = "") -> Contract:
    """Bring a contract into force.

    Raises NotAllowed while it has no reporting calendar: Milton Keynes DPS 2.1.2 asks for workbooks “by the
    specified date”, and without a calendar no date is specified.
    """
    if contract.calendar is None:
        raise NotAllowed(
            "This contract has no reporting calendar. Choose one, so that every return has a due date."
        )
    return move(contract, Contract.Status.ACTIVE, by=by, now=now, system=system, shared=True)


@transaction.atomic
def assign(contract: Contract, officer: "User", *, by: "User | None", now: datetime) -> Contract:
    """Give the contract to an officer's portfolio."""
    before = str(contract.lead_officer) if contract.lead_officer else ""
    Contract.objects.filter(pk=contract.pk).update(lead_officer=officer)
    contract.lead_officer = officer
    record("contract.assigned", contract, by=by, now=now, was=before, to=str(officer))
    return contract
