"""What an officer knows of a provider and no other part of the product does, with its day and source."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.risks.whose import OF, Of, Whose

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class RiskFactQuerySet(models.QuerySet["RiskFact"]):
    def visible_to(self, user: "User") -> "RiskFactQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def of(self, whose: Whose) -> "RiskFactQuerySet":
        return self.filter(**whose.columns)

    def oldest_first(self) -> "RiskFactQuerySet":
        """By their day, and of one day as they were entered: of one name, the last counts."""
        return self.order_by("as_at", "pk")


class RiskFact(models.Model):
    """One input of a risk model as somebody entered it: `name` and `value` are the model's. Never changed.

    `as_at` is the day it is true of, from which it ages. A fact of a later day, or entered later on the same day, takes
    its place. It is true `of` the provider as a whole, or of its service or the contract with it that has the number
    `of_number`.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="risk_facts")
    of = models.CharField(max_length=8, choices=OF, default=Of.PROVIDER.value)
    of_number = models.PositiveBigIntegerField(default=0)
    name = models.CharField(max_length=60)
    value = models.CharField(max_length=60)
    as_at = models.DateField()
    source = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = RiskFactQuerySet.as_manager()

    class Meta:
        ordering = ["-as_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(source=""), name="a_risk_fact_names_its_source")]
        indexes = [models.Index(fields=["council", "provider"])]

    def __str__(self) -> str:
        return f"{self.name.replace('-', ' ').capitalize()}: {self.value.replace('-', ' ')}"

    @property
    def whose(self) -> Whose:
        return Whose(self.provider_id, Of(self.of), self.of_number)

    @property
    def in_words(self) -> str:
        """The value as a person reads it."""
        return self.value.replace("-", " ").capitalize()
