"""What a contract reports by: its calendar, and the framework in force from a day on."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.contracts.actions.agreeing import open_agreement
from plumbline.contracts.models import Calendar, Contract, FrameworkTerm
from plumbline.frameworks.kinds import SCHEDULE
from plumbline.frameworks.models import FrameworkVersion
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def choose_calendar(
    contract: Contract, calendar: Calendar, *, by: "User | None", now: datetime, system: str = ""
) -> Contract:
    """The calendar that says when the contract's returns are due. Returns already asked for keep their day."""
    if calendar.council_id != contract.council_id:
        raise NotAllowed("That calendar belongs to another council. Choose one of your own.")
    Contract.objects.filter(pk=contract.pk).update(calendar=calendar)
    contract.calendar = calendar
    record(
        "contract.calendar_chosen",
        contract,
        by=by,
        now=now,
        system=system,
        shared=True,
        calendar=calendar.name,
    )
    return contract


@transaction.atomic
def measure_by(
    contract: Contract,
    framework: FrameworkVersion,
    *,
    effective_from: date,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> FrameworkTerm:
    """Measure the contract by another framework version from a day on; both sides are asked to agree its KPIs.

    Returns already asked for keep the version they were asked by. Raises NotAllowed for a framework of another kind,
    and when that day is not later than the day the newest version began. Source: Milton Keynes DPS 2.1.4, KPIs
    reviewable by mutual agreement.
    """
    if framework.kind != SCHEDULE.code:
        raise NotAllowed(
            f"A contract is measured by a KPI schedule, and {framework} is none. Choose another."
        )
    newest = contract.framework_terms.first()
    if newest and effective_from <= newest.effective_from:
        raise NotAllowed(
            f"{newest.framework} is in force from {newest.effective_from:%d %B %Y}. Choose a later day."
        )
    if newest and newest.framework_id == framework.pk:
        raise NotAllowed("This contract is measured by that version already. Choose another.")
    term = FrameworkTerm.objects.create(contract=contract, framework=framework, effective_from=effective_from)
    record(
        "contract.framework_changed",
        contract,
        by=by,
        now=now,
        system=system,
        shared=True,
        framework=str(framework),
        from_day=str(effective_from),
    )
    if not contract.kpi_agreements.filter(framework=framework).exists():
        open_agreement(contract, framework, due_on=effective_from, by=by, now=now, system=system)
    return term
