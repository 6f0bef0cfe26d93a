"""What was done in a week: decisions on returns, more time given, actions verified. Three queries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.improvement.models import Action
from plumbline.returns.models import Decision, Extension, Return

A_WEEK = timedelta(days=7)
MOST = 25


@dataclass(frozen=True, slots=True)
class Done:
    """One thing done, to a return or an action: `what` in the words of a status."""

    at: datetime
    what: str
    by: User | None
    kpi_return: Return | None = None
    action: Action | None = None


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
        *(Done(one.decided_at, one.kind, one.decided_by, kpi_return=one.kpi_return) for one in decisions),
        *(Done(one.granted_at, "extended", one.granted_by, kpi_return=one.kpi_return) for one in extensions),
        *_verified(user, is_mine=is_mine, on=on),
    ]
    return sorted(done, key=lambda one: one.at, reverse=True)[:MOST]


def _verified(user: User, *, is_mine: bool, on: date) -> list[Done]:
    """Actions whose verification stands: one that was opened again since is not done."""
    if not user.may(Permission.SEE_ACTIONS):
        return []
    found = (
        Action.objects.visible_to(user)
        .filter(Q(verified_by=user) if is_mine else Q(), status=Action.Status.VERIFIED)
        .filter(verified_at__date__gt=on - A_WEEK)
        .select_related("provider__organisation", "verified_by")
        .order_by("-verified_at")[:MOST]
    )
    return [
        Done(one.verified_at, "verified", one.verified_by, action=one) for one in found if one.verified_at
    ]
