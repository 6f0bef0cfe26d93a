"""Judging a return: its answers by the terms in force on its day, beside the period before."""

from dataclasses import asdict
from typing import Any

from plumbline.contracts.terms import terms_on
from plumbline.frameworks.definition import Answers
from plumbline.frameworks.judging import AgreementResult, Verdict, judge
from plumbline.judgement.judgement import Judgement
from plumbline.returns.answers import recalled
from plumbline.returns.models import Return, Submission


def judged(kpi_return: Return, answers: Answers) -> Verdict:
    """The verdict on these answers: terms of the last day of the period, and the accepted figures before it."""
    definition = kpi_return.framework.definition
    return judge(
        definition,
        answers,
        period=kpi_return.reporting_period,
        previous=answers_before(kpi_return),
        terms=terms_on(kpi_return.contract, definition, kpi_return.ends_on),
        is_partial=kpi_return.is_partial,
    )


def answers_before(kpi_return: Return) -> Answers | None:
    """What was last declared for the period before, if anything was."""
    before = kpi_return.reporting_period.previous
    earlier = (
        Return.objects.filter(contract_id=kpi_return.contract_id).of_period(before).select_related("current")
    )
    found = earlier.first()
    return answers_of(found.current) if found and found.current else None


def answers_of(submission: Submission) -> Answers:
    return recalled(submission.values, submission.texts, submission.explanations)


def judgement_as_json(judgement: Judgement) -> dict[str, Any]:
    """A judgement as a submission keeps it; exact values as text."""
    return {
        "ref": judgement.ref,
        "rating": str(judgement.rating),
        "score": "" if judgement.score is None else str(judgement.score),
        "display": judgement.display,
        "reasons": [
            {
                "rule": reason.rule,
                "says": reason.says,
                "saw": dict(reason.saw),
                "effect": str(reason.effect),
                "basis": str(reason.basis),
                "source": reason.source,
            }
            for reason in judgement.reasons
        ],
        "missing": list(judgement.missing),
        "completeness": str(judgement.completeness),
        "would_change": list(judgement.would_change),
    }


def agreement_as_json(result: AgreementResult) -> dict[str, Any]:
    return asdict(result)
