"""Keeping the assessment of a longer period right whenever one of its parts is declared."""

from datetime import datetime

from plumbline.frameworks.definition import Answers
from plumbline.judgement.keeping import judgement_as_json
from plumbline.returns.facts import write_figures
from plumbline.returns.judged import answers_of, assessed
from plumbline.returns.models import Assessment, Return, Submission
from plumbline.returns.readiness import BELOW, below_target


def assess(kpi_return: Return, submission: Submission, answers: Answers, *, now: datetime) -> int:
    """Assess the longer period that this return closes, if it closes one; the number of its figures below target.

    A part that is declared again after the period was closed brings a new assessment, made with the new figures.
    """
    _assess_again(kpi_return, submission, now)
    found = assessed(kpi_return, answers)
    if found is None:
        return 0
    below = len(below_target(found.verdict))
    earlier = Assessment.objects.filter(contract_id=kpi_return.contract_id, period=found.period.ordinal)
    number = earlier.count() + 1
    earlier.current().update(superseded_at=now)
    Assessment.objects.create(
        council_id=kpi_return.council_id,
        provider_id=kpi_return.provider_id,
        contract_id=kpi_return.contract_id,
        framework_id=kpi_return.framework_id,
        period=found.period.ordinal,
        number=number,
        ratings={one.ref: [str(one.rating), one.display] for one in found.verdict.judgements},
        judgements=[judgement_as_json(one) for one in found.verdict.judgements],
        below_target=below,
        made_with=submission,
        made_at=now,
    )
    write_figures(kpi_return, found.period, found.verdict, found.answers, is_restated=number > 1)
    return below


def _assess_again(kpi_return: Return, submission: Submission, now: datetime) -> None:
    """If a later part has already closed the period, assess it afresh with what this part now says."""
    later = (
        Return.objects.filter(contract_id=kpi_return.contract_id, starts_on__gt=kpi_return.ends_on)
        .exclude(current=None)
        .select_related("current", "framework", "contract")
    )
    for closing in later:
        longer = assessed(closing, answers_of(closing.current)) if closing.current else None
        if longer and kpi_return.starts_on in longer.period:
            below = assess(closing, submission, answers_of(closing.current), now=now)  # type: ignore[arg-type]
            own = sum(1 for rating, _ in closing.ratings.values() if rating in BELOW)
            Return.objects.filter(pk=closing.pk).update(below_target=own + below)
            return
