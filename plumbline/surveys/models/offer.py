"""Figures that the council found by its own survey and offers for a return. The draft stays the provider's."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.surveys.models.survey import Survey

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, user: "User") -> "OfferQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))

    def standing(self) -> "OfferQuerySet":
        """Not taken back by the council."""
        return self.exclude(status=Offer.Status.WITHDRAWN)

    def waiting(self) -> "OfferQuerySet":
        return self.filter(status=Offer.Status.OFFERED)


class Offer(models.Model):
    """One figure of one return as the survey found it, with its source in words.

    It never writes over an answer. The provider takes it into its draft or leaves it; the council's figure stays
    beside the return either way, so both sides see both.
    """

    class Status(models.TextChoices):
        OFFERED = "offered", "Offered"
        TAKEN = "taken", "Taken into the return"
        LEFT = "left", "Not taken"
        WITHDRAWN = "withdrawn", "Taken back by the council"

    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "offered": {
            "taken": "survey_figure.taken",
            "left": "survey_figure.left",
            "withdrawn": "survey_figure.withdrawn",
        },
        "left": {"taken": "survey_figure.taken", "withdrawn": "survey_figure.withdrawn"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="offers")
    kpi_return = models.ForeignKey("returns.Return", on_delete=models.PROTECT, related_name="survey_offers")
    ref = models.CharField(max_length=40)
    numerator = models.PositiveIntegerField()
    denominator = models.PositiveIntegerField()
    invited = models.PositiveIntegerField(null=True, blank=True)
    source = models.TextField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OFFERED)
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["ref", "-offered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kpi_return", "ref"],
                condition=~Q(status="withdrawn"),
                name="one_survey_figure_a_return",
            ),
            models.CheckConstraint(
                condition=Q(numerator__lte=models.F("denominator")), name="no_more_satisfied_than_answered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref}: {self.numerator} of {self.denominator}"

    @property
    def percent(self) -> Fraction:
        """Satisfied ÷ valid answers × 100, exact."""
        return Fraction(self.numerator * 100, self.denominator)

    @property
    def cells(self) -> dict[str, str]:
        """The answers of a return that this figure would fill, by input key."""
        known = {"numerator": self.numerator, "denominator": self.denominator, "invited": self.invited}
        return {f"{self.ref}.{part}": str(number) for part, number in known.items() if number is not None}
