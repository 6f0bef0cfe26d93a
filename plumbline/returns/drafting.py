"""The draft of a return, and how it would be judged if it were submitted now."""

from plumbline.frameworks.definition import Answers
from plumbline.frameworks.judging import Verdict
from plumbline.returns.answers import understood
from plumbline.returns.judged import assessed, judged
from plumbline.returns.models import DraftCell, Return
from plumbline.returns.readiness import Readiness, below_target, readiness


def draft_of(kpi_return: Return) -> dict[str, str]:
    """What has been filled in, by key."""
    return dict(DraftCell.objects.filter(kpi_return=kpi_return).values_list("key", "text"))


def draft_readiness(kpi_return: Return) -> tuple[Answers, Verdict, Readiness]:
    """How the draft would be judged if it were submitted now, and what stands in the way."""
    definition, period = kpi_return.framework.definition, kpi_return.reporting_period
    answers, misread = understood(draft_of(kpi_return), definition, period)
    verdict = judged(kpi_return, answers)
    closed = assessed(kpi_return, answers)
    more = below_target(closed.verdict) if closed else []
    return answers, verdict, readiness(definition, period, answers, verdict, misread, more)
