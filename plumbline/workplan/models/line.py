"""One service that is due a visit: where it stands in the plan, and what the council decided about it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider, Service
from plumbline.visits.models import Visit
from plumbline.workplan.models.plan import VisitPlan

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class PlanLineQuerySet(models.QuerySet["PlanLine"]):
    def visible_to(self, user: "User") -> "PlanLineQuerySet":
        """The council's own people only, as the plan."""
        return self.filter(council_id__in=user.reach.councils)

    def standing(self) -> "PlanLineQuerySet":
        """Not dropped."""
        return self.exclude(status=PlanLine.Status.DROPPED)

    def for_list(self) -> "PlanLineQuerySet":
        return self.select_related("provider__organisation", "service", "officer", "moved_by")


class PlanLine(models.Model):
    """A visit meant for the year. `service` None is a provider whose contract names no service of its own.

    `due_at` is when it was last found due: a visit planned after that answers it. `month` (1 is January) is the month
    it is meant for. `moved_at` says that a person chose its place; the reasons no longer change that.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        KEPT = "kept", "Kept"
        DROPPED = "dropped", "Dropped"

    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "proposed": {"kept": "plan_line.kept", "dropped": "plan_line.dropped"},
        "kept": {"proposed": "plan_line.not_kept", "dropped": "plan_line.dropped"},
        "dropped": {"proposed": "plan_line.taken_up_again"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(VisitPlan, on_delete=models.PROTECT, related_name="lines")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Visit.Kind.choices, default=Visit.Kind.PLANNED)
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveIntegerField()
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(blank=True)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.PROPOSED)
    reason = models.TextField(blank=True, help_text="Why it was dropped.")
    due_at = models.DateTimeField()
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PlanLineQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "provider", "service"], name="one_line_a_service"),
            models.UniqueConstraint(
                fields=["plan", "provider"], condition=Q(service=None), name="one_line_a_whole_provider"
            ),
            models.CheckConstraint(
                condition=~Q(status="dropped") | ~Q(reason=""), name="a_dropped_line_says_why"
            ),
            models.CheckConstraint(
                condition=Q(month=None) | Q(month__gte=1, month__lte=12), name="a_month_is_one_of_twelve"
            ),
            models.CheckConstraint(condition=Q(hours__gt=0), name="a_visit_takes_time"),
        ]
        indexes = [models.Index(fields=["plan", "status", "position"])]

    def __str__(self) -> str:
        return f"{self.provider}, {self.service}" if self.service else str(self.provider)

    @property
    def is_moved(self) -> bool:
        return self.moved_at is not None
