"""What a council has heard, as one stream that the address narrows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plumbline.accounts.permissions import Permission
from plumbline.intelligence.models import Intelligence, IntelligenceQuerySet, Status

if TYPE_CHECKING:
    from plumbline.accounts.models import User
    from plumbline.providers.models import Provider

Choice = tuple[str, str]
DAYS = {"7": "Last 7 days", "30": "Last 30 days", "90": "Last 90 days", "365": "Last year"}
STATES = {
    "open": "Open, taken on or not",
    "not-taken-on": "Open, nobody has taken it on",
    "closed": "Closed",
    "withdrawn": "Withdrawn",
}
LATEST = 5


@dataclass(frozen=True, slots=True)
class Heard:
    """The latest of one provider and how many there are, as one person may see them."""

    latest: tuple[Intelligence, ...]
    count: int
    open: int


def stream(user: "User", asked: Mapping[str, str], *, on: date) -> IntelligenceQuerySet:
    """Those that fit, the newest first. What was withdrawn is there only when asked for."""
    found = Intelligence.objects.visible_to(user).select_related(
        "provider__organisation", "service", "owner", "recorded_by"
    )
    for name in ("kind", "seriousness", "area"):
        if asked.get(name):
            found = found.filter(**{name: asked[name]})
    if asked.get("provider"):
        found = found.about([int(asked["provider"])])
    if asked.get("restricted"):
        found = found.filter(is_restricted=asked["restricted"] == "yes")
    if asked.get("days"):
        found = found.heard_between(on - timedelta(days=int(asked["days"])), on)
    return _in_state(found, asked.get("state", ""))


def _in_state(found: IntelligenceQuerySet, state: str) -> IntelligenceQuerySet:
    if state == "open":
        return found.open()
    if state == "not-taken-on":
        return found.filter(status=Status.OPEN)
    return found.filter(status=state) if state else found.standing()


def providers_heard_of(user: "User") -> tuple[Choice, ...]:
    """Each as (number, name). One query."""
    rows = (
        Intelligence.objects.visible_to(user)
        .order_by("provider__organisation__name")
        .values_list("provider_id", "provider__organisation__name")
        .distinct()
    )
    return tuple((str(number), name) for number, name in rows)


def heard_of(user: "User", provider: "Provider") -> Heard:
    """For the provider's page. One query, whatever there is: the rows carry no long text but their own."""
    if not user.reach_with(Permission.SEE_INTELLIGENCE).councils:
        return Heard((), 0, 0)
    found = list(
        Intelligence.objects.visible_to(user).standing().about([provider.pk]).select_related("owner")
    )
    return Heard(tuple(found[:LATEST]), len(found), sum(one.is_open for one in found))
