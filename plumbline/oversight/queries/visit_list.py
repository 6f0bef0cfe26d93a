"""The list of visits: which there are to choose from, and those that were asked for."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, F, OrderBy, Q
from django.db.models.functions import Coalesce

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.frameworks.models import FrameworkVersion
from plumbline.providers.models import Provider
from plumbline.visits.models import Request, Visit
from plumbline.visits.models.visit import VisitQuerySet

GROUPS: Mapping[str, str] = {"ahead": "Ahead", "under-way": "Under way", "finished": "Finished"}
SORTS: Mapping[str, str] = {
    "provider": "provider__organisation__name",
    "day": "day",
    "kind": "kind",
    "lead": "lead__name",
}
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    officers: tuple[Choice, ...]
    providers: tuple[Choice, ...]


def choices(user: User) -> Choices:
    """Who leads a visit and whom there is one to. One query."""
    rows = Visit.objects.visible_to(user).order_by()
    sides = set(rows.values_list("lead_id", "lead__name", "provider_id", "provider__organisation__name"))
    return Choices(
        _sorted({(str(row[0]), row[1]) for row in sides if row[0]}),
        _sorted({(str(row[2]), row[3]) for row in sides}),
    )


def asked_for(user: User, asked: Mapping[str, str]) -> VisitQuerySet:
    """The visits that fit every choice. `asked` has status, kind, officer, provider and sort, or not."""
    owed = Count("requests", filter=Q(requests__status=Request.Status.ASKED))
    found = (
        Visit.objects.visible_to(user).for_list().annotate(owed=owed, day=Coalesce("starts_on", "planned_on"))
    )
    found = _in_status(found, asked.get("status", ""))
    if kind := asked.get("kind"):
        found = found.filter(kind=kind)
    sides = {"officer": "lead_id", "provider": "provider_id"}
    found = found.filter(**{field: asked[name] for name, field in sides.items() if asked.get(name)})
    return found.order_by(*_order(asked.get("sort", "")))


def steps_of(found: VisitQuerySet) -> Counter[str]:
    """How many visits of a list are at each status."""
    return Counter(found.order_by("pk").values_list("status", flat=True))


def officers_of(user: User) -> list[User]:
    """Those who may make visits for this person's council."""
    council = user.council
    return (
        list(User.objects.who_can(Permission.MAKE_VISITS, council.pk).distinct().order_by("name"))
        if council
        else []
    )


def providers_of(user: User) -> list[Provider]:
    """The providers the council has a contract with, with their services."""
    return list(Provider.objects.visible_to(user).select_related("organisation").prefetch_related("services"))


def scorecards_of(user: User) -> list[FrameworkVersion]:
    """The scorecards the council works by; self-assessments are the provider's."""
    adopted = FrameworkVersion.objects.visible_to(user).scorecards().order_by("title", "-version")
    return [one for one in adopted if one.scorecard.purpose != "self-assessment"]


def _in_status(found: VisitQuerySet, status: str) -> VisitQuerySet:
    groups = {"ahead": found.ahead, "under-way": found.under_way, "finished": found.finished}
    if status in groups:
        return groups[status]()
    return found.filter(status=status) if status else found


def _order(sort: str) -> tuple[OrderBy | str, ...]:
    field = SORTS.get(sort.removeprefix("-"))
    if field is None:
        return (F("day").desc(nulls_last=True), "-pk")
    return (f"-{field}" if sort.startswith("-") else field, "-pk")


def _sorted(pairs: set[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(pairs, key=lambda pair: pair[1]))
