"""What each page of stage two holds: its places, and what names a new one there."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from plumbline.accounts.models import User
from plumbline.desk.visits.finding import asked_in
from plumbline.desk.visits.sharing import sharing_of
from plumbline.frameworks.scorecard import Area, Question
from plumbline.judgement.scorecard.scales import STATES
from plumbline.visits.actions.gathering import SELF_ASSESSMENT
from plumbline.visits.answers import answers_of, notes_of
from plumbline.visits.filling import Slot, Unkept, new_slot, slots_at
from plumbline.visits.models import Kind, Photograph, Request, Visit
from plumbline.visits.models import Sheet as Part
from plumbline.visits.pieces import HOW_MET, ROLES

# Two words that begin with a capital and say nothing of a code: it may be somebody's name.
_LIKE_A_NAME = re.compile(
    r"^(?!(?:Person|Staff|Record|File|Carer|Resident)\b)[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)+$"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the place of its answer. `choices` are (code, words, whether it is a state and no answer)."""

    question: Question
    slot: Slot
    leg: str = ""

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        given = [(one.code, one.says, False) for one in self.question.scale.choices]
        return given + [(code, says, True) for code, says in STATES.items()]


@dataclass(frozen=True, slots=True)
class SelfView:
    """What the provider says of itself at one statement of its self-assessment."""

    asks: str
    says: str
    note: str


@dataclass
class Sheet:
    """One page. `problems` is everything that could not be kept, in words; `whose` who fills the area."""

    template: str
    slots: list[Slot]
    asked: list[Asked] = field(default_factory=list)
    area: Area | None = None
    after: Area | None = None
    whose: str = ""
    photographs: list[Photograph] = field(default_factory=list)
    self_view: list[SelfView] = field(default_factory=list)
    rows: list[tuple[str, list[Slot]]] = field(default_factory=list)
    problems: list[Unkept] = field(default_factory=list)
    names: Callable[[Slot, Mapping[str, str], list[Slot]], str] | None = None

    def name_new(self, posted: Mapping[str, str]) -> list[Unkept]:
        """Give a new place its name, where people choose it; why it cannot have that name."""
        new = [one for one in self.slots if one.is_new] if self.names else []
        says = [(self.names(one, posted, self.slots), f"{one.base}-key") for one in new if self.names]
        return [Unkept(*one) for one in says if one[0]]

    @property
    def there(self) -> list[Slot]:
        return [one for one in self.slots if not one.is_new and one.kind != Kind.ANSWER]

    @property
    def new(self) -> Slot | None:
        return next((one for one in self.slots if one.is_new), None)

    @property
    def hint(self) -> list[str]:
        """Codes that look like somebody's name."""
        return [one.key for one in self.slots if one.kind == Kind.SAMPLE and _LIKE_A_NAME.match(one.key)]


def area_sheet(user: User, visit: Visit, area: Area) -> Sheet:
    """The questions of an area, what was observed in it, and its photographs."""
    questions = asked_in(visit, area.code)
    legs = {one.code: one.title for one in visit.framework.scorecard.legs}
    slots = slots_at(visit, Part.VISIT, Kind.ANSWER, [one.ref for one in questions])
    notes = [one for one in slots_at(visit, Part.VISIT, Kind.NOTE) if one.value.get("area") == area.code]
    pictures = Photograph.objects.visible_to(user).standing().filter(visit=visit, area=area.code)
    return Sheet(
        "visit_area",
        [*slots, *notes, new_slot(Kind.NOTE, area=area.code)],
        asked=[Asked(one, slot, legs.get(one.leg, "")) for one, slot in zip(questions, slots, strict=True)],
        area=area,
        after=next_area(visit, area.code),
        whose=sharing_of(user, visit).says_of(area.code, user),
        photographs=list(pictures),
        self_view=self_view_of(visit, area.code),
    )


def self_view_of(visit: Visit, area: str) -> list[SelfView]:
    """The provider's own view of an area of the same code, once it has handed its self-assessment in."""
    assessment = visit.self_assessment
    handed_in = visit.requests.filter(code=SELF_ASSESSMENT, status=Request.Status.ARRIVED)
    if assessment is None or not handed_in.exists():
        return []
    given, notes = answers_of(visit, Part.SELF_ASSESSMENT), notes_of(visit, Part.SELF_ASSESSMENT)
    found = assessment.scorecard.questions_of(area)
    return [SelfView(one.asks, _said(one, given.get(one.ref, "")), notes.get(one.ref, "")) for one in found]


def _said(question: Question, code: str) -> str:
    choice = question.scale.choice(code)
    return choice.says if choice else STATES.get(code, "No answer")


def people_sheet(visit: Visit) -> Sheet:
    """A count for each role and each way of meeting."""
    slots = slots_at(visit, Part.VISIT, Kind.MET, [f"{role}.{how}" for role in ROLES for how in HOW_MET])
    rows = [(says, [one for one in slots if one.key.startswith(f"{role}.")]) for role, says in ROLES.items()]
    return Sheet("visit_people", slots, rows=rows)


def records_sheet(visit: Visit) -> Sheet:
    slots = [*slots_at(visit, Part.VISIT, Kind.SAMPLE), new_slot(Kind.SAMPLE)]
    return Sheet("visit_records", slots, names=_code_of)


def feedback_sheet(visit: Visit) -> Sheet:
    return Sheet("visit_feedback", [*slots_at(visit, Part.VISIT, Kind.FEEDBACK), new_slot(Kind.FEEDBACK)])


def next_area(visit: Visit, code: str) -> Area | None:
    """The area after this one that has questions for officers; None after the last."""
    areas = [one for one in visit.framework.scorecard.areas if asked_in(visit, one.code)]
    codes = [one.code for one in areas]
    place = codes.index(code) + 1 if code in codes else len(areas)
    return areas[place] if place < len(areas) else None


def _code_of(slot: Slot, posted: Mapping[str, str], slots: list[Slot]) -> str:
    """A record's code is its name: it must not be in use, or one record would be written over another."""
    slot.key = " ".join(posted.get("sample-new-key", "").split())
    said = any(posted.get(f"sample-new-{part}", "").strip() for part in ("kind", "text"))
    if not slot.key:
        return "Enter a code for the record, for example Person A." if said else ""
    sent_before = posted.get("sample-new-client_id", "")
    taken = [one for one in slots if not one.is_new and one.key == slot.key and str(one.saw) != sent_before]
    return f"“{slot.key}” is in the list already. Change it there, or choose another code." if taken else ""
