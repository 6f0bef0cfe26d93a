"""Whether a return can be submitted, and all that stands in the way. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from plumbline.frameworks.definition import Answers, Definition
from plumbline.frameworks.judging import Verdict
from plumbline.frameworks.periods import Period
from plumbline.judgement.judgement import Judgement, Problem, Rag

BELOW: Collection[str] = (Rag.AMBER, Rag.RED)
SHORTEST_EXPLANATION = 10


@dataclass(frozen=True, slots=True)
class Readiness:
    """`problems` must be corrected; `to_explain` are judgements and agreements that still need an explanation."""

    problems: tuple[Problem, ...]
    to_explain: tuple[Problem, ...]

    @property
    def is_ready(self) -> bool:
        return not self.problems and not self.to_explain


def readiness(
    definition: Definition,
    period: Period,
    answers: Answers,
    verdict: Verdict,
    misread: tuple[Problem, ...] = (),
    more_below: Sequence[Judgement] = (),
) -> Readiness:
    """All that stands between these answers and a submission, at once.

    `more_below` are figures below target of the longer period that this return closes. A figure below its target
    needs the provider's commentary before it can be submitted (domain reference §3.2, from Milton Keynes DPS 2.3.3
    “Exception reporting against targets / KPIs”).
    """
    stated = {problem.key for problem in misread}
    blank = [
        Problem(question.ref, "required", "Enter a number, or 0 if there were none.", question.key)
        for question in definition.inputs_asked_in(period)
        if question.required
        and question.key not in stated
        and question.key not in answers.values
        and question.key not in answers.texts
        and f"{question.ref}.percent" not in answers.values
    ]
    wrong = [problem for problem in verdict.problems if problem.key not in stated]
    unsettled = [
        Problem(one.code, "agreement", one.sentence)
        for one in verdict.agreements
        if one.fails and one.weight == "refuse"
    ]
    return Readiness(
        (*misread, *blank, *wrong, *unsettled), _unexplained(definition, answers, verdict, more_below)
    )


def below_target(verdict: Verdict) -> list[Judgement]:
    """The figures whose rating calls for an explanation."""
    return [judgement for judgement in verdict.judgements if judgement.rating in BELOW]


def _unexplained(
    definition: Definition, answers: Answers, verdict: Verdict, more_below: Sequence[Judgement]
) -> tuple[Problem, ...]:
    missed = [
        Problem(
            one.ref,
            "explain",
            f"{definition.by_ref[one.ref].title}: say why it is {one.display} and what you do.",
        )
        for one in (*below_target(verdict), *more_below)
        if not _explained(answers, one.ref)
    ]
    disagreeing = [
        Problem(one.code, "explain", f"{one.sentence} Correct a figure, or say why they differ.")
        for one in verdict.agreements
        if one.fails and one.weight == "explain" and not _explained(answers, one.code)
    ]
    return (*missed, *disagreeing)


def _explained(answers: Answers, ref: str) -> bool:
    return len(answers.explanations.get(ref, "").strip()) >= SHORTEST_EXPLANATION
