"""A council's calendars, and one of them with its periods and the contracts that report by it."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q

from plumbline.accounts.models import User
from plumbline.contracts.models import Calendar, CalendarPeriod, Contract
from plumbline.contracts.models.calendar import CalendarQuerySet


@dataclass(frozen=True)
class CalendarSheet:
    calendar: Calendar
    entries: tuple[CalendarPeriod, ...]
    contracts: int

    @property
    def proposed(self) -> tuple[CalendarPeriod, ...]:
        return tuple(one for one in self.entries if one.confirmed_at is None)


def calendars_with_counts(user: User) -> CalendarQuerySet:
    """Each with how many dates are confirmed and proposed, how many contracts use it, and how far it reaches."""
    return (
        Calendar.objects.visible_to(user)
        .annotate(
            confirmed=Count("periods", filter=Q(periods__confirmed_at__isnull=False), distinct=True),
            proposed=Count("periods", filter=Q(periods__confirmed_at=None), distinct=True),
            used_by=Count("contracts", distinct=True),
            reaches_to=Max("periods__ends_on"),
        )
        .order_by("name")
    )


def calendar_sheet(calendar: Calendar) -> CalendarSheet:
    """Two queries."""
    return CalendarSheet(
        calendar,
        tuple(calendar.periods.select_related("confirmed_by").order_by("-starts_on", "-ends_on")),
        Contract.objects.filter(calendar=calendar).exclude(status=Contract.Status.ENDED).count(),
    )
