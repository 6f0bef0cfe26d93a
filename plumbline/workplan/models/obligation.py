"""One thing that a level of oversight requires of the council's people for one provider, with its day."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.judgement.risk.levels import What
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.returns.models import Return
from plumbline.risks.models import LevelDecision
from plumbline.visits.models import Visit
from plumbline.workplan.owing import Owed

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class ObligationQuerySet(models.QuerySet["Obligation"]):
    def visible_to(self, user: "User") -> "ObligationQuerySet":
        """The council's own people only, as the plan."""
        return self.filter(council_id__in=user.reach.councils)

    def open(self) -> "ObligationQuerySet":
        """Still to be done."""
        return self.filter(status=Obligation.Status.OPEN)

    def done(self) -> "ObligationQuerySet":
        return self.filter(status=Obligation.Status.DONE)

    def overdue(self, *, on: date) -> "ObligationQuerySet":
        return self.open().filter(due_on__lt=on)

    def due_or_done_by(self, first: date, last: date) -> "ObligationQuerySet":
        """Done in these days, or open and due by the last of them."""
        to_do = Q(status=Obligation.Status.OPEN, due_on__lte=last)
        return self.filter(to_do | Q(status=Obligation.Status.DONE, done_on__range=(first, last)))

    def for_list(self) -> "ObligationQuerySet":
        return self.select_related("provider__organisation", "officer", "done_by")


class Obligation(models.Model):
    """What is to be done by `due_on`, and not before `from_on`, because of the level that `set_by` put in force.

    `level` is the level's code and `level_says` its name in the file of the day; `says` and `hours` are the file's too.
    `officer` does it; without one the contract's lead officer does. A change of level replaces what is still to come
    by other rows; what was done stays. `visit` or `kpi_return` is what met it, where no person said so.
    """

    class Status(models.TextChoices):
        OPEN = "open", "To do"
        DONE = "done", "Done"
        REPLACED = "replaced", "Replaced"

    class Kind(models.TextChoices):
        SELF_CERTIFICATION = "self-certification", "Self-certification"
        DESKTOP = "desktop-review", "Review from the desk"
        VISIT = "visit", "Visit"
        MEETING = "meeting", "Meeting"
        REPORT = "report", "Report read"
        REVIEW = "formal-review", "Formal review"
        MULTI_AGENCY = "multi-agency-review", "Multi-agency review"

    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {"open": {"done": "obligation.done"}}

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="obligations")
    set_by = models.ForeignKey(LevelDecision, on_delete=models.PROTECT, related_name="obligations")
    level = models.CharField(max_length=30)
    level_says = models.TextField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    says = models.TextField()
    due_on = models.DateField()
    from_on = models.DateField()
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.OPEN)
    made_at = models.DateTimeField()
    done_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.TextField(blank=True)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kpi_return = models.ForeignKey(Return, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "provider", "kind", "due_on"],
                condition=Q(status="open"),
                name="one_open_obligation_of_a_kind_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status="done")
                | Q(done_on__isnull=False, done_at__isnull=False)
                & (~Q(outcome="") | Q(visit__isnull=False) | Q(kpi_return__isnull=False)),
                name="what_is_done_says_when_and_how",
            ),
            models.CheckConstraint(condition=Q(hours__gt=0), name="an_obligation_takes_time"),
        ]
        indexes = [models.Index(fields=["council", "status", "due_on"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.provider}"

    @property
    def what(self) -> What:
        return What(self.kind)

    @property
    def is_by_visit(self) -> bool:
        """Whether only a visit meets it, so that nobody says by hand that it is done."""
        return self.kind == Obligation.Kind.VISIT

    def is_overdue(self, *, on: date) -> bool:
        return self.status == Obligation.Status.OPEN and self.due_on < on

    def agrees_with(self, wanted: Owed, *, decision: int, level: str) -> bool:
        """Whether it is still what the level in force asks for on that day."""
        same = (self.set_by_id, self.level) == (decision, level)
        return same and (self.says, self.hours, self.from_on) == (wanted.says, wanted.hours, wanted.from_on)
