"""The outbox."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from plumbline.notices.causes import Explained, explained
from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: "User") -> "NoticeQuerySet":
        """The letters of their council, and those sent to themselves."""
        return self.filter(models.Q(council_id__in=user.reach.councils) | models.Q(to=user))

    def to_post(self, *, now: datetime) -> "NoticeQuerySet":
        return self.filter(status=Notice.Status.QUEUED, post_after__lte=now).order_by("post_after", "pk")

    def astray(self) -> "NoticeQuerySet":
        """Did not arrive, and nobody has seen to it: not sent again, its reader not told another way."""
        return self.filter(status__in=Notice.NOT_ARRIVED, sent_again=None, told_at=None)


class Notice(models.Model):
    """One letter to one person. `key` is unique, so that the same reminder is never written twice.

    `about_kind` and `about_id` name what it is about, as history does. `message_id` is its number on the way and
    `posted_to` the address it went to; both stand from the moment a worker takes it. `cause` is one of `causes.Cause`.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", "Waiting to be posted"
        POSTING = "posting", "Being posted"
        POSTED = "posted", "Posted"
        FAILED = "failed", "Could not be posted"
        CAME_BACK = "came-back", "Came back"

    NOT_ARRIVED = (Status.FAILED, Status.CAME_BACK)

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    about_kind = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.QUEUED)
    written_at = models.DateTimeField()
    post_after = models.DateTimeField()
    posted_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    message_id = models.CharField(max_length=200, blank=True)
    posted_to = models.EmailField(blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    cause = models.CharField(max_length=30, blank=True)
    again_of = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="sent_again"
    )
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    told_says = models.CharField(max_length=500, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "post_after"]),
            models.Index(fields=["about_kind", "about_id"], name="notices_about"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["message_id"], condition=~models.Q(message_id=""), name="a_letter_has_its_own_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} to {self.to}"

    @property
    def has_not_arrived(self) -> bool:
        return self.status in self.NOT_ARRIVED

    @property
    def explained(self) -> Explained:
        """Why it did not arrive, and what to do."""
        return explained(self.cause)
