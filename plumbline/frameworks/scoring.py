"""Scoring answers by a scorecard framework: each question gets its mark, the judge does the rest. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from plumbline.frameworks.near import nearest
from plumbline.frameworks.scorecard import Question, ScorecardDefinition
from plumbline.judgement.judgement import Problem
from plumbline.judgement.scorecard import marks as judge
from plumbline.judgement.scorecard.marks import Mark, Moderation, Waiver
from plumbline.judgement.scorecard.outcome import Scorecard
from plumbline.judgement.scorecard.scales import STATES
from plumbline.judgement.scorecard.scoring import score
from plumbline.judgement.scorecard.viewing import with_checkers

__all__ = ["problems_in_answers", "score_answers", "with_checkers_view"]


def score_answers(
    definition: ScorecardDefinition,
    answers: Mapping[str, str],
    *,
    waivers: Iterable[Waiver] = (),
    moderations: Iterable[Moderation] = (),
) -> Scorecard:
    """The scorecard of these answers: a choice's code or a state by question reference.

    A question without an answer, or with one that is not on its scale, is a hole and never a point. Answers to
    questions that are not asked are left aside; `problems_in_answers` tells both.
    """
    areas = [judge.Area(one.code, one.title, one.weight, one.is_critical) for one in definition.areas]
    marks = [_mark(question, answers.get(question.ref, "")) for question in definition.questions]
    return score(areas, marks, definition.combining, waivers=waivers, moderations=moderations)


def with_checkers_view(
    card: Scorecard,
    definition: ScorecardDefinition,
    asked: Sequence[Question],
    answers: Mapping[str, str],
    *,
    people: int,
) -> Scorecard:
    """The card with what Quality Checkers answered as a viewpoint of its own, which changes no rating."""
    marks = [_mark(one, answers.get(one.ref, "")) for one in asked]
    return with_checkers(card, marks, definition.combining, people=people)


def problems_in_answers(definition: ScorecardDefinition, answers: Mapping[str, str]) -> tuple[Problem, ...]:
    """Answers to what is not asked, and answers that their scale does not have."""
    found = []
    for ref, answer in answers.items():
        question = definition.by_ref.get(ref)
        if question is None:
            says = f"{definition.title} has no question “{ref[:60]}”.{nearest(ref, definition.by_ref)}"
            found.append(Problem(ref, "unknown-question", says, ref))
        elif answer and not question.scale.accepts(answer):
            found.append(Problem(ref, "not-on-scale", _not_on_scale(question, answer), ref))
    return tuple(found)


def _mark(question: Question, answer: str) -> Mark:
    return Mark(
        question.ref,
        question.area,
        question.asks,
        question.scale,
        answer,
        question.weight,
        question.viewpoint.value,
    )


def _not_on_scale(question: Question, answer: str) -> str:
    codes = [*(one.code for one in question.scale.choices), *STATES]
    return (
        f"{question.ref}: “{answer[:60]}” is not on its scale.{nearest(answer, codes)}"
        f" Write one of {', '.join(codes)}."
    )
