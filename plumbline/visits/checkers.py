"""What Quality Checkers are asked, and what they said, in their own words. Reads only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plumbline.frameworks.scorecard import Question, ScorecardDefinition
from plumbline.judgement.scorecard.scales import NOT_APPLICABLE, NOT_ASSESSED, Scale
from plumbline.visits.fitting import questions_on
from plumbline.visits.models import CheckerLink, Current, Kind, Sheet, Visit

# How a scale reads in easy words, from its best choice to its worst, by how many choices it has.
EASY_WORDS: Mapping[int, tuple[tuple[str, str], ...]] = {
    2: (("smile", "Yes"), ("frown", "No")),
    3: (("smile", "Yes"), ("flat", "Sometimes, or a bit"), ("frown", "No")),
    4: (("grin", "Very good"), ("smile", "Good"), ("frown", "Not good"), ("tears", "Bad")),
}
STATE_WORDS = {NOT_ASSESSED: "I do not know", NOT_APPLICABLE: "Not for this place"}


@dataclass(frozen=True, slots=True)
class EasyChoice:
    """One answer as it is offered: its code on the scale, the face drawn beside it, and its words."""

    code: str
    face: str
    says: str


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of one person. `asked` is the question in easy words; `face` as it was offered, with its words."""

    ref: str
    area: str
    asked: str
    face: str
    says: str
    note: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Everything one Quality Checker said. `words` are their own, about the whole visit."""

    called: str
    said: tuple[Said, ...]
    words: str
    opened_at: datetime | None
    finished_at: datetime | None

    def of_area(self, area: str) -> tuple[Said, ...]:
        return tuple(one for one in self.said if one.area == area)

    @property
    def is_empty(self) -> bool:
        return not self.said and not self.words


def questions_for(card: ScorecardDefinition) -> tuple[Question, ...]:
    """The questions Quality Checkers are asked, in order: their own, or else those that have easy words."""
    return tuple(card.by_ref[ref] for ref in questions_on(card, Sheet.CHECKER))


def easy_choices(scale: Scale) -> tuple[EasyChoice, ...]:
    """The scale as faces and plain words, from best to worst, and last that one does not know."""
    best_first = sorted(scale.choices, key=lambda one: one.points, reverse=True)
    words = EASY_WORDS.get(len(best_first)) or tuple(("", one.says) for one in best_first)
    faces = [EasyChoice(choice.code, *easy) for choice, easy in zip(best_first, words, strict=True)]
    return (*faces, EasyChoice(NOT_ASSESSED, "unsure", STATE_WORDS[NOT_ASSESSED]))


def said_by(link: CheckerLink) -> dict[tuple[str, str], dict[str, Any]]:
    """{(kind, question or name): what stands there} of one person."""
    return _by_person(link.visit).get(f"checker-{link.pk}", {})


def findings_of(visit: Visit) -> list[Finding]:
    """What each Quality Checker of a visit said, in the order of their invitations, without who said nothing."""
    said = _by_person(visit)
    links = CheckerLink.objects.filter(visit=visit)
    found = [_finding(one, said.get(f"checker-{one.pk}", {}), visit.framework.scorecard) for one in links]
    return [one for one in found if not one.is_empty]


def _by_person(visit: Visit) -> dict[str, dict[tuple[str, str], dict[str, Any]]]:
    found: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    rows = Current.objects.filter(visit=visit, sheet=Sheet.CHECKER).select_related("entry")
    for row in rows:
        key, _, device = row.key.partition("@")
        if "withdrawn" not in row.entry.value:
            found.setdefault(device, {})[row.kind, key] = row.entry.value
    return found


def _finding(
    link: CheckerLink, said: Mapping[tuple[str, str], Mapping[str, Any]], card: ScorecardDefinition
) -> Finding:
    answers = [(one, said.get((Kind.ANSWER, one.ref))) for one in questions_for(card)]
    words = [value["text"] for (kind, _), value in said.items() if kind == Kind.NOTE]
    return Finding(
        called=link.called,
        said=tuple(_said(question, value) for question, value in answers if value and any(value.values())),
        words="\n".join(words),
        opened_at=link.opened_at,
        finished_at=link.finished_at,
    )


def _said(question: Question, value: Mapping[str, Any]) -> Said:
    offered = {one.code: one for one in easy_choices(question.scale)}
    chosen = offered.get(value["choice"])
    return Said(
        ref=question.ref,
        area=question.area,
        asked=question.easy or question.asks,
        face=chosen.face if chosen else "",
        says=chosen.says if chosen else STATE_WORDS.get(value["choice"], ""),
        note=value["note"],
    )
