"""Intelligence that needs somebody today: referrals due, areas hit, what nobody has taken on. One query."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from plumbline.intelligence.attention import Attention
from plumbline.intelligence.models import Intelligence, Seriousness, Status, Strength
from plumbline.oversight.queries.intelligence_attention import AboutAreas, areas_of, hits

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class AboutReferral:
    """A “suspect” indicator for which a safeguarding referral is due."""

    intelligence: Intelligence
    kind: str = "intelligence_referral"


@dataclass(frozen=True, slots=True)
class AboutUntaken:
    """What was heard and nobody has taken on; `serious` of them are serious. `first` was heard the longest ago."""

    count: int
    serious: int
    first: Intelligence
    kind: str = "intelligence_untaken"


NeedOfIntelligence = AboutReferral | AboutAreas | AboutUntaken


def intelligence_in_need(
    user: "User", *, rule: Attention, led: Collection[int] | None, on: date
) -> tuple[NeedOfIntelligence, ...]:
    """A person's own is what they look into, and what is about the providers they lead; None for everybody's.

    `rule` says how many areas hit call for a look at a provider; of areas, a person's own are those of the providers.
    """
    theirs = Q() if led is None else Q(owner=user) | Q(provider_id__in=led)
    pressing = Q(strength=Strength.SUSPECT) | Q(status=Status.OPEN)
    found = (
        Intelligence.objects.visible_to(user)
        .filter(theirs)
        .annotate(hits=Exists(hits(user, rule, on=on).filter(pk=OuterRef("pk")).order_by()))
        .filter(Q(pressing, status__in=Intelligence.OPEN) | Q(hits=True))
        .select_related("provider__organisation")
        .order_by("heard_on", "pk")
    )
    pieces = list(found)
    referrals = [AboutReferral(one) for one in pieces if one.calls_for_referral]
    untaken = [one for one in pieces if one.status == Status.OPEN and not one.calls_for_referral]
    areas = (
        (one.provider_id, one.provider.name, one.area)
        for one in pieces
        if getattr(one, "hits", False) and (led is None or one.provider_id in led)
    )
    return (*referrals, *areas_of(areas, rule), *_untaken(untaken))


def _untaken(pieces: list[Intelligence]) -> list[AboutUntaken]:
    if not pieces:
        return []
    serious = sum(one.seriousness == Seriousness.HIGH for one in pieces)
    return [AboutUntaken(len(pieces), serious, pieces[0])]
