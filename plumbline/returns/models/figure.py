"""The narrow tables that pages and benchmarks read: one row a figure, and the market's quartiles beside them."""

from django.db import models

from plumbline.contracts.models import Contract
from plumbline.frameworks.models import Indicator
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.returns.models.kpi_return import Return


class RatingCode(models.IntegerChoices):
    """Ratings and states as small numbers, in the words that the judge uses."""

    GREEN = 1, "green"
    AMBER = 2, "amber"
    RED = 3, "red"
    NO_TARGET = 4, "no-target"
    NO_ACTIVITY = 5, "no-activity"
    NOT_RETURNED = 6, "not-returned"
    NOT_ASSESSED = 7, "not-assessed"
    NOT_APPLICABLE = 8, "not-applicable"
    OUT_OF_DATE = 9, "out-of-date"


RATING_CODES: dict[str, int] = {choice.label: choice.value for choice in RatingCode}


class Figure(models.Model):
    """The newest declared value of one indicator, contract and period. The evidence is in the submission.

    `numerator` and `denominator` are exact and are what roll-ups add; `value` is for charts and quartiles only.
    On PostgreSQL a covering index over (indicator, period) carries what the market's quartiles read.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, db_index=False, related_name="+")
    period = models.SmallIntegerField()
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, db_index=False, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, db_index=False, related_name="+")
    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, db_index=False, related_name="+")
    kpi_return = models.ForeignKey(Return, on_delete=models.PROTECT, db_index=False, related_name="figures")
    value = models.FloatField(null=True)
    numerator = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    rating = models.PositiveSmallIntegerField(choices=RatingCode.choices)
    is_partial = models.BooleanField(default=False)
    is_accepted = models.BooleanField(default=False)
    is_restated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period", "contract"], name="one_figure_a_period"),
        ]
        indexes = [models.Index(fields=["contract", "period"]), models.Index(fields=["kpi_return"])]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period}: {self.value}"


class MarketRollup(models.Model):
    """Quartiles of one indicator, framework version and full period among a council's accepted figures.

    `count` is the number of providers; below five the quartiles are empty: too few to compare.
    Sources: Lancashire strategy (market benchmarking); domain reference §13.6.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    period = models.SmallIntegerField()
    count = models.PositiveIntegerField()
    lower_quartile = models.FloatField(null=True)
    median = models.FloatField(null=True)
    upper_quartile = models.FloatField(null=True)
    numerator = models.DecimalField(max_digits=22, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=22, decimal_places=4, null=True)
    refreshed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "indicator", "period"], name="one_rollup_a_market"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period}: {self.count}"
