"""Placing one person although the standing forbids it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.standing.models.decision import StandingDecision

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class PlacementExceptionQuerySet(models.QuerySet["PlacementException"]):
    def visible_to(self, user: "User") -> "PlacementExceptionQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def waiting(self) -> "PlacementExceptionQuerySet":
        return self.filter(status="asked")

    def running(self, *, on: date) -> "PlacementExceptionQuerySet":
        """Authorised, and its last day is not over, whatever the round has got to."""
        return self.filter(status="authorised", ends_on__gte=on)

    def over(self, *, on: date) -> "PlacementExceptionQuerySet":
        return self.filter(status="authorised", ends_on__lt=on)

    def for_list(self) -> "PlacementExceptionQuerySet":
        return self.select_related("provider__organisation", "decision", "asked_by", "settled_by")


class PlacementException(models.Model):
    """Asked for under one decision, for one person known by a reference and never by name.

    Whoever authorises or refuses it is not who asked; the database says so. It ends on its last day by itself.
    """

    class Status(models.TextChoices):
        ASKED = "asked", "Asked for"
        AUTHORISED = "authorised", "Authorised"
        REFUSED = "refused", "Refused"
        WITHDRAWN = "withdrawn", "Withdrawn"
        ENDED = "ended", "Ended"

    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "asked": {
            "authorised": "exception.authorised",
            "refused": "exception.refused",
            "withdrawn": "exception.withdrawn",
        },
        "authorised": {"ended": "exception.ended"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(StandingDecision, on_delete=models.PROTECT, related_name="exceptions")
    person_ref = models.CharField(max_length=40)
    why_here = models.TextField()
    risk_assessment = models.TextField()
    conditions = models.TextField()
    ends_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    says = models.TextField(blank=True)

    objects = PlacementExceptionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_by=None) | ~Q(settled_by=F("asked_by")),
                name="nobody_settles_what_they_asked",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["authorised", "refused", "ended"])
                | (Q(settled_by__isnull=False, settled_at__isnull=False) & ~Q(says="")),
                name="an_exception_is_settled_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(why_here="") & ~Q(risk_assessment="") & ~Q(conditions="") & ~Q(person_ref=""),
                name="an_exception_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["council", "status"], name="exceptions_by_status")]

    def __str__(self) -> str:
        return f"Exception for {self.person_ref} at {self.provider}"

    def is_running(self, *, on: date) -> bool:
        return self.status == self.Status.AUTHORISED and self.ends_on >= on
