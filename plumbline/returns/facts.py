"""Keeping the narrow tables right: figures at submission, the market's quartiles at acceptance."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from plumbline.frameworks.definition import Answers
from plumbline.frameworks.judging import Verdict
from plumbline.frameworks.periods import Period
from plumbline.judgement.benchmark import FEWEST, percentile_cont
from plumbline.returns.models import RATING_CODES, Figure, MarketRollup, Return

_REWRITTEN = [
    "kpi_return",
    "value",
    "numerator",
    "denominator",
    "rating",
    "is_partial",
    "is_accepted",
    "is_restated",
]


def write_figures(
    kpi_return: Return, period: Period, verdict: Verdict, answers: Answers, *, is_restated: bool
) -> None:
    """One row a judged figure, over the row of an earlier version; all in one statement.

    `period` is the one judged: the return's own, or the longer one that it closes.
    """
    numbers = dict(kpi_return.framework.indicators.values_list("ref", "pk"))
    definition = kpi_return.framework.definition
    rows = []
    for judgement in verdict.judgements:
        own = period.closes(definition.by_ref[judgement.ref].collected) or period
        rows.append(
            Figure(
                indicator_id=numbers[judgement.ref],
                period=own.ordinal,
                contract_id=kpi_return.contract_id,
                provider_id=kpi_return.provider_id,
                council_id=kpi_return.council_id,
                kpi_return=kpi_return,
                value=None if judgement.score is None else float(judgement.score),
                numerator=answers.values.get(f"{judgement.ref}.numerator"),
                denominator=answers.values.get(f"{judgement.ref}.denominator"),
                rating=RATING_CODES[str(judgement.rating)],
                is_partial=kpi_return.is_partial,
                is_restated=is_restated,
            )
        )
    Figure.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["indicator", "period", "contract"],
        update_fields=_REWRITTEN,
    )


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
    MarketRollup.objects.bulk_create(
        [_rollup(council_id, *pair, found[pair], now) for pair in pairs],
        update_conflicts=True,
        unique_fields=["council", "indicator", "period"],
        update_fields=[
            "count",
            "lower_quartile",
            "median",
            "upper_quartile",
            "numerator",
            "denominator",
            "refreshed_at",
        ],
    )


def _rollup(
    council_id: int,
    indicator_id: int,
    period: int,
    rows: list[tuple[int, float, Decimal | None, Decimal | None]],
    now: datetime,
) -> MarketRollup:
    providers = len({provider for provider, *_ in rows})
    ordered = sorted(value for _, value, *_ in rows) if providers >= FEWEST else []
    counted = [(numerator, denominator) for *_, numerator, denominator in rows if numerator is not None]
    return MarketRollup(
        council_id=council_id,
        indicator_id=indicator_id,
        period=period,
        count=providers,
        lower_quartile=percentile_cont(ordered, 0.25) if ordered else None,
        median=percentile_cont(ordered, 0.5) if ordered else None,
        upper_quartile=percentile_cont(ordered, 0.75) if ordered else None,
        numerator=sum((numerator for numerator, _ in counted), Decimal(0)) if counted else None,
        denominator=sum((denominator or Decimal(0) for _, denominator in counted), Decimal(0))
        if counted
        else None,
        refreshed_at=now,
    )
