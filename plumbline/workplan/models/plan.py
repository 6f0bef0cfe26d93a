"""A council's plan of visits for one financial year."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.frameworks.periods import Interval, Period
from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class VisitPlanQuerySet(models.QuerySet["VisitPlan"]):
    def visible_to(self, user: "User") -> "VisitPlanQuerySet":
        """The council's own people only: a provider never learns who is to be visited, or when."""
        return self.filter(council_id__in=user.reach.councils)

    def of_year(self, year: int) -> "VisitPlanQuerySet":
        return self.filter(year=year)


class VisitPlan(models.Model):
    """`year` is the calendar year in whose April the plan begins; `hours` what the team has for visits in it.

    `version` counts changes of the order: whoever changes it names the version they saw, so that two people
    cannot undo each other unawares.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    hours = models.DecimalField(max_digits=7, decimal_places=1)
    hours_at = models.DateTimeField()
    hours_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField(null=True, blank=True)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = VisitPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["council", "year"], name="one_visit_plan_a_year"),
            models.CheckConstraint(condition=Q(hours__gte=0), name="a_team_has_no_less_than_no_hours"),
        ]

    def __str__(self) -> str:
        return f"Visit plan {self.year} to {self.year + 1}"

    @property
    def span(self) -> Period:
        """The plan's financial year."""
        return Period.numbered(self.year, Interval.YEAR)
