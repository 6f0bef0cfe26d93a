"""All that stands on the page of one contract."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from plumbline.accounts.models import User
from plumbline.contracts.models import CalendarPeriod, Contract, FrameworkTerm, KpiAgreement, Target
from plumbline.history.models import Event
from plumbline.providers.models import Service
from plumbline.returns.models import Return

RETURNS_SHOWN = 12
EVENTS_SHOWN = 60


@dataclass(frozen=True)
class ContractFile:
    """`framework` is the term in force on the day, or the first one to come."""

    contract: Contract
    services: tuple[Service, ...]
    terms: tuple[FrameworkTerm, ...]
    framework: FrameworkTerm | None
    targets: tuple[Target, ...]
    agreements: tuple[KpiAgreement, ...]
    periods: tuple[CalendarPeriod, ...]
    returns: tuple[Return, ...]
    events: tuple[Event, ...]


def contract_file(user: User, contract: Contract, *, on: date) -> ContractFile:
    """Seven queries."""
    terms = tuple(contract.framework_terms.select_related("framework"))
    targets = tuple(contract.targets.select_related("told_by"))
    agreements = tuple(
        contract.kpi_agreements.select_related("framework", "council_agreed_by", "provider_agreed_by")
    )
    begun = [one for one in terms if one.effective_from <= on]
    return ContractFile(
        contract=contract,
        services=tuple(contract.services.select_related("location")),
        terms=terms,
        framework=next(iter(begun), terms[-1] if terms else None),
        targets=targets,
        agreements=agreements,
        periods=_periods(contract, on),
        returns=tuple(contract.returns.with_due_day().defer("ratings").order_by("-period")[:RETURNS_SHOWN]),
        events=_events(user, contract, targets, agreements),
    )


def _periods(contract: Contract, on: date) -> tuple[CalendarPeriod, ...]:
    """The calendar from the period before this one on."""
    if contract.calendar_id is None:
        return ()
    entries = CalendarPeriod.objects.filter(calendar_id=contract.calendar_id, due_on__gte=on)
    return tuple(entries.order_by("starts_on")[:6])


def _events(
    user: User, contract: Contract, targets: tuple[Target, ...], agreements: tuple[KpiAgreement, ...]
) -> tuple[Event, ...]:
    def about(kind: str, numbers: list[int]) -> Q:
        return Q(subject_kind=f"contracts.{kind}", subject_id__in=numbers)

    its_own = (
        about("contract", [contract.pk])
        | about("target", [one.pk for one in targets])
        | about("kpiagreement", [one.pk for one in agreements])
    )
    return tuple(Event.objects.visible_to(user).filter(its_own).select_related("by")[:EVENTS_SHOWN])
