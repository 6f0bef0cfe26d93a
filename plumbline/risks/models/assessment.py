"""A risk as it was worked out, with everything it rests on. Rows are added and never changed."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import OuterRef, Subquery

from plumbline.frameworks.models import FrameworkVersion
from plumbline.judgement.judgement import Judgement
from plumbline.judgement.keeping import judgement_from_json
from plumbline.judgement.risk.outcome import Earlier
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.risks.judged import earlier_from
from plumbline.risks.whose import OF, Of, Whose

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class RiskAssessmentQuerySet(models.QuerySet["RiskAssessment"]):
    def visible_to(self, user: "User") -> "RiskAssessmentQuerySet":
        """The council's own people only: a provider learns of a risk from its council."""
        return self.filter(council_id__in=user.reach.councils)

    def newest(self) -> "RiskAssessmentQuerySet":
        """The last one of each provider, service and contract of each council."""
        same = {name: OuterRef(name) for name in ("council", "provider", "of", "of_number")}
        last = RiskAssessment.objects.filter(**same).order_by("-number")
        return self.filter(pk=Subquery(last.values("pk")[:1]))

    def of(self, whose: Whose) -> "RiskAssessmentQuerySet":
        return self.filter(**whose.columns)

    def for_list(self) -> "RiskAssessmentQuerySet":
        """Without the long parts, which only the page of one provider shows."""
        return self.select_related("framework").defer("framework__text", "kept", "unknown")


class RiskAssessment(models.Model):
    """One result by one version of a risk model, from the day `on` until the next. `number` counts those of the same.

    It is `of` the provider as a whole, or of its service or the contract with it that has the number `of_number`.
    `inputs` are what was known, each with its value, day, source and where that can be looked up; `unknown` says of
    others why they are not. `kept` is the whole judgement. `digest` is the hash of what it rests on: the same digest,
    the same result. `score` and `change` are rounded for lists and charts; the exact ones are in `kept`. `change` is in
    points of the score since `compared_on`, the day of the result before; more is worse.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="risk_assessments")
    of = models.CharField(max_length=8, choices=OF, default=Of.PROVIDER.value)
    of_number = models.PositiveBigIntegerField(default=0)
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    on = models.DateField()
    made_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    rating = models.CharField(max_length=30)
    score = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    display = models.CharField(max_length=40)
    completeness = models.PositiveSmallIntegerField()
    missing = models.JSONField(default=list)
    limits = models.JSONField(default=list)
    course = models.CharField(max_length=10)
    change = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    compared_on = models.DateField(null=True)
    inputs = models.JSONField(default=list)
    unknown = models.JSONField(default=dict)
    kept = models.JSONField(default=dict)

    objects = RiskAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["provider", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "provider", "of", "of_number", "number"],
                name="one_risk_assessment_a_number",
            )
        ]

    def __str__(self) -> str:
        part = "" if self.whose.is_whole else f"a {self.of} of "
        return f"Risk of {part}{self.provider}, {self.on:%-d %B %Y}"

    @property
    def whose(self) -> Whose:
        return Whose(self.provider_id, Of(self.of), self.of_number)

    @property
    def judgement(self) -> Judgement:
        """The result with its reasons, exact."""
        return judgement_from_json(self.kept["overall"])

    @property
    def as_earlier(self) -> Earlier:
        """This result as the past of a later one."""
        return earlier_from(self.kept["own"])

    @property
    def compared_with(self) -> Earlier | None:
        """The result of an earlier day that this one was compared with."""
        return earlier_from(self.kept["earlier"]) if self.kept["earlier"] else None
