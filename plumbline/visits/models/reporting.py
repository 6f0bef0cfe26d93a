"""Stage three: scorecards as they were computed, changes by hand, reports and the summary for the public."""

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


class ByHandQuerySet(models.QuerySet["ByHand"]):
    def visible_to(self, user: "User") -> "ByHandQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def standing(self) -> "ByHandQuerySet":
        return self.filter(withdrawn_at=None)


class ByHand(models.Model):
    """A rating changed by hand, or an area rated although not all of it was assessed (a waiver: `to` is empty).

    `area` empty means the whole. The computed rating is never hidden by it.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="by_hand")
    area = models.CharField(max_length=60, blank=True)
    to = models.CharField(max_length=30, blank=True)
    reason = models.TextField()
    until = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    objects = ByHandQuerySet.as_manager()

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "area", "to"],
                condition=Q(withdrawn_at=None),
                name="one_change_by_hand_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_change_by_hand_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.area or 'overall'} → {self.to or 'rated all the same'}"


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: "User") -> "ReportQuerySet":
        """A provider sees what was shared with it."""
        reach = user.reach
        shared = Q(provider_id__in=reach.providers, shared_at__isnull=False)
        return self.filter(Q(council_id__in=reach.councils) | shared)


class Report(models.Model):
    """One version of the report: the scorecard with all its reasons and the words, as they were then. Append-only.

    `scorecard` is what `visits.scored.as_kept` made, with last time's ratings under "before" and what people told under
    "heard" (`visits.heard`); `words` is {"summary", "areas": {code: text}, "good_practice"}.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft", "Draft for comments"
        FINAL = "final", "Final"

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="reports")
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=6, choices=Stage.choices)
    scorecard = models.JSONField()
    words = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["visit", "number"], name="one_report_a_number")]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.number}"


class WordsQuerySet(models.QuerySet["Words"]):
    def visible_to(self, user: "User") -> "WordsQuerySet":
        return self.filter(council_id__in=user.reach.councils)


class Words(models.Model):
    """One part of the report as it is being written: `summary`, `good-practice`, or `area:` and a code.

    `version` counts saves; a save names the version it saw, so nobody writes over somebody else unawares.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="words")
    part = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = WordsQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "part"], name="one_text_a_part")]

    def __str__(self) -> str:
        return self.part


class SummaryQuerySet(models.QuerySet["Summary"]):
    def visible_to(self, user: "User") -> "SummaryQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def published(self) -> "SummaryQuerySet":
        """For everybody to read."""
        return self.filter(status="published")


class Summary(models.Model):
    """What the public may read of a final visit: written apart from the evidence, approved by a second person."""

    class Status(models.TextChoices):
        WRITTEN = "written", "Waiting for approval"
        PUBLISHED = "published", "Published"
        SENT_BACK = "sent-back", "Sent back to its writer"
        WITHDRAWN = "withdrawn", "Withdrawn"

    TRANSITIONS = {
        "written": {
            "written": "visit_summary.rewritten",
            "published": "visit_summary.published",
            "sent-back": "visit_summary.sent_back",
        },
        "sent-back": {"written": "visit_summary.rewritten"},
        "published": {"withdrawn": "visit_summary.withdrawn"},
        "withdrawn": {"written": "visit_summary.rewritten"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="summary")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WRITTEN)
    text = models.TextField()
    shows_rating = models.BooleanField(default=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published") | ~Q(decided_by=models.F("written_by")),
                name="a_summary_is_approved_by_a_second_person",
            )
        ]

    def __str__(self) -> str:
        return f"Summary, {self.visit}"


class RenderingQuerySet(models.QuerySet["Rendering"]):
    def visible_to(self, user: "User") -> "RenderingQuerySet":
        reach = user.reach
        shared = Q(provider_id__in=reach.providers, report__shared_at__isnull=False)
        return self.filter(Q(council_id__in=reach.councils) | shared)


class Rendering(models.Model):
    """A report as a document: the very file that was sent."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        WORD = "docx", "Word"

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="renderings")
    format = models.CharField(max_length=4, choices=Format.choices)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    objects = RenderingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "format"], name="one_document_a_format")]

    def __str__(self) -> str:
        return f"{self.report}, {self.get_format_display()}"
