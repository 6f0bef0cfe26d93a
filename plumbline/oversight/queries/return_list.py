"""The list of returns: which there are to choose from, and those that were asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from plumbline.accounts.models import User
from plumbline.frameworks.periods import Period
from plumbline.returns.models import Return
from plumbline.returns.models.kpi_return import ReturnQuerySet

STATES: Mapping[str, str] = {
    "submitted": "Waiting for a decision",
    "overdue": "Overdue",
    "due": "Not yet returned",
    "sent-back": "Sent back",
    "accepted": "Accepted",
    "nil": "Nil return",
    "late": "Submitted late",
    "extended": "Given more time",
    "partial": "Part of the period",
    "restated": "Restated",
    "superseded": "With superseded versions",
    "below": "Below target",
}
SORTS: Mapping[str, str] = {
    "provider": "provider__organisation__name",
    "period": "period",
    "due": "due_day",
    "submitted": "submitted_at",
    "below": "below_target",
}
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the list can be narrowed to, each as (value, words)."""

    periods: tuple[Choice, ...]
    frameworks: tuple[Choice, ...]
    officers: tuple[Choice, ...]
    providers: tuple[Choice, ...]


def choices(user: User) -> Choices:
    """Two queries: the periods, and the contracts' sides."""
    mine = Return.objects.visible_to(user).order_by()
    periods = [Period.from_ordinal(one) for one in mine.values_list("period", flat=True).distinct()]
    sides = mine.values_list(
        "framework_id",
        "framework__title",
        "framework__version",
        "contract__lead_officer_id",
        "contract__lead_officer__name",
        "provider_id",
        "provider__organisation__name",
    ).distinct()
    rows = list(sides)
    return Choices(
        tuple((one.code, one.label) for one in sorted(periods, reverse=True)),
        _sorted({(str(row[0]), f"{row[1]}, version {row[2]}") for row in rows}),
        _sorted({(str(row[3]), row[4]) for row in rows if row[3]}),
        _sorted({(str(row[5]), row[6]) for row in rows}),
    )


def asked_for(user: User, asked: Mapping[str, str], *, on: date) -> ReturnQuerySet:
    """The returns that fit every choice. `asked` has period, framework, state, officer, provider and sort, or not."""
    found = (
        Return.objects.visible_to(user)
        .with_due_day()
        .select_related("contract__lead_officer", "provider__organisation")
        .annotate(version=F("current__number"))
        .defer("ratings")
    )
    if period := asked.get("period"):
        found = found.of_period(Period.parse(period))
    sides = {"framework": "framework_id", "officer": "contract__lead_officer_id", "provider": "provider_id"}
    found = found.filter(**{field: asked[name] for name, field in sides.items() if asked.get(name)})
    found = found.filter(_in_state(asked.get("state", ""), on))
    return found.order_by(*_order(asked.get("sort", "")))


def _in_state(state: str, on: date) -> Q:
    marks = {
        "overdue": Q(status__in=Return.OPEN, due_day__lt=on),
        "late": Q(days_late__gt=0),
        "extended": Q(extended_to__isnull=False),
        "partial": Q(is_partial=True),
        "restated": Q(is_restated=True),
        "superseded": Q(current__number__gt=1),
        "below": Q(below_target__gt=0),
    }
    return marks.get(state, Q(status=state)) if state else Q()


def _order(sort: str) -> tuple[str, ...]:
    field = SORTS.get(sort.removeprefix("-"))
    if field is None:
        return ("-period", "provider__organisation__name", "pk")
    return (f"-{field}" if sort.startswith("-") else field, "-period", "pk")


def _sorted(pairs: set[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(pairs, key=lambda pair: pair[1]))
