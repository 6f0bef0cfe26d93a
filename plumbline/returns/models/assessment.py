"""What longer periods came to when their parts were in: months added to a quarter and rated."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from plumbline.contracts.models import Contract
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.periods import Period
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.returns.models.submission import Submission

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def visible_to(self, user: "User") -> "AssessmentQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))

    def current(self) -> "AssessmentQuerySet":
        """The newest of each contract and period."""
        return self.filter(superseded_at=None)

    def of_period(self, period: Period) -> "AssessmentQuerySet":
        return self.filter(period=period.ordinal)


class Assessment(models.Model):
    """The judgement of one contract over a period made of several returns; a later one supersedes it.

    `ratings` and `judgements` have the shapes of a return's and a submission's. `made_with` is the submission that
    brought it about. Source: Milton Keynes DPS 2.1.2 (monthly workbooks) with KPIs reported quarterly.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="assessments")
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    period = models.SmallIntegerField()
    number = models.PositiveSmallIntegerField()
    ratings = models.JSONField(default=dict)
    judgements = models.JSONField(default=list)
    below_target = models.PositiveSmallIntegerField(default=0)
    made_with = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="assessments")
    made_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-period", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "period", "number"], name="one_assessment_a_number")
        ]
        indexes = [models.Index(fields=["council", "period"])]

    def __str__(self) -> str:
        return f"{self.assessed_period.label}, {self.contract.reference}"

    @property
    def assessed_period(self) -> Period:
        return Period.from_ordinal(self.period)
