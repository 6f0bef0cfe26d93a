"""What a named person decided about placing people with a provider."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.frameworks.models import FrameworkVersion
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider, Service
from plumbline.standing.library import STANDING
from plumbline.standing.models.sharing import shared_with
from plumbline.standing.rules import Colour, ColourRule, Placements, StandingRules

if TYPE_CHECKING:
    from plumbline.accounts.models import User

COLOURS = [(str(one), one.value.capitalize()) for one in Colour]


class StandingDecisionQuerySet(models.QuerySet["StandingDecision"]):
    def visible_to(self, user: "User") -> "StandingDecisionQuerySet":
        """The council's own; a provider sees what was decided of it, a partner what is shared with it."""
        reach = user.reach
        own = Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers)
        return self.filter(own | shared_with(reach))

    def in_force(self) -> "StandingDecisionQuerySet":
        """The newest of each subject, whatever its review day: a missed review lifts nothing."""
        return self.filter(superseded_by=None)

    def of_the_whole(self) -> "StandingDecisionQuerySet":
        """Of whole providers, not of one service."""
        return self.filter(service=None)

    def overdue(self, *, on: date) -> "StandingDecisionQuerySet":
        """In force, and past the day by which it was to be looked at again."""
        return self.in_force().filter(review_by__lt=on)

    def for_list(self) -> "StandingDecisionQuerySet":
        return self.select_related(
            "provider__organisation", "service", "decided_by", "proposed_by", "rules", "comment"
        ).defer("rules__text")


class StandingDecision(models.Model):
    """One decision on the standing of a provider, or of one of its services. Never changed: the next supersedes it.

    Each decision but the first of its subject names the one it supersedes, and none is superseded twice; so exactly one
    is in force, and the database says so. `happened_on` is the day of the visit or event it follows from. `evidence` is
    a list of {kind, number, says}; `was` is the colour before, empty where nothing was decided.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="standing_decisions")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    rules = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    colour = models.CharField(max_length=5, choices=COLOURS)
    was = models.CharField(max_length=5, choices=COLOURS, blank=True)
    reason = models.TextField()
    conditions = models.TextField(blank=True)
    evidence = models.JSONField(default=list)
    happened_on = models.DateField()
    review_by = models.DateField()
    comment_until = models.DateField()
    acknowledge_by = models.DateField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    objects = StandingDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "provider"],
                condition=Q(supersedes=None, service=None),
                name="one_first_standing_of_a_provider",
            ),
            models.UniqueConstraint(
                fields=["council", "provider", "service"],
                condition=Q(supersedes=None, service__isnull=False),
                name="one_first_standing_of_a_service",
            ),
            models.CheckConstraint(condition=Q(colour__in=list(Colour)), name="a_standing_has_a_colour"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_standing_has_a_reason"),
        ]
        indexes = [models.Index(fields=["council", "provider"], name="standing_of_a_provider")]

    def __str__(self) -> str:
        return f"{self.get_colour_display()} for {self.subject}"

    @property
    def subject(self) -> str:
        return f"{self.provider}, {self.service}" if self.service else str(self.provider)

    @property
    def by_rules(self) -> StandingRules:
        """The council's file as it stood when this was decided."""
        return self.rules.read_as(STANDING)

    @property
    def rule(self) -> ColourRule:
        """What its colour means."""
        return self.by_rules.of(self.colour)

    @property
    def needs_exception(self) -> bool:
        """Whether nobody may be placed without one."""
        return self.rule.placements is Placements.BY_EXCEPTION
