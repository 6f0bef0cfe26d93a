"""A visit, from the plan to the closed action plan."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from plumbline.frameworks.models import FrameworkVersion
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider, Service

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, user: "User") -> "VisitQuerySet":
        """A council sees its own; a provider those it was told of: never a plan, nor an unannounced visit ahead."""
        reach = user.reach
        told = Q(provider_id__in=reach.providers, told_at__isnull=False)
        return self.filter(Q(council_id__in=reach.councils) | told)

    def ahead(self) -> "VisitQuerySet":
        return self.filter(status__in=Visit.AHEAD)

    def under_way(self) -> "VisitQuerySet":
        """Begun and not yet final."""
        return self.filter(status__in=Visit.UNDER_WAY)

    def finished(self) -> "VisitQuerySet":
        """With a final report."""
        return self.filter(status__in=("final", "closed"))

    def of_team(self, user: "User") -> "VisitQuerySet":
        """Those this person leads or is nominated for."""
        return self.filter(Q(lead=user) | Q(team__officer=user, team__stood_down_at=None)).distinct()

    def comments_over(self, *, at: datetime) -> "VisitQuerySet":
        """Shared drafts whose time for comments has run out."""
        return self.filter(status="shared", comments_until__lte=at)

    def for_list(self) -> "VisitQuerySet":
        return self.select_related("provider__organisation", "council", "lead", "framework").defer(
            "framework__text"
        )


class Visit(models.Model):
    """One visit to one provider by one council, by a scorecard whose version never changes under it.

    `planned_on` is the day it is meant for, `starts_on` the first day of it once arranged. `told_at` is when the
    provider first learnt of it: with the notice when announced, on the day when not. `comments_until` is the moment
    from which the provider's comments are late: midnight at the end of the last day, in London.
    `rating` and `ratings` ({area: rating}) are the latest scorecard in one place; they count once it is final.
    """

    class Kind(models.TextChoices):
        PLANNED = "planned", "Quality visit"
        FOLLOW_UP = "follow-up", "Follow-up visit"
        RE_VISIT = "re-visit", "Re-visit"
        EVENT = "event", "Visit after an event"
        DESKTOP = "desktop", "Desktop check"
        SET_UP = "set-up", "Set-up check"

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        ARRANGED = "arranged", "Arranged"
        GATHERING = "gathering", "Gathering information"
        VISITING = "visiting", "On site"
        WRITING = "writing", "Being written up"
        SHARED = "shared", "Draft with the provider"
        ANSWERING = "answering", "Answering comments"
        DISPUTED = "disputed", "Under review"
        FINAL = "final", "Final"
        CLOSED = "closed", "Closed"
        CANCELLED = "cancelled", "Cancelled"
        ABANDONED = "abandoned", "Abandoned"

    AHEAD: ClassVar[tuple[str, ...]] = ("planned", "arranged", "gathering")
    UNDER_WAY: ClassVar[tuple[str, ...]] = ("visiting", "writing", "shared", "answering", "disputed")
    # What officers note counts while the visit is one of these; what arrives later is kept and shown as late.
    OPEN_TO_NOTES: ClassVar[tuple[str, ...]] = ("arranged", "gathering", "visiting", "writing")
    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "planned": {"arranged": "visit.arranged", "cancelled": "visit.cancelled"},
        "arranged": {
            "arranged": "visit.rearranged",
            "gathering": "visit.information_asked_for",
            "visiting": "visit.begun",
            "cancelled": "visit.cancelled",
        },
        "gathering": {
            "gathering": "visit.rearranged",
            "visiting": "visit.begun",
            "cancelled": "visit.cancelled",
        },
        "visiting": {"writing": "visit.left_site", "abandoned": "visit.abandoned"},
        "writing": {"visiting": "visit.resumed", "shared": "visit.draft_shared"},
        "shared": {"answering": "visit.comments_closed"},
        "answering": {
            "shared": "visit.draft_shared_again",
            "disputed": "visit.disputed",
            "final": "visit.made_final",
        },
        "disputed": {"answering": "visit.dispute_decided"},
        "final": {"closed": "visit.closed"},
        "closed": {"final": "visit.opened_again"},
        "cancelled": {"planned": "visit.planned_again"},
        "abandoned": {"planned": "visit.planned_again"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="visits")
    services = models.ManyToManyField(Service, related_name="visits", blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PLANNED)
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    self_assessment = models.ForeignKey(
        FrameworkVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PLANNED)
    why = models.TextField(help_text="The reasons to go, as they stood when it was planned.")
    is_announced = models.BooleanField(default=True)
    is_blind = models.BooleanField(default=False)
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    planned_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    planned_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    comment_days = models.PositiveSmallIntegerField(default=14)
    comments_until = models.DateTimeField(null=True, blank=True)
    comments_closed_at = models.DateTimeField(null=True, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    rating = models.CharField(max_length=30, blank=True)
    ratings = models.JSONField(default=dict, blank=True)
    follow_up_by = models.DateField(null=True, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-planned_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="a_visit_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["cancelled", "abandoned"]) | ~Q(ended_because=""),
                name="a_visit_that_did_not_happen_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["council", "status", "planned_on"]),
            models.Index(fields=["provider", "status"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.provider}"

    @property
    def on(self) -> date | None:
        """The day it is on, as far as that is known."""
        return self.starts_on or self.planned_on

    @property
    def is_open_to_notes(self) -> bool:
        return self.status in self.OPEN_TO_NOTES

    @property
    def hides_ratings(self) -> bool:
        """Whether whoever scores may not see ratings yet: blind until the draft is shared."""
        return self.is_blind and self.status in {*self.AHEAD, "visiting", "writing"}
