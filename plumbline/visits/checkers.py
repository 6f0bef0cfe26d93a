"""What Quality Checkers are asked, and what they said, in their own words. Reads only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plumbline.frameworks.scorecard import Question, ScorecardDefinition
from plumbline.judgement.scorecard.scales import NOT_APPLICABLE, NOT_ASSESSED, Scale
from plumbline.visits.fitting import questions_on
from plumbline.visits.models import CheckerLink, CheckerQuote, Current, Entry, Kind, Sheet, Visit

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
class Wrote:
    """Something in somebody's own words. `entry` is the number of what stands there.

    `quote` is what an officer decided on these very words; None while nobody has read them.
    """

    entry: int
    text: str
    quote: CheckerQuote | None

    @property
    def told(self) -> str:
        """What of it may be told outside the council; nothing before an officer has read it."""
        return self.quote.text if self.quote else ""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of one person. `asked` is the question in easy words; `face` as it was offered, with its words.

    `counts` is whether it is a valid answer: “I do not know” is none, and neither are words alone.
    """

    ref: str
    area: str
    asked: str
    face: str
    says: str
    counts: bool
    wrote: Wrote | None

    @property
    def note(self) -> str:
        return self.wrote.text if self.wrote else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Everything one Quality Checker said, by the number of their link; `wrote` is about the whole visit.

    `asked` is how many questions they were asked.
    """

    link: int
    called: str
    asked: int
    said: tuple[Said, ...]
    wrote: tuple[Wrote, ...]
    opened_at: datetime | None
    finished_at: datetime | None

    @property
    def words(self) -> str:
        return "\n".join(one.text for one in self.wrote)

    @property
    def answered(self) -> int:
        """How many questions have a valid answer."""
        return sum(one.counts for one in self.said)

    @property
    def unread(self) -> int:
        """How many of their notes no officer has read yet."""
        notes = [one.wrote for one in self.said if one.wrote]
        return sum(one.quote is None for one in (*notes, *self.wrote))

    @property
    def is_empty(self) -> bool:
        return not self.said and not self.wrote


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
    return {place: one.value for place, one in _by_person(link.visit).get(f"checker-{link.pk}", {}).items()}


def findings_of(visit: Visit) -> list[Finding]:
    """What each Quality Checker of a visit said, in the order of their invitations, without who said nothing."""
    said = _by_person(visit)
    read = _read(visit)
    links = CheckerLink.objects.filter(visit=visit)
    found = [
        _finding(one, said.get(f"checker-{one.pk}", {}), visit.framework.scorecard, read) for one in links
    ]
    return [one for one in found if not one.is_empty]


def words_in(entry: Entry) -> str:
    """What a Quality Checker wrote there themselves."""
    return str(entry.value.get("note" if entry.kind == Kind.ANSWER else "text", ""))


def question_of(entry: Entry) -> str:
    """The question that an entry of a Quality Checker is about; nothing for words about the whole visit."""
    return entry.key.partition("@")[0] if entry.kind == Kind.ANSWER else ""


Standing = dict[tuple[str, str], Entry]
# What was decided on which words, by their place and themselves.
Read = Mapping[tuple[str, str, str], CheckerQuote]


def _by_person(visit: Visit) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    rows = Current.objects.filter(visit=visit, sheet=Sheet.CHECKER).select_related("entry")
    for row in rows:
        key, _, device = row.key.partition("@")
        if "withdrawn" not in row.entry.value:
            found.setdefault(device, {})[row.kind, key] = row.entry
    return found


def _read(visit: Visit) -> Read:
    quotes = CheckerQuote.objects.filter(visit=visit).select_related("entry", "read_by")
    return {(one.entry.kind, one.entry.key, words_in(one.entry)): one for one in quotes}


def _finding(link: CheckerLink, said: Standing, card: ScorecardDefinition, read: Read) -> Finding:
    asked = questions_for(card)
    answers = [(one, said.get((Kind.ANSWER, one.ref))) for one in asked]
    notes = [_wrote(entry, read) for (kind, _), entry in said.items() if kind == Kind.NOTE]
    return Finding(
        link=link.pk,
        called=link.called,
        asked=len(asked),
        said=tuple(_said(one, entry, read) for one, entry in answers if entry and any(entry.value.values())),
        wrote=tuple(one for one in notes if one),
        opened_at=link.opened_at,
        finished_at=link.finished_at,
    )


def _said(question: Question, entry: Entry, read: Read) -> Said:
    choice = entry.value["choice"]
    offered = {one.code: one for one in easy_choices(question.scale)}
    chosen = offered.get(choice)
    return Said(
        ref=question.ref,
        area=question.area,
        asked=question.easy or question.asks,
        face=chosen.face if chosen else "",
        says=chosen.says if chosen else STATE_WORDS.get(choice, ""),
        counts=question.scale.choice(choice) is not None,
        wrote=_wrote(entry, read),
    )


def _wrote(entry: Entry, read: Read) -> Wrote | None:
    text = words_in(entry)
    return Wrote(entry.pk, text, read.get((entry.kind, entry.key, text))) if text else None
