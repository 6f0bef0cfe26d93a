"""The outbox."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: "User") -> "NoticeQuerySet":
        """The letters of their council, and those sent to themselves."""
        return self.filter(models.Q(council_id__in=user.reach.councils) | models.Q(to=user))

    def to_post(self, *, now: datetime) -> "NoticeQuerySet":
        return self.filter(status=Notice.Status.QUEUED, post_after__lte=now).order_by("post_after", "pk")


class Notice(models.Model):
    """One letter to one person. `key` is unique, so that the same reminder is never written twice."""

    class Status(models.TextChoices):
        QUEUED = "queued", "Waiting to be posted"
        POSTING = "posting", "Being posted"
        POSTED = "posted", "Posted"
        FAILED = "failed", "Could not be posted"

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.QUEUED)
    written_at = models.DateTimeField()
    post_after = models.DateTimeField()
    posted_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["status", "post_after"])]

    def __str__(self) -> str:
        return f"{self.subject} to {self.to}"
