"""What was said of the free places at a service."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider, Service
from plumbline.standing.models.sharing import shared_with
from plumbline.standing.vacancies import Told

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class VacancyStatementQuerySet(models.QuerySet["VacancyStatement"]):
    def visible_to(self, user: "User") -> "VacancyStatementQuerySet":
        """What was said to the council; a provider sees what was said of it, a partner what is shared with it."""
        reach = user.reach
        own = Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers)
        return self.filter(own | shared_with(reach))

    def about(self, providers: Collection[int]) -> "VacancyStatementQuerySet":
        return self.filter(provider_id__in=providers)

    def newest_first(self) -> "VacancyStatementQuerySet":
        """By the day of the count; of two of one day, what was said last."""
        return self.order_by("-counted_on", "-said_at", "-pk")

    def counted_since(self, day: date) -> "VacancyStatementQuerySet":
        return self.filter(counted_on__gte=day)


class VacancyStatement(models.Model):
    """Said once to one council and never changed: the next count is a new row.

    `number` None: they do not say. `good_until` follows from the council's standing rules of the day.
    """

    class Heard(models.TextChoices):
        PORTAL = "portal", "told by the provider"
        PHONE = "phone", "heard by phone"
        EMAIL = "e-mail", "heard by e-mail"
        VISIT = "visit", "seen on a visit"

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    counted_on = models.DateField()
    good_until = models.DateField()
    heard = models.CharField(max_length=10, choices=Heard.choices)
    who = models.CharField(max_length=100, blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = VacancyStatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(good_until__gte=F("counted_on")), name="a_count_is_good_for_its_day"
            )
        ]
        indexes = [models.Index(fields=["provider", "-counted_on"], name="vacancies_of_a_provider")]

    def __str__(self) -> str:
        return f"Free places at {self.service}, {self.counted_on}"

    @property
    def told(self) -> Told:
        heard = f"{self.get_heard_display()}{f' from {self.who}' if self.who else ''}"
        return Told(self.number, self.counted_on, self.good_until, heard)
