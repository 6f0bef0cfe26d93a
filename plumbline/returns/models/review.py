"""What the officer decided: acceptances, reasons for sending back, nil returns, extensions, a row each."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.returns.models.kpi_return import Return
from plumbline.returns.models.submission import Submission

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: "User") -> "DecisionQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))


class Decision(models.Model):
    """Accepted, sent back or recorded as nil: by whom, when and why, and on which submission."""

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        SENT_BACK = "sent-back", "Sent back"
        NIL = "nil", "Recorded as a nil return"
        NIL_WITHDRAWN = "nil-withdrawn", "Nil return withdrawn"

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    kpi_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="decisions")
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=14, choices=Kind.choices)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="accepted") | ~Q(reason=""), name="a_refusal_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.decided_at:%d %B %Y}"


class ExtensionQuerySet(models.QuerySet["Extension"]):
    def visible_to(self, user: "User") -> "ExtensionQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))


class Extension(models.Model):
    """More time: from which day to which, why, and who granted it."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    kpi_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="extensions")
    due_before = models.DateField()
    due_after = models.DateField()
    reason = models.TextField()
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering = ["-granted_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_after__gt=F("due_before")), name="an_extension_gives_more_time"
            )
        ]

    def __str__(self) -> str:
        return f"Extended to {self.due_after:%d %B %Y}"
