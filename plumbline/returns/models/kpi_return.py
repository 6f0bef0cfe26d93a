"""A return: one contract's figures for one period, from the day they are asked for."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from plumbline.contracts.models import Contract
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.periods import Period
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.returns.due_days import due_now

if TYPE_CHECKING:
    from plumbline.accounts.models import User


_OWN_DUE = Coalesce("extended_to", "due_on")
# `due_now` for the database. Only PostgreSQL passes over a missing day by itself.
DUE_NOW = Greatest(_OWN_DUE, Coalesce("wanted_again_by", _OWN_DUE))


class ReturnQuerySet(models.QuerySet["Return"]):
    def visible_to(self, user: "User") -> "ReturnQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))

    def open(self) -> "ReturnQuerySet":
        """Waiting for the provider."""
        return self.filter(status__in=Return.OPEN)

    def waiting(self) -> "ReturnQuerySet":
        """Submitted, waiting for the officer."""
        return self.filter(status=Return.Status.SUBMITTED)

    def with_due_day(self) -> "ReturnQuerySet":
        """Each with `due_day`: what `Return.due` says."""
        return self.annotate(due_day=DUE_NOW)

    def most_pressing_first(self) -> "ReturnQuerySet":
        return self.order_by(DUE_NOW, "submitted_at", "pk")

    def overdue(self, *, on: date) -> "ReturnQuerySet":
        return self.open().annotate(due_day=DUE_NOW).filter(due_day__lt=on)

    def due_within(self, *, on: date, until: date) -> "ReturnQuerySet":
        return self.open().annotate(due_day=DUE_NOW).filter(due_day__range=(on, until))

    def of_period(self, period: Period) -> "ReturnQuerySet":
        return self.filter(period=period.ordinal)

    def restated(self) -> "ReturnQuerySet":
        return self.filter(is_restated=True)

    def for_list(self) -> "ReturnQuerySet":
        """With what a line of a list shows, in one query."""
        lines = self.select_related("contract", "provider__organisation", "council", "framework")
        return lines.defer("framework__text").with_due_day()


class Return(models.Model):
    """What one contract owes for one period.

    `starts_on` to `ends_on` is the time reported on: shorter than the period when the contract began or ended
    within it, and then the return is partial and is not rated. `ratings` is the latest state in one place:
    {ref: [rating, display]} of the current submission, so that the portfolio reads one row a contract.
    `wanted_again_by` stands only while it is sent back; without it the return is due on its own day.
    """

    class Status(models.TextChoices):
        DUE = "due", "Not yet returned"
        SUBMITTED = "submitted", "Submitted"
        SENT_BACK = "sent-back", "Sent back"
        ACCEPTED = "accepted", "Accepted"
        NIL = "nil", "Nil return"

    OPEN: ClassVar[tuple[str, ...]] = ("due", "sent-back")
    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "due": {"submitted": "return.submitted", "nil": "return.nil_recorded"},
        "submitted": {
            "accepted": "return.accepted",
            "sent-back": "return.sent_back",
            "submitted": "return.restated",
        },
        "sent-back": {"submitted": "return.resubmitted", "nil": "return.nil_recorded"},
        "accepted": {"sent-back": "return.reopened", "submitted": "return.restated"},
        "nil": {"due": "return.nil_withdrawn"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="returns")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="returns")
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    period = models.SmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    is_partial = models.BooleanField(default=False)
    due_on = models.DateField()
    due_reason = models.CharField(max_length=200, blank=True)
    extended_to = models.DateField(null=True, blank=True)
    wanted_again_by = models.DateField(null=True, blank=True)
    issued_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DUE)
    current = models.ForeignKey(
        "returns.Submission", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    days_late = models.SmallIntegerField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    is_restated = models.BooleanField(default=False)
    below_target = models.PositiveSmallIntegerField(default=0)
    ratings = models.JSONField(default=dict, blank=True)

    objects = ReturnQuerySet.as_manager()

    class Meta:
        ordering = ["-period", "contract"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "period"], name="one_return_a_period"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="reports_on_at_least_a_day"
            ),
            models.CheckConstraint(
                condition=Q(wanted_again_by=None) | Q(status="sent-back"), name="wanted_again_once_sent_back"
            ),
        ]
        indexes = [
            models.Index(fields=["council", "period"]),
            models.Index(fields=["council", "status", "due_on"]),
            models.Index(fields=["provider", "period"]),
        ]

    def __str__(self) -> str:
        return f"{self.reporting_period.label} return, {self.contract.reference}"

    @cached_property
    def reporting_period(self) -> Period:
        return Period.from_ordinal(self.period)

    @property
    def due(self) -> date:
        """The day it is due now: its own, or the later one by which it is wanted again."""
        return due_now(self.due_on, extended_to=self.extended_to, wanted_again_by=self.wanted_again_by)

    @property
    def own_due(self) -> date:
        """Its own due day, extension included, whatever it was sent back for."""
        return self.extended_to or self.due_on

    @property
    def due_when_it_came(self) -> date:
        """The day its first submission was judged by: more time given since, or sending back, changes nothing."""
        if self.submitted_at is None or self.days_late is None:
            return self.own_due
        return timezone.localdate(self.submitted_at) - timedelta(days=self.days_late)

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    def days_overdue(self, *, on: date) -> int:
        """Days past the due day while it is still open; 0 when it is not late."""
        return max(0, (on - self.due).days) if self.is_open else 0
