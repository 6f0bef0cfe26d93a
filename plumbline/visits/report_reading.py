"""A report laid out for reading, alike for both sides: the scorecard's lines, viewpoints, words, what limited it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.judgement.display import Unit, show, show_given
from plumbline.judgement.judgement import Judgement, Reason
from plumbline.judgement.scorecard.labels import Label
from plumbline.judgement.scorecard.outcome import Scorecard
from plumbline.judgement.scorecard.rules import Family
from plumbline.judgement.scorecard.viewing import SPEAKERS, answered_by
from plumbline.visits.how_rated import Rule, rules_of
from plumbline.visits.kept import from_kept
from plumbline.visits.models import Report


@dataclass(frozen=True, slots=True)
class Line:
    """One area: its row of the scorecard and its words. `before` is last time's rating, `views` one for each viewpoint,
    `answers` each question as it was asked and answered (“Partly met: 1 of 2”).
    """

    code: str
    title: str
    intro: str
    is_critical: bool
    weight: str
    points: str
    percent: str
    judgement: Judgement
    computed: str
    before: str
    views: tuple[tuple[str, Judgement | None], ...]
    answers: tuple[tuple[str, str, str], ...]
    words: str

    @property
    def is_changed(self) -> bool:
        """Whether somebody changed the computed rating by hand."""
        return self.computed != self.judgement.rating


@dataclass(frozen=True)
class Reading:
    """A scorecard with its words. `before_on` is the day of the visit before, None when there was none."""

    card: Scorecard
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    viewpoints: tuple[tuple[str, Judgement], ...]
    is_weighted: bool
    before_rating: str
    before_on: date | None
    summary: str
    good_practice: str
    rules: tuple[Rule, ...]

    @property
    def overall(self) -> Judgement:
        return self.card.overall

    @property
    def percent(self) -> str:
        return _percent(self.card.overall)

    @property
    def is_changed(self) -> bool:
        return self.card.computed != self.card.overall.rating

    @property
    def by_hand(self) -> tuple[Reason, ...]:
        """What people decided: ratings changed, areas rated although not all of them was assessed."""
        judgements = (*(one.judgement for one in self.lines), self.overall)
        found = (reason for judgement in judgements for reason in judgement.reasons)
        return tuple(one for one in found if one.rule.endswith((".moderation", ".waiver")))

    @property
    def answered_by(self) -> tuple[str, ...]:
        """How many questions Quality Checkers answered, in a sentence; nothing where they have no viewpoint."""
        return answered_by(self.card)

    @property
    def holes(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if one.judgement.missing)


def read_report(report: Report) -> Reading:
    """A version of the report as it was made."""
    return reading_of(
        from_kept(report.scorecard),
        report.visit.framework.scorecard,
        words=report.words,
        before=report.scorecard.get("before", {}),
    )


def reading_of(
    card: Scorecard, definition: ScorecardDefinition, *, words: Mapping[str, Any], before: Mapping[str, Any]
) -> Reading:
    said = words.get("areas", {})
    names = tuple(card.viewpoints)
    on = str(before.get("on", ""))
    return Reading(
        card=card,
        lines=_lines(card, definition, said, before.get("ratings", {}), names),
        labels=definition.combining.labels.labels,
        viewpoints=tuple((SPEAKERS.get(name, name), card.viewpoints[name]) for name in names),
        is_weighted=definition.combining.family is Family.WEIGHTED,
        before_rating=str(before.get("rating", "")),
        before_on=date.fromisoformat(on) if on else None,
        summary=words.get("summary", ""),
        good_practice=words.get("good_practice", ""),
        rules=rules_of(definition),
    )


def _lines(
    card: Scorecard,
    definition: ScorecardDefinition,
    said: Mapping[str, str],
    before: Mapping[str, str],
    names: Sequence[str],
) -> tuple[Line, ...]:
    known = definition.area_by_code
    return tuple(
        Line(
            code=one.code,
            title=one.title,
            intro=known[one.code].intro if one.code in known else "",
            is_critical=one.is_critical,
            weight=show_given(one.weight),
            points=f"{show_given(one.points)} of {show_given(one.most)}" if one.most else "–",
            percent=_percent(one.judgement),
            judgement=one.judgement,
            computed=one.computed,
            before=before.get(one.code, ""),
            views=tuple((SPEAKERS.get(name, name), one.by_viewpoint.get(name)) for name in names),
            answers=_answers(one.judgement, definition),
            words=said.get(one.code, ""),
        )
        for one in card.areas
    )


def _answers(judgement: Judgement, definition: ScorecardDefinition) -> tuple[tuple[str, str, str], ...]:
    """From what the first reason saw; nothing where no question of the area was assessed."""
    known = definition.by_ref
    seen = {ref: says for reason in judgement.reasons[:1] for ref, says in reason.saw.items() if ref in known}
    return tuple((ref, known[ref].asks, says) for ref, says in seen.items())


def _percent(judgement: Judgement) -> str:
    if judgement.score is None:
        return "–"
    return judgement.display if judgement.display.endswith("%") else show(judgement.score, Unit.PERCENT, 0)
