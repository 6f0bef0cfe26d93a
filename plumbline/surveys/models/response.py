"""What people answered, and which of their words may be shown."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.surveys.models.survey import Mode, Survey

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class ResponseQuerySet(models.QuerySet["Response"]):
    def visible_to(self, user: "User") -> "ResponseQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def with_unread_words(self) -> "ResponseQuerySet":
        """Those of whose words nobody has read any yet."""
        return self.exclude(words={}).filter(quotes=None)


class Response(models.Model):
    """One filled questionnaire. Never changed, and nothing in it says who gave it: a day, no time, no address, no name.

    Its key is made at random with the form, so the same form sent twice is one response and the keys tell no order.
    `answers` {question: choice}; `words` {question: text}. Paper and phone answers say which officer typed them.
    """

    id = models.UUIDField(primary_key=True)
    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="responses")
    mode = models.CharField(max_length=5, choices=Mode.choices)
    answers = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    given_on = models.DateField()
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ResponseQuerySet.as_manager()

    class Meta:
        # By the random key: any other order could tell when somebody answered.
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mode="link", typed_by=None) | (~Q(mode="link") & Q(typed_by__isnull=False)),
                name="typed_answers_say_who_typed_them",
            )
        ]
        indexes = [models.Index(fields=["survey", "mode"])]

    def __str__(self) -> str:
        return f"{self.get_mode_display()}, {self.given_on:%d %B %Y}"


class QuoteQuerySet(models.QuerySet["Quote"]):
    def visible_to(self, user: "User") -> "QuoteQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def showable(self) -> "QuoteQuerySet":
        """Read by an officer, who found that they may be shown."""
        return self.filter(may_be_shown=True)


class Quote(models.Model):
    """An officer has read somebody's words and decided whether they may be shown.

    `text` is what is shown: the person's own words, where the officer has taken out what could point to somebody.
    The words as written stay in the response.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="quotes")
    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="quotes")
    question = models.CharField(max_length=40)
    may_be_shown = models.BooleanField()
    text = models.TextField(blank=True)
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["question", "response"]
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="words_are_decided_on_once"),
            models.CheckConstraint(
                condition=Q(may_be_shown=False) | ~Q(text=""), name="a_shown_quote_has_words"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
