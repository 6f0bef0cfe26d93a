"""What was done in a week: decisions on returns, more time given, actions verified. One query for all three."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, F, Q, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.frameworks.periods import Period
from plumbline.improvement.models import Action
from plumbline.returns.models import Decision, Extension

A_WEEK = timedelta(days=7)
MOST = 25


class Done(NamedTuple):
    """One thing done: `what` in the words of a status. `number` is that of an action where `is_action`, or of a return.

    `says` is what the action asks for, `period` the return's. `by` is empty for the schedule.
    """

    at: datetime
    what: str
    is_action: int
    number: int
    provider: str
    says: str
    period: int
    by: str

    @property
    def of_period(self) -> str:
        return Period.from_ordinal(self.period).label


def done_this_week(user: User, *, is_mine: bool, on: date) -> list[Done]:
    """The newest first, at most 25; only what the person did themselves, or what anybody of the council did."""
    since = on - A_WEEK
    decided = Decision.objects.visible_to(user).filter(decided_at__date__gt=since)
    granted = Extension.objects.visible_to(user).filter(granted_at__date__gt=since)
    if is_mine:
        decided, granted = decided.filter(decided_by=user), granted.filter(granted_by=user)
    done = _of_returns(decided, "decided", F("kind")).union(
        _of_returns(granted, "granted", Value("extended")), _verified(user, is_mine, since), all=True
    )
    return [Done._make(one) for one in done.order_by("-at_moment")[:MOST]]


def _of_returns(found: QuerySet[Any], how: str, what: Combinable) -> QuerySet[Any, tuple[Any, ...]]:
    return _columns(
        found,
        at=F(f"{how}_at"),
        what=what,
        is_action=0,
        number=F("kpi_return_id"),
        says=Value(""),
        period=F("kpi_return__period"),
        by=f"{how}_by__name",
    )


def _verified(user: User, is_mine: bool, since: date) -> QuerySet[Any, tuple[Any, ...]]:
    """Actions whose verification stands: one that was opened again since is not done."""
    verified = Action.objects.visible_to(user).filter(
        Q(verified_by=user) if is_mine else Q(),
        status=Action.Status.VERIFIED,
        verified_at__date__gt=since,
    )
    return _columns(
        verified if user.may(Permission.SEE_ACTIONS) else verified.none(),
        at=F("verified_at"),
        what=F("status"),
        is_action=1,
        number=F("pk"),
        says=F("says"),
        period=Value(0),
        by="verified_by__name",
    )


def _columns(
    found: QuerySet[Any],
    *,
    at: F,
    what: Combinable,
    is_action: int,
    number: F,
    says: Combinable,
    period: Combinable,
    by: str,
) -> QuerySet[Any, tuple[Any, ...]]:
    """The fields of `Done` in their order, each of one type in all three."""
    told: dict[str, Any] = {
        "at_moment": at,
        "what_done": Cast(what, TextField()),
        "is_of_action": Value(is_action),
        "its_number": Cast(number, BigIntegerField()),
        "its_provider": F("provider__organisation__name"),
        "its_says": Cast(says, TextField()),
        "its_period": Cast(period, BigIntegerField()),
        "done_by": Coalesce(F(by), Value(""), output_field=TextField()),
    }
    columns: QuerySet[Any, tuple[Any, ...]] = found.order_by().annotate(**told).values_list(*told)
    return columns
