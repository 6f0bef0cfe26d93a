"""Judging a return: its answers by the terms in force on its day, beside the period before."""

from dataclasses import asdict, dataclass
from typing import Any

from plumbline.contracts.course import whole_course_of
from plumbline.contracts.terms import terms_on
from plumbline.frameworks.definition import Answers
from plumbline.frameworks.judging import AgreementResult, Verdict, judge
from plumbline.frameworks.periods import Period
from plumbline.frameworks.rolling_up import roll_up
from plumbline.returns.answers import recalled
from plumbline.returns.models import Return, Submission


@dataclass(frozen=True)
class Assessed:
    """A longer period, the answers its parts add up to, and the verdict on them."""

    period: Period
    answers: Answers
    verdict: Verdict


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


def assessed(kpi_return: Return, answers: Answers) -> Assessed | None:
    """What the longer period comes to that this return closes, such as the quarter that its month ends.

    None when nothing in the framework is collected more often than it is rated, or when this return closes nothing.
    Numerators and denominators of the parts are added; a part that is missing leaves its figures unrated.
    """
    definition = kpi_return.framework.definition
    rated_later = {
        one.interval for one in definition.indicators if one.collected.months < one.interval.months
    }
    longer = next(filter(None, map(kpi_return.reporting_period.closes, rated_later)), None)
    if longer is None or longer.interval is kpi_return.reporting_period.interval:
        return None
    by_period = {kpi_return.reporting_period: answers, **_other_parts(kpi_return, longer)}
    rolled = roll_up(definition, by_period, longer)
    verdict = judge(
        definition,
        rolled.answers,
        period=longer,
        terms=terms_on(kpi_return.contract, definition, longer.ends_on),
        is_partial=kpi_return.contract.starts_on > longer.starts_on,
        gaps=rolled.gaps,
    )
    return Assessed(longer, rolled.answers, verdict)


def _other_parts(kpi_return: Return, longer: Period) -> dict[Period, Answers]:
    others = Return.objects.filter(
        contract_id=kpi_return.contract_id, starts_on__gte=longer.starts_on, ends_on__lte=longer.ends_on
    )
    declared = others.exclude(pk=kpi_return.pk).exclude(current=None).select_related("current")
    with whole_course_of(kpi_return.contract):
        return {one.reporting_period: answers_of(one.current) for one in declared if one.current}


def answers_before(kpi_return: Return) -> Answers | None:
    """What was last declared for the period before, if anything was."""
    before = kpi_return.reporting_period.previous
    earlier = (
        Return.objects.filter(contract_id=kpi_return.contract_id).of_period(before).select_related("current")
    )
    with whole_course_of(kpi_return.contract):
        found = earlier.first()
    return answers_of(found.current) if found and found.current else None


def answers_of(submission: Submission) -> Answers:
    return recalled(submission.values, submission.texts, submission.explanations)


def agreement_as_json(result: AgreementResult) -> dict[str, Any]:
    return asdict(result)
