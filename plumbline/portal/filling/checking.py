"""The last page before submission: what stands in the way, and what the council will see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from plumbline.accounts.models import User
from plumbline.contracts.terms import terms_on
from plumbline.frameworks.definition import Indicator
from plumbline.frameworks.judging import Verdict
from plumbline.judgement.judgement import Judgement, Problem
from plumbline.portal.drafts import Draft, draft_of
from plumbline.portal.filling.places import Place, place_of
from plumbline.portal.filling.progress import Progress, progress_of
from plumbline.returns.answers import EXPLAIN
from plumbline.returns.models import Return
from plumbline.returns.workbook.wordings import target


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing to do first: where, and what."""

    place: Place
    says: str


@dataclass(frozen=True)
class CheckedFigure:
    indicator: Indicator
    judgement: Judgement
    target: str
    explanation: str


@dataclass(frozen=True)
class CheckPage:
    """`untouched` are whole sections to fill in; `obstacles` the single answers to correct, add or explain."""

    draft: Draft
    untouched: list[Progress]
    obstacles: list[tuple[str, list[Obstacle]]]
    figures: list[tuple[str, list[CheckedFigure]]]
    progress: list[Progress]

    @property
    def kpi_return(self) -> Return:
        return self.draft.kpi_return

    @property
    def is_ready(self) -> bool:
        return self.draft.filled.readiness.is_ready

    @property
    def in_the_way(self) -> int:
        return len(self.untouched) + sum(len(found) for _, found in self.obstacles)

    @property
    def below(self) -> list[Judgement]:
        return self.draft.filled.below

    @property
    def not_given(self) -> list[Indicator]:
        """Figures that may stay blank and are: they will be shown as not returned."""
        return [
            row.indicator
            for _, rows in self.figures
            for row in rows
            if row.judgement.rating == "not-returned"
        ]


def check_page(kpi_return: Return, user: User) -> CheckPage:
    draft = draft_of(kpi_return, user)
    progress = progress_of(draft)
    owed = {draft.definition.by_ref[one.ref].section for one in _to_fill(draft)}
    untouched = [one for one in progress if not one.is_begun and one.section.code in owed]
    begun = {one.section.code for one in progress} - {one.section.code for one in untouched}
    return CheckPage(draft, untouched, _obstacles(draft, begun), list(figures_of(draft)), progress)


def figures_of(draft: Draft) -> Iterator[tuple[str, list[CheckedFigure]]]:
    """What each figure comes to and how it is rated, by section; then the longer period that this return closes."""
    asked = {section.title: draft.figures_of(section) for section in draft.sections}
    for title, figures in asked.items():
        yield title, _checked(draft, figures, draft.filled.verdict, draft.kpi_return.ends_on)
    closed = draft.filled.closed
    if closed:
        rated_later = [one for one in draft.definition.indicators if one.collected is not one.interval]
        yield (
            f"{closed.period.label} as a whole",
            _checked(draft, rated_later, closed.verdict, closed.period.ends_on),
        )


def _checked(draft: Draft, figures: Iterable[Indicator], verdict: Verdict, day: date) -> list[CheckedFigure]:
    terms = terms_on(draft.kpi_return.contract, draft.definition, day)
    said = draft.filled.answers.explanations
    return [
        CheckedFigure(one, verdict.by_ref[one.ref], target(one, terms[one.ref]), said.get(one.ref, ""))
        for one in figures
        if one.ref in verdict.by_ref
    ]


def _to_fill(draft: Draft) -> list[Problem]:
    return [one for one in draft.filled.readiness.problems if one.ref in draft.definition.by_ref]


def _obstacles(draft: Draft, begun: set[str]) -> list[tuple[str, list[Obstacle]]]:
    """What to do first, by the section it is done in; explanations come last."""
    found: dict[str, list[Obstacle]] = {}
    titles = {section.code: section.title for section in draft.sections}
    for problem in _to_fill(draft):
        code = draft.definition.by_ref[problem.ref].section
        if code in begun:
            place = place_of(draft, problem.key or problem.ref)
            found.setdefault(titles[code], []).append(Obstacle(place, problem.says))
    for problem in draft.filled.readiness.problems:
        if problem.ref not in draft.definition.by_ref:
            found.setdefault("Figures that do not agree", []).append(_disagreement(draft, problem))
    for problem in draft.filled.readiness.to_explain:
        place = place_of(draft, EXPLAIN + problem.ref)
        found.setdefault("Explanations", []).append(Obstacle(place, problem.says))
    return list(found.items())


def _disagreement(draft: Draft, problem: Problem) -> Obstacle:
    keys = next((one.keys for one in draft.filled.verdict.agreements if one.code == problem.ref), ())
    return Obstacle(place_of(draft, keys[0] if keys else problem.ref), problem.says)
