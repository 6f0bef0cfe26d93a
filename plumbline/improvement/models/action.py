"""What is to be done about findings, by when, and what will show that it is done."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.improvement.models.finding import Finding
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class ActionQuerySet(models.QuerySet["Action"]):
    def visible_to(self, user: "User") -> "ActionQuerySet":
        """A provider sees an action once it has been told of it."""
        reach = user.reach
        told = Q(provider_id__in=reach.providers, told_at__isnull=False)
        return self.filter(Q(council_id__in=reach.councils) | told)

    def open(self) -> "ActionQuerySet":
        """Not verified: a provider that says it is done has not closed it."""
        return self.filter(status__in=Action.OPEN)

    def overdue(self, *, on: date) -> "ActionQuerySet":
        """Waiting for the provider past the due day."""
        return self.filter(status__in=Action.WAITING, due_on__lt=on)

    def to_verify(self) -> "ActionQuerySet":
        """The provider says they are done; the council has not looked yet."""
        return self.filter(status="said-done")


class Action(models.Model):
    """`owner` is a role at the provider, never a name. `shows_done` is what will show that it is done.

    Only the council's verification closes an action (domain reference §2.6).
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        AGREED = "agreed", "Not started"
        UNDER_WAY = "under-way", "Under way"
        SAID_DONE = "said-done", "Provider says done"
        NOT_ENOUGH = "not-enough", "More is needed"
        VERIFIED = "verified", "Council has verified"
        WITHDRAWN = "withdrawn", "Withdrawn"

    OPEN: ClassVar[tuple[str, ...]] = ("proposed", "agreed", "under-way", "said-done", "not-enough")
    # Those in which the provider has to do something.
    WAITING: ClassVar[tuple[str, ...]] = ("agreed", "under-way", "not-enough")
    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "proposed": {"agreed": "action.agreed", "withdrawn": "action.withdrawn"},
        "agreed": {
            "agreed": "action.given_more_time",
            "under-way": "action.begun",
            "said-done": "action.said_done",
            "withdrawn": "action.withdrawn",
        },
        "under-way": {
            "under-way": "action.given_more_time",
            "said-done": "action.said_done",
            "withdrawn": "action.withdrawn",
        },
        "said-done": {
            "verified": "action.verified",
            "not-enough": "action.not_enough",
            "withdrawn": "action.withdrawn",
        },
        "not-enough": {
            "not-enough": "action.given_more_time",
            "under-way": "action.begun",
            "said-done": "action.said_done",
            "withdrawn": "action.withdrawn",
        },
        "verified": {"not-enough": "action.opened_again"},
        "withdrawn": {"agreed": "action.opened_again", "proposed": "action.opened_again"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="actions")
    findings = models.ManyToManyField(Finding, related_name="actions")
    says = models.TextField()
    owner = models.CharField(max_length=100)
    shows_done = models.TextField()
    priority = models.CharField(max_length=6, choices=Finding.Priority.choices, default="medium")
    due_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PROPOSED)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)
    said_done_at = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(
        blank=True, help_text="Why more is needed, or why it was withdrawn or opened again."
    )

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["council", "status", "due_on"]),
            models.Index(fields=["provider", "status"]),
        ]

    def __str__(self) -> str:
        return self.says[:80]

    def days_overdue(self, *, on: date) -> int:
        """Days past the due day while the provider has not said that it is done."""
        return max(0, (on - self.due_on).days) if self.is_waiting else 0

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def is_waiting(self) -> bool:
        """The provider has to do something."""
        return self.status in self.WAITING
