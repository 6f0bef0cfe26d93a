"""One piece of intelligence about a provider."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from plumbline.accounts.permissions import Permission
from plumbline.intelligence.models.choices import (
    NOT_CONCERNS,
    Area,
    HeardFrom,
    Kind,
    Outcome,
    Seriousness,
    Status,
    Strength,
    Sureness,
)
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider, Service

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class IntelligenceQuerySet(models.QuerySet["Intelligence"]):
    def visible_to(self, user: "User") -> "IntelligenceQuerySet":
        """The council's own; what is restricted only for those who may see that, and for who recorded it."""
        here = user.reach.councils
        seeing = here & user.reach_with(Permission.SEE_INTELLIGENCE).councils
        everything = seeing & user.reach_with(Permission.SEE_RESTRICTED).councils
        return self.filter(
            Q(council_id__in=everything)
            | Q(council_id__in=seeing, is_restricted=False)
            | Q(council_id__in=here, recorded_by=user)
        )

    def hidden_from(self, user: "User") -> "IntelligenceQuerySet":
        """Restricted pieces that this person may not even know of, wherever else they would be counted or named."""
        everything = user.reach_with(Permission.SEE_RESTRICTED).councils
        return self.filter(is_restricted=True).exclude(council_id__in=everything).exclude(recorded_by=user)

    def unrestricted(self) -> "IntelligenceQuerySet":
        return self.filter(is_restricted=False)

    def open(self) -> "IntelligenceQuerySet":
        """Nobody has said yet what came of it."""
        return self.filter(status__in=Intelligence.OPEN)

    def standing(self) -> "IntelligenceQuerySet":
        """All but what was withdrawn."""
        return self.exclude(status=Status.WITHDRAWN)

    def concerns(self) -> "IntelligenceQuerySet":
        """All but good news."""
        return self.exclude(kind__in=NOT_CONCERNS)

    def heard_between(self, since: date, until: date) -> "IntelligenceQuerySet":
        """Both days included."""
        return self.filter(heard_on__gte=since, heard_on__lte=until)

    def about(self, providers: Iterable[int]) -> "IntelligenceQuerySet":
        return self.filter(provider_id__in=providers)

    def hitting_an_area(self) -> "IntelligenceQuerySet":
        """Those that count as an early indicator: graded by NICE's two strengths, or serious at least in part."""
        graded = ~Q(strength="") | Q(seriousness__in=[Seriousness.MEDIUM, Seriousness.HIGH])
        not_so = Q(status=Status.CLOSED, outcome=Outcome.NOT_UPHELD)
        return self.standing().concerns().filter(graded, ~Q(area="")).exclude(not_so)


class Intelligence(models.Model):
    """What was said of a provider, and what came of it. Changed only by acts that history keeps; never deleted.

    `heard_on` is the day the council learned of it, `happened_on` the day it is about. `heard_from` is a role.
    A provider never sees any of it. `key` is set on what arrives by itself, so that it arrives once at a council.
    """

    OPEN: ClassVar[tuple[str, ...]] = (Status.OPEN, Status.LOOKED_INTO)
    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "open": {
            "looked-into": "intelligence.taken_on",
            "closed": "intelligence.closed",
            "withdrawn": "intelligence.withdrawn",
        },
        "looked-into": {
            "looked-into": "intelligence.handed_over",
            "closed": "intelligence.closed",
            "withdrawn": "intelligence.withdrawn",
        },
        "closed": {"open": "intelligence.opened_again", "withdrawn": "intelligence.withdrawn"},
        "withdrawn": {"open": "intelligence.opened_again"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="intelligence")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=18, choices=Kind.choices)
    heard_from = models.CharField(max_length=15, choices=HeardFrom.choices, default=HeardFrom.NOT_SAID)
    says = models.TextField()
    happened_on = models.DateField()
    heard_on = models.DateField()
    sureness = models.CharField(max_length=11, choices=Sureness.choices, default=Sureness.LIKELY)
    seriousness = models.CharField(max_length=6, choices=Seriousness.choices, default=Seriousness.MEDIUM)
    area = models.CharField(max_length=10, choices=Area.choices, blank=True)
    strength = models.CharField(max_length=8, choices=Strength.choices, blank=True)
    is_restricted = models.BooleanField(default=False)
    status = models.CharField(max_length=11, choices=Status.choices, default=Status.OPEN)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    outcome_says = models.TextField(blank=True)
    reason = models.TextField(blank=True, help_text="Why it was withdrawn or opened again.")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    system = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=200, null=True, blank=True)
    changed_count = models.PositiveIntegerField(default=0)

    objects = IntelligenceQuerySet.as_manager()

    class Meta:
        ordering = ["-heard_on", "-pk"]
        verbose_name_plural = "intelligence"
        constraints = [
            models.UniqueConstraint(fields=["council", "key"], name="what_comes_by_itself_comes_once"),
            models.CheckConstraint(
                condition=~Q(status="closed") | ~Q(outcome=""), name="closed_intelligence_has_an_outcome"
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(reason=""), name="withdrawn_intelligence_says_why"
            ),
            models.CheckConstraint(condition=Q(strength="") | ~Q(area=""), name="a_strength_has_its_area"),
            models.CheckConstraint(
                condition=Q(happened_on__lte=F("heard_on")), name="it_happened_before_it_was_heard"
            ),
            models.CheckConstraint(
                condition=Q(recorded_by__isnull=False) | ~Q(system=""),
                name="intelligence_came_from_somewhere",
            ),
        ]
        indexes = [
            models.Index(fields=["council", "-heard_on"], name="intelligence_stream"),
            models.Index(fields=["provider", "-heard_on"], name="intelligence_of_a_provider"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.heard_on:%d %B %Y}"

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def calls_for_referral(self) -> bool:
        """A “suspect” indicator: a safeguarding referral is due now (NICE NG189), until it is closed or withdrawn."""
        return self.strength == Strength.SUSPECT and self.is_open
