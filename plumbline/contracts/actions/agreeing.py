"""Agreeing the KPIs with the provider, and telling it its targets."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.contracts.dates import months_after
from plumbline.contracts.models import Contract, KpiAgreement, Target
from plumbline.contracts.working_days import working_day_from
from plumbline.frameworks.models import FrameworkVersion
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed

if TYPE_CHECKING:
    from plumbline.accounts.models import User

MONTHS_TO_AGREE = 3


def open_agreement(
    contract: Contract,
    framework: FrameworkVersion,
    *,
    by: "User | None",
    now: datetime,
    due_on: date | None = None,
    system: str = "",
) -> KpiAgreement:
    """The task to agree the KPIs, by `due_on` or within three months of award (Milton Keynes DPS 2.1.4)."""
    agreement = KpiAgreement.objects.create(
        council=contract.council,
        provider=contract.provider,
        contract=contract,
        framework=framework,
        due_on=due_on or working_day_from(months_after(contract.awarded_on, MONTHS_TO_AGREE)),
    )
    record("kpis.proposed", agreement, by=by, now=now, system=system, shared=True, framework=str(framework))
    return agreement


def agree_for_council(
    agreement: KpiAgreement, *, by: "User", now: datetime, system: str = ""
) -> KpiAgreement:
    return _agree(agreement, "council", by, now, system)


def agree_for_provider(
    agreement: KpiAgreement, *, by: "User", now: datetime, system: str = ""
) -> KpiAgreement:
    return _agree(agreement, "provider", by, now, system)


@transaction.atomic
def _agree(agreement: KpiAgreement, side: str, by: "User", now: datetime, system: str) -> KpiAgreement:
    unsigned = KpiAgreement.objects.filter(pk=agreement.pk, **{f"{side}_agreed_at": None})
    if not unsigned.update(**{f"{side}_agreed_at": now, f"{side}_agreed_by": by}):
        raise NotAllowed("Your side has already agreed these KPIs.")
    record("kpis.agreed", agreement, by=by, now=now, system=system, shared=True, side=side)
    agreement.refresh_from_db()
    return agreement


@transaction.atomic
def tell_target(
    contract: Contract,
    ref: str,
    *,
    target: Decimal,
    amber: Decimal | None,
    effective_from: date,
    effective_to: date,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> Target:
    """Tell the provider a target for a time, usually a year (Milton Keynes DPS 2.1.3).

    A return is rated by the target in force on the last day of its period; what was rated before stays.
    Raises NotAllowed when the figure already has a target from that day.
    """
    if contract.targets.filter(ref=ref, effective_from=effective_from).exists():
        raise NotAllowed(
            f"Figure {ref} already has a target from {effective_from:%d %B %Y}. Choose another first day."
        )
    told = Target.objects.create(
        council=contract.council,
        provider=contract.provider,
        contract=contract,
        ref=ref,
        effective_from=effective_from,
        effective_to=effective_to,
        target=target,
        amber=amber,
        told_at=now,
        told_by=by,
    )
    record("target.told", told, by=by, now=now, system=system, shared=True, ref=ref, target=str(target))
    return told
