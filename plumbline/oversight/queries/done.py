"""What was done in a week: decisions on returns, and more time given."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from plumbline.accounts.models import User
from plumbline.returns.models import Decision, Extension, Return

A_WEEK = timedelta(days=7)
MOST = 25


@dataclass(frozen=True, slots=True)
class Done:
    """One thing done: `what` in the words of a status."""

    at: datetime
    what: str
    kpi_return: Return
    by: User | None


def done_this_week(user: User, *, is_mine: bool, on: date) -> list[Done]:
    """The newest first, at most 25; only what the person did themselves, or what anybody of the council did."""
    mine_decided, mine_granted = (Q(decided_by=user), Q(granted_by=user)) if is_mine else (Q(), Q())
    related = ("kpi_return__provider__organisation", "kpi_return__contract")
    decisions = (
        Decision.objects.visible_to(user)
        .filter(mine_decided, decided_at__date__gt=on - A_WEEK)
        .select_related("decided_by", *related)[:MOST]
    )
    extensions = (
        Extension.objects.visible_to(user)
        .filter(mine_granted, granted_at__date__gt=on - A_WEEK)
        .select_related("granted_by", *related)[:MOST]
    )
    done = [
        *(Done(one.decided_at, one.kind, one.kpi_return, one.decided_by) for one in decisions),
        *(Done(one.granted_at, "extended", one.kpi_return, one.granted_by) for one in extensions),
    ]
    return sorted(done, key=lambda one: one.at, reverse=True)[:MOST]
