"""Stage one: what the provider was asked for, and what arrived."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.documents.models import Document
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.visits.models.visit import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, user: "User") -> "RequestQuerySet":
        reach = user.reach
        told = Q(provider_id__in=reach.providers, visit__told_at__isnull=False)
        return self.filter(Q(council_id__in=reach.councils) | told)

    def open(self) -> "RequestQuerySet":
        return self.filter(status=Request.Status.ASKED)

    def overdue(self, *, on: date) -> "RequestQuerySet":
        return self.open().filter(due_on__lt=on)


class Request(models.Model):
    """One thing stage one asks for: a document, or (with the code `self-assessment`) the self-assessment."""

    class Status(models.TextChoices):
        ASKED = "asked", "Asked for"
        ARRIVED = "arrived", "Arrived"
        NOT_HELD = "not-held", "The provider has none"
        WITHDRAWN = "withdrawn", "No longer asked for"

    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "asked": {
            "asked": "visit_request.given_more_time",
            "arrived": "visit_request.arrived",
            "not-held": "visit_request.not_held",
            "withdrawn": "visit_request.withdrawn",
        },
        "arrived": {"arrived": "visit_request.added_to", "asked": "visit_request.asked_again"},
        "not-held": {"arrived": "visit_request.arrived", "asked": "visit_request.asked_again"},
        "withdrawn": {"asked": "visit_request.asked_again"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="requests")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    due_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ASKED)
    says = models.TextField(blank=True, help_text="What the provider wrote with it, or why there is none.")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["visit", "code"], name="asked_for_once_a_visit")]

    def __str__(self) -> str:
        return self.title

    def days_overdue(self, *, on: date) -> int:
        """Days past the due day while nothing has come; 0 when it is not late."""
        return max(0, (on - self.due_on).days) if self.status == self.Status.ASKED else 0


class SuppliedQuerySet(models.QuerySet["Supplied"]):
    def visible_to(self, user: "User") -> "SuppliedQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))


class Supplied(models.Model):
    """One file that answered a request. Files are added, never replaced."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="files")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    supplied_at = models.DateTimeField()
    supplied_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = SuppliedQuerySet.as_manager()

    class Meta:
        ordering = ["supplied_at", "pk"]

    def __str__(self) -> str:
        return str(self.document)
