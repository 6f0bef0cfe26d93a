"""Providers of which several early-indicator areas were hit within a season. Two queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plumbline.intelligence.attention import Attention
from plumbline.intelligence.models import Area, Intelligence, IntelligenceQuerySet
from plumbline.oversight.queries.attention_policy import attention_policy

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class AboutAreas:
    """A provider with so many areas hit, in the order of the six, that somebody should look at it as a whole."""

    provider_id: int
    provider: str
    areas: tuple[str, ...]
    rule: Attention
    kind: str = "intelligence_areas"


def areas_hit(user: "User", *, on: date, providers: Iterable[int] | None = None) -> tuple[AboutAreas, ...]:
    """Counted over what this person may see. The most areas first."""
    council = user.council
    rule = attention_policy(council.pk if council else None, on=on)
    hit = hits(user, rule, on=on)
    if providers is not None:
        hit = hit.about(providers)
    return areas_of(
        hit.order_by().values_list("provider_id", "provider__organisation__name", "area").distinct(), rule
    )


def hits(user: "User", rule: Attention, *, on: date) -> IntelligenceQuerySet:
    """What counts by the rule, among what this person may see."""
    since = on - timedelta(days=rule.within_days - 1)
    return Intelligence.objects.visible_to(user).hitting_an_area().heard_between(since, on)


def areas_of(hit: Iterable[tuple[int, str, str]], rule: Attention) -> tuple[AboutAreas, ...]:
    """Of providers, by number and name, with the areas hit. The most areas first."""
    by_provider: dict[tuple[int, str], set[str]] = {}
    for number, name, area in hit:
        by_provider.setdefault((number, name), set()).add(area)
    found = [
        AboutAreas(number, name, tuple(str(one.label) for one in Area if one in areas), rule)
        for (number, name), areas in by_provider.items()
        if len(areas) >= rule.areas
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.areas), one.provider)))
