"""Links for Quality Checkers, who have no account and come for one visit, and which of their words are told."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.visits.models.noting import Entry
from plumbline.visits.models.visit import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class CheckerLinkQuerySet(models.QuerySet["CheckerLink"]):
    def visible_to(self, user: "User") -> "CheckerLinkQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def alive(self, *, at: datetime) -> "CheckerLinkQuerySet":
        return self.filter(expires_at__gt=at, revoked_at=None)


class CheckerLink(models.Model):
    """A way in without an account. Only the hash of its token is kept. `called` is the name they choose for it."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="checker_links")
    token_hash = models.CharField(max_length=64, unique=True)
    called = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = CheckerLinkQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.called}, {self.visit}"


class CheckerQuoteQuerySet(models.QuerySet["CheckerQuote"]):
    def visible_to(self, user: "User") -> "CheckerQuoteQuerySet":
        return self.filter(council_id__in=user.reach.councils)


class CheckerQuote(models.Model):
    """An officer has read what a Quality Checker wrote and decided whether the report tells it.

    It is about the words of one `entry`: other words are to be read again. `text` is what is told, their own words
    where the officer has taken out what could point to a person; `reason` is why they are kept out, told to nobody
    outside the council.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="checker_quotes")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    may_be_told = models.BooleanField()
    text = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = CheckerQuoteQuerySet.as_manager()

    class Meta:
        ordering = ["read_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(may_be_told=False) | ~Q(text=""), name="a_told_checker_quote_has_words"
            ),
            models.CheckConstraint(
                condition=Q(may_be_told=True) | ~Q(reason=""), name="a_checker_quote_kept_out_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
