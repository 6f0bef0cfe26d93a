"""What the public may read: approved summaries of final visits, and nothing else of them."""

from dataclasses import dataclass
from datetime import date, datetime

from plumbline.organisations import scope
from plumbline.visits.models import Summary

MOST = 200


@dataclass(frozen=True, slots=True)
class Published:
    """`rating` is empty where the council shows none; `number` is the visit's."""

    number: int
    council: str
    provider: str
    services: str
    kind: str
    visited_on: date | None
    published_at: datetime | None
    rating: str
    text: str


def published(number: int | None = None) -> list[Published]:
    """The newest first; with a number that visit's alone, when its summary is published."""
    with scope.everything():
        found = Summary.objects.published().select_related("visit__council", "visit__provider__organisation")
        found = found.prefetch_related("visit__services").order_by("-decided_at", "-pk")
        if number is not None:
            found = found.filter(visit_id=number)
        return [_published(one) for one in found[:MOST]]


def _published(summary: Summary) -> Published:
    visit = summary.visit
    return Published(
        number=visit.pk,
        council=visit.council.name,
        provider=visit.provider.name,
        services=", ".join(str(one) for one in visit.services.all()),
        kind=visit.get_kind_display(),
        visited_on=visit.on,
        published_at=summary.decided_at,
        rating=visit.rating if summary.shows_rating else "",
        text=summary.text,
    )
