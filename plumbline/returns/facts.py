"""Keeping the narrow tables right: figures at submission, the market's quartiles at acceptance."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from plumbline.frameworks.definition import Answers
from plumbline.frameworks.judging import Verdict
from plumbline.frameworks.periods import Period
from plumbline.judgement.benchmark import FEWEST, percentile_cont
from plumbline.returns import served_market
from plumbline.returns.models import RATING_CODES, Figure, MarketRollup, Return
from plumbline.returns.rows import add

_ONE_FIGURE = ("indicator", "period", "contract")
_REWRITTEN = (
    "kpi_return",
    "value",
    "numerator",
    "denominator",
    "rating",
    "is_partial",
    "is_accepted",
    "is_restated",
)
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


def write_figures(
    kpi_return: Return, period: Period, verdict: Verdict, answers: Answers, *, is_restated: bool
) -> None:
    """One row a judged figure, over the row of an earlier version; all in one statement.

    `period` is the one judged: the return's own, or the longer one that it closes.
    """
    numbers = dict(kpi_return.framework.indicators.values_list("ref", "pk"))
    definition = kpi_return.framework.definition
    contract = (kpi_return.contract_id, kpi_return.provider_id, kpi_return.council_id)
    rows = []
    for judgement in verdict.judgements:
        own = period.closes(definition.by_ref[judgement.ref].collected) or period
        declared = (
            None if judgement.score is None else float(judgement.score),
            answers.values.get(f"{judgement.ref}.numerator"),
            answers.values.get(f"{judgement.ref}.denominator"),
            RATING_CODES[str(judgement.rating)],
        )
        marks = (kpi_return.is_partial, False, is_restated)
        rows.append((numbers[judgement.ref], own.ordinal, *contract, kpi_return.pk, *declared, *marks))
    add(Figure, (*_ONE_FIGURE, "provider", "council", *_REWRITTEN), rows, unique=_ONE_FIGURE, over=_REWRITTEN)


def mark_accepted(kpi_return: Return, *, accepted: bool, now: datetime) -> None:
    """Let the return's figures count in the market, or take them out; the quartiles follow at once.

    Figures that were added up count when every part of them that came in has been accepted.
    """
    added_up = {
        one.ref: Period.containing(kpi_return.starts_on, one.interval)
        for one in kpi_return.framework.definition.indicators
        if one.collected.months < one.interval.months
    }
    sums = Figure.objects.filter(
        contract_id=kpi_return.contract_id,
        indicator__ref__in=added_up,
        period__in={longer.ordinal for longer in added_up.values()},
    )
    own = Figure.objects.filter(kpi_return=kpi_return).exclude(pk__in=sums.values("pk"))
    own.update(is_accepted=accepted)
    for longer in set(added_up.values()):
        counts = accepted and _others_accepted(kpi_return, longer)
        sums.filter(period=longer.ordinal).update(is_accepted=counts)
    touched = [*own.values_list("indicator_id", "period"), *sums.values_list("indicator_id", "period")]
    refresh_rollups(kpi_return.council_id, touched, now=now)


def _others_accepted(kpi_return: Return, longer: Period) -> bool:
    parts = Return.objects.filter(
        contract_id=kpi_return.contract_id, starts_on__gte=longer.starts_on, ends_on__lte=longer.ends_on
    )
    waiting = parts.exclude(pk=kpi_return.pk).exclude(current=None).exclude(status=Return.Status.ACCEPTED)
    return not waiting.exists()


def refresh_rollups(council_id: int, touched: Iterable[tuple[int, int]], *, now: datetime) -> None:
    """Work out the quartiles of these (indicator, period) pairs afresh, from accepted figures of full periods.

    Same indicator, same framework version (an indicator belongs to one), full period, at least five providers
    (domain reference §13.6). A provider with two contracts counts once for each.
    """
    pairs = set(touched)
    if connection.vendor == "postgresql":
        served_market.refresh(council_id, pairs, now=now)
        return
    market = Figure.objects.filter(
        council_id=council_id,
        indicator_id__in={indicator for indicator, _ in pairs},
        period__in={period for _, period in pairs},
        is_accepted=True,
        is_partial=False,
        value__isnull=False,
    ).values_list("indicator_id", "period", "provider_id", "value", "numerator", "denominator")
    found: dict[tuple[int, int], list[tuple[int, float, Decimal | None, Decimal | None]]] = defaultdict(list)
    for indicator, period, provider, value, numerator, denominator in market:
        found[indicator, period].append((provider, value or 0.0, numerator, denominator))
    rows = [(council_id, *pair, *_rollup(found[pair]), now) for pair in pairs]
    add(MarketRollup, (*_ONE_MARKET, *_REFRESHED), rows, unique=_ONE_MARKET, over=_REFRESHED)


def _rollup(rows: list[tuple[int, float, Decimal | None, Decimal | None]]) -> tuple[Any, ...]:
    """Providers, quartiles, and the sums of numerators and denominators."""
    providers = len({provider for provider, *_ in rows})
    ordered = sorted(value for _, value, *_ in rows) if providers >= FEWEST else []
    counted = [(numerator, denominator) for *_, numerator, denominator in rows if numerator is not None]
    quartiles = [percentile_cont(ordered, share) if ordered else None for share in (0.25, 0.5, 0.75)]
    if not counted:
        return (providers, *quartiles, None, None)
    numerators = sum((numerator for numerator, _ in counted), Decimal(0))
    denominators = sum((denominator or Decimal(0) for _, denominator in counted), Decimal(0))
    return (providers, *quartiles, numerators, denominators)
