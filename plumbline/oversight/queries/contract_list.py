"""The contract register: what it can be narrowed to, and the contracts that fit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.contracts.models import Calendar, Contract, FrameworkTerm
from plumbline.contracts.models.contract import ContractQuerySet
from plumbline.frameworks.models import Adoption, FrameworkVersion
from plumbline.providers.models import Provider, ServiceKind

Choice = tuple[str, str]
SORTS = {
    "reference": "reference",
    "provider": "provider__organisation__name",
    "ends": "ends_on",
    "officer": "lead_officer__name",
}


@dataclass(frozen=True, slots=True)
class RegisterChoices:
    officers: tuple[Choice, ...]
    frameworks: tuple[Choice, ...]
    kinds: tuple[Choice, ...]


def register_choices(user: User) -> RegisterChoices:
    """Two queries."""
    mine = Contract.objects.visible_to(user).order_by()
    officers = mine.exclude(lead_officer=None).values_list("lead_officer_id", "lead_officer__name").distinct()
    frameworks = (
        FrameworkTerm.objects.filter(contract__in=mine)
        .order_by("framework__title", "framework__version")
        .values_list("framework_id", "framework__title", "framework__version")
        .distinct()
    )
    return RegisterChoices(
        tuple(sorted(((str(pk), name) for pk, name in officers), key=lambda pair: pair[1])),
        tuple((str(pk), f"{title}, version {version}") for pk, title, version in frameworks),
        tuple((str(value), str(label)) for value, label in ServiceKind.choices),
    )


def register_of(user: User, asked: Mapping[str, str], *, on: date) -> ContractQuerySet:
    """The contracts that fit, each with `framework_title`, the framework in force on the day."""
    in_force = FrameworkTerm.objects.filter(contract=OuterRef("pk"), effective_from__lte=on).order_by(
        "-effective_from"
    )
    found = (
        Contract.objects.visible_to(user)
        .select_related("provider__organisation", "lead_officer", "calendar")
        .annotate(framework_title=Subquery(in_force.values("framework__title")[:1]))
    )
    sides = {"status": "status", "kind": "service_kind", "framework": "framework_terms__framework_id"}
    found = found.filter(**{field: asked[name] for name, field in sides.items() if asked.get(name)})
    officer = asked.get("officer", "")
    if officer:
        found = found.filter(Q(lead_officer=None) if officer == "nobody" else Q(lead_officer_id=officer))
    return found.distinct().order_by(*_order(asked.get("sort", "")))


def _order(sort: str) -> tuple[str, ...]:
    field = SORTS.get(sort.removeprefix("-"), "reference")
    return (f"-{field}" if sort.startswith("-") else field, "pk")


def officers_of(user: User) -> tuple[User, ...]:
    """Who of the council may lead a contract."""
    council = user.council
    return tuple(User.objects.who_can(Permission.REVIEW_RETURNS, council.pk).distinct()) if council else ()


def frameworks_of(user: User) -> tuple[FrameworkVersion, ...]:
    """The KPI schedules the council has adopted: what a contract can be measured by."""
    adopted = Adoption.objects.visible_to(user).schedules().select_related("framework")
    return tuple(one.framework for one in adopted)


def calendars_of(user: User) -> tuple[Calendar, ...]:
    return tuple(Calendar.objects.visible_to(user))


def providers_known() -> tuple[Provider, ...]:
    """Every provider of the installation: they are shared facts, and a contract may be a council's first with one."""
    return tuple(Provider.objects.select_related("organisation").order_by("organisation__name"))
