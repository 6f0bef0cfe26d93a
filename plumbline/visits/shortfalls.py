"""Answers that fall short, and the finding and action each proposes to an officer. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from plumbline.frameworks.scorecard import Question, ScorecardDefinition
from plumbline.judgement.scorecard.scales import Choice

OWNER = "Registered manager"
SHOWS = "Evidence that the council can look at"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A question whose answer brought fewer points than it could. High priority where it brought none."""

    ref: str
    area: str
    asks: str
    answer: str
    note: str
    regulation: str
    priority: str
    days: int
    says: str
    action: str
    shows_done: str


def shortfalls(
    definition: ScorecardDefinition, answers: Mapping[str, str], notes: Mapping[str, str]
) -> tuple[Shortfall, ...]:
    """In the order of the scorecard. What was not assessed or does not apply is no shortfall."""
    found = ((one, one.scale.choice(answers.get(one.ref, ""))) for one in definition.questions)
    return tuple(
        _shortfall(definition, question, choice, notes.get(question.ref, ""))
        for question, choice in found
        if choice is not None and choice.points < question.scale.most
    )


def _shortfall(definition: ScorecardDefinition, question: Question, choice: Choice, note: str) -> Shortfall:
    priority = "high" if choice.points <= 0 else "medium"
    best = max(question.scale.choices, key=lambda one: one.points).says
    return Shortfall(
        ref=question.ref,
        area=definition.area_by_code[question.area].title,
        asks=question.asks,
        answer=choice.says,
        note=note,
        regulation=question.regulation,
        priority=priority,
        days=definition.days_for(priority),
        says=note or f"{question.asks} {choice.says}.",
        action=f"Put this right, so that “{question.asks}” can be answered “{best}”.",
        shows_done=question.guidance or SHOWS,
    )
