"""Whom a council's risk register is about: providers whose contracts run, their services, and those contracts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from plumbline.contracts.models import Contract
from plumbline.organisations.models import Organisation
from plumbline.providers.models import ServiceKind
from plumbline.returns.models import Assessment, Return
from plumbline.risks.whose import Of, Whose

JUDGED = (Return.Status.SUBMITTED, Return.Status.ACCEPTED)


@dataclass
class Subject:
    """A provider with a running contract, a service that such a contract names, or such a contract.

    `returns` and `assessments` are the numbers of the newest of each of its `contracts`; `services` those that these
    contracts name, and `places` CQC's ids of their locations. `annual_value` is what the contracts are worth together,
    None where none says. `shares`: a contract of this service names other services too.
    """

    whose: Whose
    name: str
    provider_name: str
    kinds: list[str] = field(default_factory=list)
    officers: dict[int, str] = field(default_factory=dict)
    contracts: list[int] = field(default_factory=list)
    since: date = date.max
    annual_value: Decimal | None = None
    returns: list[int] = field(default_factory=list)
    assessments: list[int] = field(default_factory=list)
    services: set[int] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    shares: bool = False

    @property
    def provider_id(self) -> int:
        return self.whose.provider_id

    @property
    def part(self) -> str:
        """What of its provider it is, “the service Home care”; empty for a provider."""
        return "" if self.whose.is_whole else f"the {self.whose.of.value} {self.name}"

    @property
    def kind(self) -> str:
        """What it is compared by: the kind of its first contract."""
        return self.kinds[0]

    @property
    def kind_label(self) -> str:
        return ", ".join(str(ServiceKind(one).label) for one in self.kinds)


Subjects = Mapping[Whose, Subject]


class _Row(NamedTuple):
    pk: int
    provider_id: int
    provider_name: str
    reference: str
    title: str
    kind: str
    starts_on: date
    annual_value: Decimal | None
    officer: int | None
    officer_name: str | None
    newest_return: int | None
    newest_assessment: int | None


class _Named(NamedTuple):
    contract: int
    service: int
    name: str
    kind: str
    place: str | None


_COLUMNS = (
    "pk", "provider_id", "provider__organisation__name", "reference", "title", "service_kind", "starts_on",
    "annual_value", "lead_officer_id", "lead_officer__name", "newest_return", "newest_assessment",
)  # fmt: skip
_NAMED = (
    "contract_id", "service_id", "service__name", "service__kind", "service__location__cqc_location_id",
)  # fmt: skip


def subjects(council: Organisation, *, on: date) -> Subjects:
    """Providers in the order of their names, each followed by its services and its contracts. Two statements."""
    of = {"contract": OuterRef("pk")}
    newest = Return.objects.filter(**of, status__in=JUDGED).order_by("-period").values("pk")[:1]
    longer = Assessment.objects.filter(**of).current().order_by("-period").values("pk")[:1]
    running = Contract.objects.active().filter(council=council, starts_on__lte=on, ends_on__gte=on)
    rows = running.annotate(newest_return=Subquery(newest), newest_assessment=Subquery(longer))
    ordered = rows.order_by("provider__organisation__name", "provider_id", "reference").values_list(*_COLUMNS)
    named: dict[int, list[_Named]] = {}
    for one in _named(running):
        named.setdefault(one.contract, []).append(one)
    found: dict[Whose, Subject] = {}
    for row in map(_Row._make, ordered):
        _take(found, row, named.get(row.pk, []))
    order = {whose.provider_id: place for place, whose in enumerate(found) if whose.is_whole}
    parts = list(Of)
    return dict(
        sorted(
            found.items(), key=lambda one: (order[one[0].provider_id], parts.index(one[0].of), one[1].name)
        )
    )


def _named(contracts: QuerySet[Contract, Any]) -> Iterable[_Named]:
    """Which services each contract names."""
    through = Contract.services.through.objects.filter(contract_id__in=contracts)
    return map(_Named._make, through.order_by("service__name", "service_id").values_list(*_NAMED))


def _take(found: dict[Whose, Subject], row: _Row, named: list[_Named]) -> None:
    """A contract counts for its provider, for itself, and for each service that it names."""
    provider = Whose(row.provider_id)
    contract = Whose(row.provider_id, Of.CONTRACT, row.pk)
    names = {provider: row.provider_name, contract: f"{row.reference} {row.title}"}
    for whose, name in names.items():
        _count(found.setdefault(whose, Subject(whose, name, row.provider_name)), row, named)
    for one in named:
        whose = Whose(row.provider_id, Of.SERVICE, one.service)
        subject = found.setdefault(whose, Subject(whose, one.name, row.provider_name, [one.kind]))
        _count(subject, row, [one])
        subject.shares |= len(named) > 1


def _count(subject: Subject, row: _Row, named: list[_Named]) -> None:
    subject.contracts.append(row.pk)
    subject.since = min(subject.since, row.starts_on)
    if subject.whose.of is not Of.SERVICE and row.kind not in subject.kinds:
        subject.kinds.append(row.kind)
    if row.officer and row.officer_name:
        subject.officers[row.officer] = row.officer_name
    if row.annual_value is not None:
        subject.annual_value = (subject.annual_value or 0) + row.annual_value
    subject.returns += [row.newest_return] if row.newest_return else []
    subject.assessments += [row.newest_assessment] if row.newest_assessment else []
    subject.services |= {one.service for one in named}
    subject.places |= {one.place for one in named if one.place}
