"""Phone-in days: a day on which people ring in, each call kept in the caller's words."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.surveys.models.survey import Survey

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class PhoneInDayQuerySet(models.QuerySet["PhoneInDay"]):
    def visible_to(self, user: "User") -> "PhoneInDayQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def to_close(self, *, on: date) -> "PhoneInDayQuerySet":
        """Which are over and still take calls."""
        return self.filter(status=PhoneInDay.Status.OPEN, held_on__lt=on)


class PhoneInDay(models.Model):
    """One day, such as “Home care phone-in, 3 July”. Calls are noted until it is closed.

    Source: Oxfordshire 2019 §27, phone-in days for services such as home support.
    """

    class Status(models.TextChoices):
        OPEN = "open", "Taking calls"
        CLOSED = "closed", "Closed"

    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {"open": {"closed": "phone_in_day.closed"}}

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    status = models.CharField(max_length=6, choices=Status.choices, default=Status.OPEN)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = PhoneInDayQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, user: "User") -> "CallQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def concerns(self) -> "CallQuerySet":
        return self.filter(is_concern=True)

    def to_follow_up(self) -> "CallQuerySet":
        """Concerns that nobody has settled yet."""
        return self.concerns().filter(followed_up_at=None)


class Call(models.Model):
    """What one caller said, without a name. `follow_up` is what is to be done; a concern always has one."""

    class Theme(models.TextChoices):
        PRAISE = "praise", "Praise"
        STAFF = "staff", "How staff treat people"
        TIMES = "times", "Times and missed visits"
        CONTINUITY = "continuity", "Too many different staff"
        CARE = "care", "Quality of the care itself"
        SAFETY = "safety", "Safety"
        TALKING = "talking", "Being told and being heard"
        MONEY = "money", "Money and charges"
        OTHER = "other", "Something else"

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(
        Provider, on_delete=models.PROTECT, null=True, blank=True, related_name="phone_calls"
    )
    day = models.ForeignKey(PhoneInDay, on_delete=models.PROTECT, related_name="calls")
    audience = models.CharField(max_length=14, choices=Survey.Audience.choices)
    said = models.TextField()
    theme = models.CharField(max_length=12, choices=Theme.choices)
    is_concern = models.BooleanField(default=False)
    follow_up = models.TextField(blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    followed_up_at = models.DateTimeField(null=True, blank=True)
    followed_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    followed_up_says = models.TextField(blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_concern=False) | ~Q(follow_up=""), name="a_concern_says_what_follows"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_theme_display()}, {self.day}"
