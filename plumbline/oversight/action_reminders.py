"""Reminders of actions: one letter three working days before a due day, one when any is overdue and then weekly.

A letter lists everything it is about, so that a provider with many actions gets one letter and not many.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import Max
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.contracts.working_days import working_days_after
from plumbline.improvement.models import Action
from plumbline.notices.actions import tell
from plumbline.notices.models import Notice
from plumbline.organisations import scope

WORKING_DAYS_BEFORE = 3
A_WEEK = timedelta(days=7)
Sides = tuple[int, int]
"""A council and a provider."""


def remind_of_actions(*, now: datetime) -> int:
    """Write the reminders that are right today; the number of letters. Safe to do twice."""
    today = timezone.localdate(now)
    with scope.everything():
        waiting = (
            Action.objects.filter(
                status__in=Action.WAITING, due_on__lte=working_days_after(today, WORKING_DAYS_BEFORE)
            )
            .select_related("council", "provider__organisation")
            .order_by("council_id", "provider_id", "due_on", "pk")
        )
        of_sides = {sides: list(those) for sides, those in groupby(waiting, key=_sides)}
        last = _last_told_overdue(of_sides)
        return sum(_remind(those, last.get(sides), today=today, now=now) for sides, those in of_sides.items())


def is_time(due_days: Collection[date], last: date | None, *, today: date) -> bool:
    """Whether these overdue days need a letter: none was written yet, one more has passed since, or a week has."""
    if not due_days:
        return False
    return last is None or max(due_days) >= last or today - last >= A_WEEK


def _remind(actions: Sequence[Action], last: date | None, *, today: date, now: datetime) -> int:
    overdue = [one for one in actions if one.due_on < today]
    written = 0
    if is_time([one.due_on for one in overdue], last, today=today):
        written += _write("actions_overdue", overdue, str(today), today, now)
    coming = [one for one in actions if one.due_on >= today]
    for day, those in groupby(coming, key=lambda one: one.due_on):
        written += _write("actions_due", list(those), str(day), today, now)
    return written


def _write(letter: str, actions: Sequence[Action], key: str, today: date, now: datetime) -> int:
    first = actions[0]
    return tell(
        _staff(first.provider_id),
        f"improvement/letters/{letter}.txt",
        {"actions": actions, "council": first.council, "provider": first.provider, "today": today},
        key=f"{letter}:{first.council_id}:{first.provider_id}:{key}",
        now=now,
        council_id=first.council_id,
        provider_id=first.provider_id,
    )


def _staff(provider_id: int) -> Iterable[User]:
    return User.objects.who_can(Permission.REPORT_PROGRESS, provider_id).distinct()


def _last_told_overdue(of_sides: Mapping[Sides, object]) -> dict[Sides, date]:
    """The day of each provider's newest letter about what is overdue. One query for all of them."""
    letters = (
        Notice.objects.filter(kind="actions_overdue", council_id__in={council for council, _ in of_sides})
        .order_by()
        .values_list("council_id", "provider_id")
        .annotate(newest=Max("written_at"))
    )
    return {
        (council, provider): timezone.localdate(newest)
        for council, provider, newest in letters
        if council and provider
    }


def _sides(action: Action) -> Sides:
    return (action.council_id, action.provider_id)
