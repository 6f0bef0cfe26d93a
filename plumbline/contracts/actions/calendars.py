"""Opening a reporting calendar and confirming its due dates."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.contracts.models import Calendar, CalendarPeriod
from plumbline.frameworks.periods import Period
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def open_calendar(
    council: Organisation, name: str, *, by: "User | None", now: datetime, system: str = ""
) -> Calendar:
    """Raises NotAllowed when the council has a calendar of this name."""
    if Calendar.objects.filter(council=council, name=name).exists():
        raise NotAllowed(f"There is a calendar “{name}” already. Choose another name.")
    calendar = Calendar.objects.create(council=council, name=name)
    record("calendar.opened", calendar, by=by, now=now, system=system, name=name)
    return calendar


@transaction.atomic
def propose(
    calendar: Calendar,
    dates: Iterable[tuple[Period, date, str]],
    *,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> list[CalendarPeriod]:
    """Add periods with proposed due dates and reasons; a period already there is left as it is."""
    known = set(calendar.periods.values_list("period_code", flat=True))
    added = CalendarPeriod.objects.bulk_create(
        CalendarPeriod(
            calendar=calendar,
            period_code=period.code,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            due_on=due_on,
            reason=reason,
        )
        for period, due_on, reason in dates
        if period.code not in known
    )
    if added:
        record(
            "calendar.proposed",
            calendar,
            by=by,
            now=now,
            system=system,
            periods=[one.period_code for one in added],
        )
    return added


@transaction.atomic
def confirm(
    entry: CalendarPeriod,
    *,
    due_on: date,
    reason: str,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> CalendarPeriod:
    """A person says that this is the day. Raises NotAllowed when the day is not after the period's end."""
    if due_on <= entry.ends_on:
        raise NotAllowed(f"The period ends on {entry.ends_on:%d %B %Y}. Choose a later day for its return.")
    changed = CalendarPeriod.objects.filter(pk=entry.pk, confirmed_at=None).update(
        due_on=due_on, reason=reason, confirmed_at=now, confirmed_by=by
    )
    if not changed:
        raise NotAllowed(
            "This due date is already confirmed. Returns may rest on it; grant an extension instead."
        )
    entry.refresh_from_db()
    record(
        "calendar.confirmed",
        entry.calendar,
        by=by,
        now=now,
        system=system,
        period=entry.period_code,
        due=str(due_on),
    )
    return entry
