"""Keeping the narrow tables right: figures at submission, the market's quartiles at acceptance."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from plumbline.frameworks.definition import Answers
from plumbline.frameworks.judging import Verdict
from plumbline.frameworks.periods import Period
from plumbline.returns import embedded_market, served_market
from plumbline.returns.models import RATING_CODES, Figure, Return
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
    market = served_market if connection.vendor == "postgresql" else embedded_market
    market.refresh(council_id, set(touched), now=now)
