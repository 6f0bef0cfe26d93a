"""Stage two: everything noted on a visit, one entry after another, never changed; and what stands now."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.documents.models import Document
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.visits.models.visit import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class Sheet(models.TextChoices):
    """What an entry is part of."""

    VISIT = "visit", "The visit"
    SELF_ASSESSMENT = "self-assessment", "Self-assessment"
    CHECKER = "checker", "Quality Checkers"


class Kind(models.TextChoices):
    """What an entry says. `key` is a question's reference for an answer, a role for people met, else its own name."""

    ANSWER = "answer", "Answer"
    NOTE = "note", "Observation"
    MET = "met", "People met"
    SAMPLE = "sample", "Record sampled"
    FEEDBACK = "feedback", "Feedback given on the day"


class Outcome(models.TextChoices):
    COUNTED = "counted", "Counted"
    CLASH = "clash", "Differs from what somebody else wrote"
    LATE = "late", "Arrived after the visit was closed to notes"


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, user: "User") -> "EntryQuerySet":
        """The council's officers; a provider sees its own self-assessment alone."""
        reach = user.reach
        own = Q(provider_id__in=reach.providers, sheet=Sheet.SELF_ASSESSMENT)
        return self.filter(Q(council_id__in=reach.councils) | own)


class Entry(models.Model):
    """Something somebody noted. Append-only: a change is a new entry.

    `client_id` is made on the device, so the same entry sent twice is one entry. `saw` is the `client_id` of the entry
    that stood there when this one was written; when another stands there by now, of somebody else and saying
    something else, the two clash and a person decides. `written_at` is the device's clock and only told; what came
    first is `arrived_at`, ours.

    `value` by kind: answer {"choice", "note"}; note {"area", "text"}; met {"count", "how"}; sample {"kind", "text"};
    feedback {"to", "text"}; with {"withdrawn": reason} it takes back what stood there.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="entries")
    sheet = models.CharField(max_length=16, choices=Sheet.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=80)
    value = models.JSONField(default=dict)
    client_id = models.UUIDField(unique=True)
    saw = models.UUIDField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    device = models.CharField(max_length=40, blank=True)
    written_at = models.DateTimeField()
    arrived_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["arrived_at", "pk"]
        indexes = [models.Index(fields=["visit", "sheet", "kind", "key"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}"


class CurrentQuerySet(models.QuerySet["Current"]):
    def visible_to(self, user: "User") -> "CurrentQuerySet":
        reach = user.reach
        own = Q(provider_id__in=reach.providers, sheet=Sheet.SELF_ASSESSMENT)
        return self.filter(Q(council_id__in=reach.councils) | own)

    def of(self, visit: Visit, sheet: str, kind: str) -> "CurrentQuerySet":
        rows = self.filter(visit=visit, sheet=sheet, kind=kind)
        return rows.select_related("entry__by", "clash__by").order_by("entry__arrived_at", "pk")

    def clashing(self) -> "CurrentQuerySet":
        return self.exclude(clash=None)


class Current(models.Model):
    """What stands at one place of a visit now, and what clashes with it until somebody decides."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="current")
    sheet = models.CharField(max_length=16, choices=Sheet.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=80)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    clash = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = CurrentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "sheet", "kind", "key"], name="one_thing_stands_at_a_place"
            )
        ]

    def __str__(self) -> str:
        return str(self.entry)


class PhotographQuerySet(models.QuerySet["Photograph"]):
    def visible_to(self, user: "User") -> "PhotographQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def standing(self) -> "PhotographQuerySet":
        return self.filter(withdrawn_at=None)


class Photograph(models.Model):
    """A picture taken on a visit, made anew without what the camera wrote into it. No faces, says the camera page."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="photographs")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    client_id = models.UUIDField(unique=True)
    area = models.CharField(max_length=60, blank=True)
    caption = models.CharField(max_length=300)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    taken_at = models.DateTimeField()
    arrived_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_late = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    objects = PhotographQuerySet.as_manager()

    class Meta:
        ordering = ["taken_at", "pk"]

    def __str__(self) -> str:
        return self.caption
