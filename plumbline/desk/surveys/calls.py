"""The calls of a phone-in day as its page and its table show them."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpResponse

from plumbline.accounts.models import User
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.surveys.models import Call, PhoneInDay
from plumbline.surveys.models.phoning import PhoneInDayQuerySet
from plumbline.surveys.results import PhoneSummary, of_calls

HEAD = (
    "Day",
    "Who called",
    "Provider",
    "About",
    "What was said",
    "Concern",
    "To be followed up",
    "What was done",
)


@dataclass(frozen=True)
class DayPage:
    day: PhoneInDay
    calls: list[Call]
    summary: PhoneSummary

    @property
    def concerns(self) -> list[Call]:
        return [one for one in self.calls if one.is_concern]

    @property
    def to_follow_up(self) -> list[Call]:
        return [one for one in self.concerns if one.followed_up_at is None]


def days_of(user: User) -> PhoneInDayQuerySet:
    """Each with how many calls came and how many concerns wait."""
    waiting = Q(calls__is_concern=True, calls__followed_up_at=None)
    counted = PhoneInDay.objects.visible_to(user).annotate(
        call_count=Count("calls"), waiting=Count("calls", filter=waiting)
    )
    return counted.order_by("-held_on", "-pk")


def day_page(day: PhoneInDay) -> DayPage:
    calls = list(day.calls.select_related("provider__organisation", "followed_up_by", "noted_by"))
    return DayPage(day, calls, of_calls(calls))


def calls_table(day: PhoneInDay) -> HttpResponse:
    rows = [
        (
            day.held_on,
            one.get_audience_display(),
            one.provider.name if one.provider else None,
            one.get_theme_display(),
            one.said,
            "yes" if one.is_concern else "no",
            one.follow_up,
            one.followed_up_says,
        )
        for one in day_page(day).calls
    ]
    return attachment(as_csv(HEAD, rows), f"phone-in {day.held_on:%Y-%m-%d}.csv", CSV)
