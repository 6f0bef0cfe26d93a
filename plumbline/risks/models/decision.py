"""Levels of oversight: what a risk leads to, and what a named person decided."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.frameworks.kinds import LEVELS
from plumbline.frameworks.models import FrameworkVersion
from plumbline.judgement.judgement import Judgement
from plumbline.judgement.keeping import judgement_from_json
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.risks.models.assessment import RiskAssessment
from plumbline.risks.standing import Decided

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class LevelDecisionQuerySet(models.QuerySet["LevelDecision"]):
    def visible_to(self, user: "User") -> "LevelDecisionQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def waiting(self) -> "LevelDecisionQuerySet":
        """Proposed, and nobody has decided."""
        return self.filter(status=LevelDecision.Status.PROPOSED)

    def decided(self) -> "LevelDecisionQuerySet":
        """Decided by somebody, the newest first."""
        return self.filter(status__in=LevelDecision.DECIDED).order_by("-decided_at", "-pk")

    def with_people(self) -> "LevelDecisionQuerySet":
        return self.select_related("decided_by", "levels").defer("levels__text")


class LevelDecision(models.Model):
    """A change of level that a risk leads to, and what became of it. A provider has one that waits at a time.

    `proposed` follows from the risk and is never hidden by what a person chose instead. `level` is what the person
    decided, until the day `until` where that is given: after it, what was proposed counts. `was` was in force before.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        CONFIRMED = "confirmed", "Confirmed"
        OVERRIDDEN = "overridden", "Decided otherwise"
        DECLINED = "declined", "Declined for now"
        OVERTAKEN = "overtaken", "Overtaken"

    DECIDED: ClassVar[tuple[str, ...]] = ("confirmed", "overridden", "declined")
    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "proposed": {
            "confirmed": "level.confirmed",
            "overridden": "level.overridden",
            "declined": "level.declined",
            "overtaken": "level.overtaken",
        }
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="level_decisions")
    assessment = models.ForeignKey(RiskAssessment, on_delete=models.PROTECT, related_name="level_decisions")
    levels = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    proposed = models.CharField(max_length=30)
    was = models.CharField(max_length=30, blank=True)
    because = models.JSONField(default=dict)
    proposed_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PROPOSED)
    level = models.CharField(max_length=30, blank=True)
    reason = models.TextField(blank=True)
    until = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LevelDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "provider"], condition=Q(status="proposed"), name="one_proposed_level"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["overridden", "declined"])
                | (~Q(reason="") & Q(until__isnull=False)),
                name="otherwise_has_a_reason_and_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["confirmed", "overridden", "declined"])
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="a_level_is_decided_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["council", "status"])]

    def __str__(self) -> str:
        return f"Level of oversight of {self.provider}"

    @property
    def judgement(self) -> Judgement:
        """Why this level was proposed."""
        return judgement_from_json(self.because)

    def says(self, code: str) -> str:
        """A level's name in the file that the decision was made by; empty without a level."""
        label = self.levels.read_as(LEVELS).levels.labels.label(code)
        return label.says if label else ""

    @property
    def decided(self) -> Decided:
        return Decided(self.status, self.proposed, self.level, self.until)

    def has_ended(self, *, on: date) -> bool:
        """Whether the day is over up to which a person decided otherwise."""
        return self.until is not None and on > self.until
