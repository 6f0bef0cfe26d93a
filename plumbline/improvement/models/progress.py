"""What the provider reported on an action, its evidence, and its requests for more time. Append-only rows."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from plumbline.documents.models import Document
from plumbline.improvement.models.action import Action
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class ProgressQuerySet(models.QuerySet["Progress"]):
    def visible_to(self, user: "User") -> "ProgressQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))


class Progress(models.Model):
    """One report on an action. `says_done` is the provider's word, not the council's."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="progress")
    says = models.TextField()
    says_done = models.BooleanField(default=False)
    reported_at = models.DateTimeField()
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ProgressQuerySet.as_manager()

    class Meta:
        ordering = ["-reported_at", "-pk"]

    def __str__(self) -> str:
        return self.says[:80]


class ProgressFileQuerySet(models.QuerySet["ProgressFile"]):
    def visible_to(self, user: "User") -> "ProgressFileQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))


class ProgressFile(models.Model):
    """Evidence that came with a report on an action."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    progress = models.ForeignKey(Progress, on_delete=models.PROTECT, related_name="files")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    objects = ProgressFileQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.document)


class MoreTimeQuerySet(models.QuerySet["MoreTime"]):
    def visible_to(self, user: "User") -> "MoreTimeQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))

    def open(self) -> "MoreTimeQuerySet":
        return self.filter(decided_at=None)


class MoreTime(models.Model):
    """More time for an action: asked for with a reason, granted or refused with one."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="more_time")
    due_before = models.DateField()
    wanted = models.DateField()
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    granted_to = models.DateField(null=True, blank=True)
    decision_says = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MoreTimeQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action"], condition=Q(decided_at=None), name="one_open_request_for_time"
            ),
            models.CheckConstraint(condition=Q(wanted__gt=F("due_before")), name="more_time_is_later"),
        ]

    def __str__(self) -> str:
        return f"More time until {self.wanted:%d %B %Y}"
