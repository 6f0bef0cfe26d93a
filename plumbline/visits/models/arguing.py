"""The provider's side: comments on factual accuracy, each answered, and a dispute that somebody else decides."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.documents.models import Document
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.visits.models.reporting import Report
from plumbline.visits.models.visit import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, user: "User") -> "CommentQuerySet":
        """A council sees comments once the provider has sent them; until then they are the provider's own."""
        reach = user.reach
        sent = Q(council_id__in=reach.councils, sent_at__isnull=False)
        return self.filter(sent | Q(provider_id__in=reach.providers))

    def standing(self) -> "CommentQuerySet":
        return self.filter(withdrawn_at=None)

    def unanswered(self) -> "CommentQuerySet":
        return self.filter(sent_at__isnull=False, answer="", withdrawn_at=None)


class Comment(models.Model):
    """One point of the draft that the provider says is not accurate, with its evidence, and the officer's answer.

    `about` is a question's reference, an area's code, or `summary`.
    """

    class Answer(models.TextChoices):
        AGREED = "agreed", "Agreed: the report was changed"
        PARTLY = "partly", "Partly agreed: the report was changed in part"
        NOT_AGREED = "not-agreed", "Not agreed"

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="comments")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="comments")
    about = models.CharField(max_length=80)
    says = models.TextField()
    evidence = models.ManyToManyField(Document, related_name="+", blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answer_says = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(answer="") | ~Q(answer_says=""), name="an_answer_says_why")
        ]

    def __str__(self) -> str:
        return f"Comment on {self.about}"


class DisputeQuerySet(models.QuerySet["Dispute"]):
    def visible_to(self, user: "User") -> "DisputeQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))

    def open(self) -> "DisputeQuerySet":
        return self.filter(decided_at=None)


class Dispute(models.Model):
    """A report the provider still holds to be wrong, decided by a senior officer who took no part, on five tests.

    The tests are those published by Norfolk for such a review (domain reference §2.2). `tests` is
    {code: {"holds": bool, "says": text}}.
    """

    TESTS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("evidence", "Is there robust evidence for the ratings?"),
        ("standard", "Is each piece of evidence against the right standard?"),
        ("duplication", "Is no evidence used twice so that it skews the ratings?"),
        ("fairness", "Is the report fair, and was regard had to the provider’s remarks?"),
        ("consistency", "Is the report consistent with itself?"),
    )

    class Decision(models.TextChoices):
        FAIR = "fair", "A fair record: it stands"
        AMEND = "amend", "To be amended"

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="disputes")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    says = models.TextField()
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tests = models.JSONField(default=dict, blank=True)
    decision = models.CharField(max_length=6, choices=Decision.choices, blank=True)
    decision_says = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DisputeQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit"], condition=Q(decided_at=None), name="one_open_dispute_a_visit"
            )
        ]

    def __str__(self) -> str:
        return f"Dispute, {self.visit}"
