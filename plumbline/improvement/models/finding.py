"""Something that falls short (or is done well), wherever it was found."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class Source(models.TextChoices):
    """Where a finding comes from. Meetings and escalations join when there are such rooms."""

    VISIT = "visit", "Visit"
    RETURN = "return", "Return"
    OFFICER = "officer", "Noted by an officer"


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, user: "User") -> "FindingQuerySet":
        """A provider sees a finding once it has been told of it."""
        reach = user.reach
        told = Q(provider_id__in=reach.providers, told_at__isnull=False)
        return self.filter(Q(council_id__in=reach.councils) | told)

    def open(self) -> "FindingQuerySet":
        return self.filter(status="open")

    def from_source(self, source: str, number: int) -> "FindingQuerySet":
        """Those of one visit, one return."""
        return self.filter(source=source, source_number=number)


class Finding(models.Model):
    """`source_number` is the number of the visit or return; `about` a question's or figure's reference.

    A finding is closed when every action for it is verified, or by an officer with a reason; never deleted.
    """

    class Priority(models.TextChoices):
        HIGH = "high", "High"
        MEDIUM = "medium", "Medium"
        LOW = "low", "Low"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "open": {"closed": "finding.closed", "withdrawn": "finding.withdrawn"},
        "closed": {"open": "finding.opened_again"},
        "withdrawn": {"open": "finding.opened_again"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="findings")
    source = models.CharField(max_length=10, choices=Source.choices)
    source_number = models.PositiveBigIntegerField(null=True, blank=True)
    about = models.CharField(max_length=80, blank=True)
    area = models.CharField(max_length=200, blank=True)
    says = models.TextField()
    regulation = models.CharField(max_length=200, blank=True)
    priority = models.CharField(max_length=6, choices=Priority.choices, default=Priority.MEDIUM)
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.OPEN)
    found_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    told_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["-found_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(ended_because=""), name="a_withdrawn_finding_says_why"
            )
        ]
        indexes = [
            models.Index(fields=["council", "status"]),
            models.Index(fields=["source", "source_number"]),
        ]

    def __str__(self) -> str:
        return self.says[:80]
