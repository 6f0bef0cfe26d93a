"""Whom a council's risk register is about: the providers whose contracts run, with what is bought from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, Subquery

from plumbline.contracts.models import Contract
from plumbline.organisations.models import Organisation
from plumbline.providers.models import ServiceKind
from plumbline.returns.models import Assessment, Return

JUDGED = (Return.Status.SUBMITTED, Return.Status.ACCEPTED)
_COLUMNS = (
    "provider_id", "provider__organisation__name", "service_kind", "starts_on", "annual_value", "lead_officer_id",
    "lead_officer__name", "newest_return", "newest_assessment",
)  # fmt: skip


@dataclass
class Subject:
    """A provider with a running contract. `returns` and `assessments` are the numbers of the newest of each contract.

    `annual_value` is what its contracts are worth together, None where none says.
    """

    provider_id: int
    name: str
    kinds: list[str] = field(default_factory=list)
    officers: dict[int, str] = field(default_factory=dict)
    contracts: int = 0
    since: date = date.max
    annual_value: Decimal | None = None
    returns: list[int] = field(default_factory=list)
    assessments: list[int] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What it is compared by: the kind of its first contract."""
        return self.kinds[0]

    @property
    def kind_label(self) -> str:
        return ", ".join(str(ServiceKind(one).label) for one in self.kinds)


def subjects(council: Organisation, *, on: date) -> Mapping[int, Subject]:
    """By provider, in the order of their names. One statement."""
    of = {"contract": OuterRef("pk")}
    newest = Return.objects.filter(**of, status__in=JUDGED).order_by("-period").values("pk")[:1]
    longer = Assessment.objects.filter(**of).current().order_by("-period").values("pk")[:1]
    running = Contract.objects.active().filter(council=council, starts_on__lte=on, ends_on__gte=on)
    rows = running.annotate(newest_return=Subquery(newest), newest_assessment=Subquery(longer))
    found: dict[int, Subject] = {}
    ordered = rows.order_by("provider__organisation__name", "provider_id", "reference")
    for number, name, kind, starts_on, value, officer, officer_name, last, assessed in ordered.values_list(
        *_COLUMNS
    ):
        one = found.setdefault(number, Subject(number, name))
        one.contracts += 1
        one.since = min(one.since, starts_on)
        one.kinds += [kind] if kind not in one.kinds else []
        one.officers |= {officer: officer_name} if officer else {}
        one.annual_value = value if one.annual_value is None else one.annual_value + (value or 0)
        one.returns += [last] if last else []
        one.assessments += [assessed] if assessed else []
    return found
