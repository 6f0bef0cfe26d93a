"""The draft of a return, and how it would be judged if it were submitted now."""

from collections.abc import Mapping
from dataclasses import dataclass

from plumbline.frameworks.definition import Answers
from plumbline.frameworks.judging import Verdict
from plumbline.judgement.judgement import Judgement, Problem
from plumbline.returns.answers import understood
from plumbline.returns.judged import Assessed, assessed, judged
from plumbline.returns.models import DraftCell, Return
from plumbline.returns.readiness import Readiness, below_target, readiness


@dataclass(frozen=True)
class Filled:
    """A draft read and judged. `closed` is what the longer period comes to that this return would close."""

    typed: Mapping[str, str]
    answers: Answers
    misread: tuple[Problem, ...]
    verdict: Verdict
    closed: Assessed | None
    readiness: Readiness

    @property
    def below(self) -> list[Judgement]:
        """Every figure below its target, those of the longer period last."""
        return [*below_target(self.verdict), *(below_target(self.closed.verdict) if self.closed else [])]


def draft_of(kpi_return: Return) -> dict[str, str]:
    """What has been filled in, by key."""
    return dict(DraftCell.objects.filter(kpi_return=kpi_return).values_list("key", "text"))


def filled(kpi_return: Return, typed: Mapping[str, str]) -> Filled:
    """What these texts come to, and everything that stands between them and a submission."""
    definition, period = kpi_return.framework.definition, kpi_return.reporting_period
    answers, misread = understood(typed, definition, period)
    verdict = judged(kpi_return, answers)
    closed = assessed(kpi_return, answers)
    more = below_target(closed.verdict) if closed else []
    ready = readiness(definition, period, answers, verdict, misread, more)
    return Filled(typed, answers, misread, verdict, closed, ready)


def draft_readiness(kpi_return: Return) -> tuple[Answers, Verdict, Readiness]:
    """How the draft would be judged if it were submitted now, and what stands in the way."""
    found = filled(kpi_return, draft_of(kpi_return))
    return found.answers, found.verdict, found.readiness
