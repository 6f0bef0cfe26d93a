"""What has to be explained before a return can be submitted: figures below target, figures that do not agree."""

from collections.abc import Iterator
from dataclasses import dataclass

from plumbline.accounts.models import User
from plumbline.contracts.terms import terms_on
from plumbline.frameworks.agreeing import AgreementResult
from plumbline.frameworks.definition import Indicator, Input, InputKind
from plumbline.judgement.judgement import Judgement
from plumbline.portal.drafts import Draft, draft_of
from plumbline.portal.filling.answering import Answer, AnswerForm, Typing
from plumbline.portal.filling.places import Place, place_of
from plumbline.returns.answers import EXPLAIN
from plumbline.returns.models import Return
from plumbline.returns.outgoing import shown_in
from plumbline.returns.workbook.wordings import target

WHAT_TO_SAY = "What happened, and what you are doing about it."


@dataclass(frozen=True)
class Missed:
    """A figure below its target; `over` names the longer period when it is that period's figure."""

    indicator: Indicator
    judgement: Judgement
    target: str
    last: str
    over: str
    answer: Answer


@dataclass(frozen=True)
class Disagreement:
    """Figures that do not agree. `answer` is None when only a correction helps."""

    result: AgreementResult
    places: tuple[Place, ...]
    answer: Answer | None


@dataclass(frozen=True)
class ExplainPage:
    draft: Draft
    form: AnswerForm
    missed: list[Missed]
    disagreements: list[Disagreement]

    @property
    def kpi_return(self) -> Return:
        return self.draft.kpi_return

    @property
    def left(self) -> int:
        """How many explanations are still owed."""
        return len(self.draft.filled.readiness.to_explain)


def explain_page(kpi_return: Return, user: User, typing: Typing) -> ExplainPage:
    draft = draft_of(kpi_return, user)
    form = AnswerForm(_questions(draft), draft, typing)
    answers = form.answers()
    return ExplainPage(draft, form, list(_missed(draft, answers)), list(_disagreements(draft, answers)))


def explained_keys(kpi_return: Return) -> list[str]:
    """Every key that the page of explanations may save."""
    definition = kpi_return.framework.definition
    refs = [one.ref for one in definition.indicators] + [one.code for one in definition.agreements]
    return [EXPLAIN + ref for ref in refs]


def _questions(draft: Draft) -> Iterator[Input]:
    for ref in dict.fromkeys(one.ref for one in draft.filled.below):
        yield _question(ref, "Why is it below target?", WHAT_TO_SAY)
    for one in draft.filled.verdict.agreements:
        if one.fails and one.weight == "explain":
            yield _question(
                one.code, "If the figures are right, why do they differ?", "Or correct a figure instead."
            )


def _question(ref: str, label: str, hint: str) -> Input:
    return Input(EXPLAIN + ref, ref, "text", label, InputKind.TEXT, hint, required=False)


def _missed(draft: Draft, answers: dict[str, Answer]) -> Iterator[Missed]:
    kpi_return, closed = draft.kpi_return, draft.filled.closed
    terms = terms_on(kpi_return.contract, draft.definition, kpi_return.ends_on)
    shown = shown_in(kpi_return, kpi_return.reporting_period.previous)
    longer = {one.ref: one for one in closed.verdict.judgements} if closed else {}
    first: dict[str, Judgement] = {}
    for one in draft.filled.below:
        first.setdefault(one.ref, one)
    for judgement in first.values():
        indicator = draft.definition.by_ref[judgement.ref]
        over = closed.period.label if closed and longer.get(judgement.ref) is judgement else ""
        aim = target(indicator, terms[judgement.ref])
        last = shown.get(judgement.ref, "")
        yield Missed(indicator, judgement, aim, last, over, answers[EXPLAIN + judgement.ref])


def _disagreements(draft: Draft, answers: dict[str, Answer]) -> Iterator[Disagreement]:
    for one in draft.filled.verdict.agreements:
        if one.fails:
            places = tuple(place_of(draft, key) for key in one.keys)
            yield Disagreement(one, places, answers.get(EXPLAIN + one.code))
