"""What a provider declared, exactly as it was judged on its day. Never changed: a later one supersedes it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.returns.models.kpi_return import Return
from plumbline.returns.models.upload import Upload

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: "User") -> "SubmissionQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))


class Submission(models.Model):
    """One version of a return.

    `values` {key: number as text}, `texts` {key: text}, `explanations` {ref: text}; `judgements` the list of
    judgements with reasons; `agreements` what was checked against what; `changes` lists {key, was, now} against
    the submission before. `came_with` names the later period's submission in which an earlier figure was restated.
    """

    class Kind(models.TextChoices):
        FIRST = "first", "First submission"
        CORRECTED = "corrected", "Corrected after being sent back"
        RESTATED = "restated", "Restated after it had been accepted"

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    kpi_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.FIRST)
    values = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    explanations = models.JSONField(default=dict)
    judgements = models.JSONField(default=list)
    agreements = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    came_with = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="restatements"
    )
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    days_late = models.SmallIntegerField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["kpi_return", "number"], name="one_submission_a_number")
        ]

    def __str__(self) -> str:
        return f"Version {self.number}, {self.submitted_at:%d %B %Y}"

    @property
    def reference(self) -> str:
        """What a receipt calls it and a person can read out: contract, period and version."""
        about = self.kpi_return
        return f"{about.contract.reference} {about.reporting_period.code} v{self.number}"
