"""Which visits answer which lines of the plan: by provider, service and the time they were planned. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

DID_NOT_HAPPEN = frozenset({"cancelled", "abandoned"})
AHEAD = frozenset({"planned", "arranged", "gathering"})


@dataclass(frozen=True, slots=True)
class KnownVisit:
    """A visit as far as the plan needs it. Without `services` it covers everything of the provider."""

    number: int
    provider: int
    status: str
    kind: str
    planned_at: datetime
    hours: Decimal
    on: date | None = None
    services: frozenset[int] = field(default_factory=frozenset)
    name: str = ""
    officer: str = ""
    officer_id: int | None = None
    rating: str = ""
    is_final: bool = False
    follow_up_by: date | None = None

    def covers(self, provider: int, service: int | None) -> bool:
        is_whole = service is None or not self.services
        return self.provider == provider and (is_whole or service in self.services)

    @property
    def is_made(self) -> bool:
        """Whether somebody has been there (or has made the desktop check)."""
        return self.status not in DID_NOT_HAPPEN | AHEAD

    def is_overdue(self, today: date) -> bool:
        """Whether its day is over and nobody has been there."""
        return self.status in AHEAD and self.on is not None and self.on < today

    def takes_hours(self, first: date, last: date) -> bool:
        """Whether it uses hours of these days. A cancelled visit uses none; one that was broken off does."""
        day = self.on or self.planned_at.date()
        return self.status != "cancelled" and first <= day <= last


def answer_to(
    visits: Iterable[KnownVisit], provider: int, service: int | None, *, due_at: datetime
) -> KnownVisit | None:
    """The visit that the line became: the newest planned since it was found due, or one still ahead. None: it waits."""
    found = [
        one
        for one in visits
        if one.covers(provider, service)
        and one.status not in DID_NOT_HAPPEN
        and (one.status in AHEAD or one.planned_at >= due_at)
    ]
    return max(found, key=lambda one: one.planned_at, default=None)


def last_made(visits: Iterable[KnownVisit], provider: int, service: int | None) -> KnownVisit | None:
    """The newest visit that was made to it."""
    made = [one for one in visits if one.is_made and one.on and one.covers(provider, service)]
    return max(made, key=lambda one: (one.on or date.min, one.number), default=None)


def is_awaited(visits: Iterable[KnownVisit], provider: int, service: int | None) -> bool:
    """Whether a visit to it is planned or arranged already."""
    return any(one.status in AHEAD and one.covers(provider, service) for one in visits)
