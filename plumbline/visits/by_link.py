"""From a Quality Checker's link to the one visit it is for. For people without an account."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from plumbline.organisations import scope
from plumbline.visits.actions.checkers import hash_of
from plumbline.visits.models import CheckerLink, Visit

OVER = (Visit.Status.CANCELLED, Visit.Status.ABANDONED)


@contextmanager
def opened(token: str, *, at: datetime) -> Iterator[CheckerLink | None]:
    """The link, and inside nothing but its council's rows. None for one that never was, has ended, or was ended.

    Only the look-up by hash sees every council.
    """
    with scope.everything():
        alive = CheckerLink.objects.alive(at=at).filter(token_hash=hash_of(token))
        link = alive.exclude(visit__status__in=OVER).select_related(*_SHOWN).first()
    with scope.limited_to(councils=[link.council_id] if link else (), providers=()):
        yield link


_SHOWN = ("council", "provider__organisation", "visit__framework", "visit__provider__organisation")
