"""The market's quartiles worked out beside SQLite, which has none of its own: the plain twin of `served_market`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import FloatField
from django.db.models.functions import Cast

from plumbline.judgement.benchmark import FEWEST, percentile_cont
from plumbline.returns.models import Figure, MarketRollup
from plumbline.returns.rows import add

Pair = tuple[int, int]
Counted = tuple[int, float, float | None, float | None]
_PLACES = 10_000
_ONE_MARKET = ("council", "indicator", "period")
_REFRESHED = (
    "count",
    "lower_quartile",
    "median",
    "upper_quartile",
    "numerator",
    "denominator",
    "refreshed_at",
)


def refresh(council_id: int, pairs: Collection[Pair], *, now: datetime) -> None:
    """Work the quartiles of these (indicator, period) pairs out afresh, from one look at their figures."""
    market = Figure.objects.filter(
        council_id=council_id,
        indicator_id__in={indicator for indicator, _ in pairs},
        period__in={period for _, period in pairs},
        is_accepted=True,
        is_partial=False,
        value__isnull=False,
    )
    found: dict[Pair, list[Counted]] = defaultdict(list)
    counts = Cast("numerator", FloatField()), Cast("denominator", FloatField())
    columns = market.values_list("indicator", "period", "provider", "value", *counts)
    for indicator, period, provider, value, numerator, denominator in columns:
        found[indicator, period].append((provider, value or 0.0, numerator, denominator))
    rows = [(council_id, *pair, *_rollup(found[pair]), now) for pair in pairs]
    add(MarketRollup, (*_ONE_MARKET, *_REFRESHED), rows, unique=_ONE_MARKET, over=_REFRESHED)


def _rollup(rows: Sequence[Counted]) -> tuple[Any, ...]:
    """How many providers, the quartiles of all values, and the sums of numerators and denominators."""
    providers = len({provider for provider, *_ in rows})
    ordered = sorted(value for _, value, *_ in rows) if providers >= FEWEST else []
    quartiles = [percentile_cont(ordered, share) if ordered else None for share in (0.25, 0.5, 0.75)]
    counted = [
        (numerator, denominator or 0.0) for *_, numerator, denominator in rows if numerator is not None
    ]
    if not counted:
        return (providers, *quartiles, None, None)
    return (providers, *quartiles, *(_exact_sum(column) for column in zip(*counted, strict=True)))


def _exact_sum(numbers: Iterable[float]) -> Decimal:
    """SQLite keeps decimals as floats. Each has four places at most, so whole ten-thousandths are exact again."""
    return Decimal(sum(round(number * _PLACES) for number in numbers)) / _PLACES
