"""The history table and the heads of its chains."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: "User") -> "EventQuerySet":
        """A council sees its own; a provider what concerns it and is shared, whichever council it is with."""
        reach = user.reach
        shared = models.Q(provider_id__in=reach.providers, is_shared=True)
        return self.filter(models.Q(council_id__in=reach.councils) | shared)

    def about(self, subject: models.Model) -> "EventQuerySet":
        return self.filter(subject_kind=subject._meta.label_lower, subject_id=subject.pk)

    def of_chain(self, council_id: int | None) -> "EventQuerySet":
        return self.filter(council_id=council_id).order_by("number")


class Event(models.Model):
    """One thing that happened: `noun.past_tense`. Never changed, never deleted: the database refuses both.

    `hash` covers the event and the hash before it in its council's chain, so a gap or an edit shows.
    `system` names the command or job when no person acted; `is_shared` opens the event to the provider.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    system = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    details = models.JSONField(default=dict)
    is_shared = models.BooleanField(default=False)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["council", "number"], name="one_event_a_number"),
            models.CheckConstraint(
                condition=models.Q(by__isnull=False) | ~models.Q(system=""),
                name="somebody_or_something_acted",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"]),
            models.Index(fields=["provider", "-at"]),
            models.Index(fields=["council", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%d %B %Y %H:%M}"


class ChainHead(models.Model):
    """The newest number and hash of one council's chain; `council` None is the installation's own chain."""

    council = models.OneToOneField(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=20, unique=True)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.key}: {self.number}"
