"""When returns are due. Due dates are stored as a person confirmed them, never computed on the fly."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from plumbline.frameworks.periods import Period
from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class CalendarQuerySet(models.QuerySet["Calendar"]):
    def visible_to(self, user: "User") -> "CalendarQuerySet":
        return self.filter(council_id__in=user.reach.councils)


class Calendar(models.Model):
    """A council's reporting calendar: the same periods for all contracts, so that the market can be compared.

    Source: Lancashire strategy, “KPI return periods will be consistent across all service contracts”.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)

    objects = CalendarQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["council", "name"], name="one_calendar_a_name")]

    def __str__(self) -> str:
        return self.name


class CalendarPeriodQuerySet(models.QuerySet["CalendarPeriod"]):
    def confirmed(self) -> "CalendarPeriodQuerySet":
        return self.exclude(confirmed_at=None)

    def proposed(self) -> "CalendarPeriodQuerySet":
        return self.filter(confirmed_at=None)


class CalendarPeriod(models.Model):
    """One period and the day its return is due. A proposal counts only once a person has confirmed it."""

    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="periods")
    period_code = models.CharField(max_length=12)
    starts_on = models.DateField()
    ends_on = models.DateField()
    due_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = CalendarPeriodQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "ends_on"]
        constraints = [
            models.UniqueConstraint(fields=["calendar", "period_code"], name="one_due_date_a_period"),
            models.CheckConstraint(
                condition=models.Q(due_on__gt=models.F("ends_on")), name="due_after_the_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_code}, due {self.due_on:%d %B %Y}"

    @property
    def period(self) -> Period:
        return Period.parse(self.period_code)
