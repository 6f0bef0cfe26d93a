"""How far a visit's form is: by area, with what is missing, what clashes and what came late."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef

from plumbline.accounts.models import User
from plumbline.desk.visits.finding import asked_in
from plumbline.frameworks.scorecard import Area
from plumbline.judgement.scorecard.scales import NOT_ASSESSED
from plumbline.ui.wording import counted
from plumbline.visits.models import Current, Entry, Kind, Outcome, Photograph, Sheet, Visit


@dataclass(frozen=True, slots=True)
class AreaProgress:
    area: Area
    asked: int
    answered: int
    not_assessed: int
    notes: int
    photographs: int
    clashes: int

    @property
    def status(self) -> str:
        if self.answered == self.asked:
            return "done"
        return "in-progress" if self.answered or self.notes or self.photographs else "not-started"

    @property
    def says(self) -> str:
        """“3 of 6 questions answered, 1 not assessed; 2 observations; 1 photograph”."""
        holes = f", {self.not_assessed} not assessed" if self.not_assessed else ""
        more = [
            counted(number, noun)
            for number, noun in ((self.notes, "observation"), (self.photographs, "photograph"))
            if number
        ]
        return "; ".join([f"{self.answered} of {counted(self.asked, 'question')} answered{holes}", *more])


@dataclass
class Progress:
    areas: list[AreaProgress]
    counts: Counter[str]
    clashing: list[Current]
    late: list[Entry]

    @cached_property
    def asked(self) -> int:
        return sum(one.asked for one in self.areas)

    @cached_property
    def answered(self) -> int:
        return sum(one.answered for one in self.areas)

    @property
    def marks(self) -> dict[str, str]:
        """What the list of tasks shows beside what is not in an area."""
        kinds = ("met", "sample", "photograph", "feedback")
        return {kind: "in-progress" if self.counts[kind] else "not-started" for kind in kinds}

    @property
    def is_complete(self) -> bool:
        return bool(self.asked) and self.answered == self.asked

    @property
    def is_begun(self) -> bool:
        return bool(self.answered or sum(self.counts.values()))

    @property
    def says(self) -> str:
        number = len(self.clashing)
        clashes = f"; {number} {'clash' if number == 1 else 'clashes'} to settle" if number else ""
        return f"{self.answered} of {counted(self.asked, 'question')} answered{clashes}"


def progress_of(user: User, visit: Visit) -> Progress:
    """Three queries, however large the form is."""
    rows = Current.objects.visible_to(user).filter(visit=visit, sheet=Sheet.VISIT)
    current = list(rows.select_related("entry__by", "clash__by"))
    standing = [one for one in current if "withdrawn" not in one.entry.value]
    pictures = Photograph.objects.visible_to(user).standing().filter(visit=visit)
    shown = Counter(pictures.values_list("area", flat=True))
    counts = Counter(one.kind for one in standing)
    counts["photograph"] = sum(shown.values())
    answers = {one.key: one.entry.value["choice"] for one in standing if one.kind == Kind.ANSWER}
    notes = Counter(one.entry.value["area"] for one in standing if one.kind == Kind.NOTE)
    clashing = [one for one in current if one.clash is not None]
    places = {one.key for one in clashing}
    areas = [_area(visit, one, answers, notes, shown, places) for one in visit.framework.scorecard.areas]
    return Progress([one for one in areas if one.asked], counts, clashing, _late(user, visit))


def _area(
    visit: Visit,
    area: Area,
    answers: dict[str, str],
    notes: Counter[str],
    photographs: Counter[str],
    clashing: set[str],
) -> AreaProgress:
    refs = [one.ref for one in asked_in(visit, area.code)]
    given = [answers[ref] for ref in refs if answers.get(ref)]
    return AreaProgress(
        area,
        len(refs),
        len(given),
        given.count(NOT_ASSESSED),
        notes[area.code],
        photographs[area.code],
        len(clashing & set(refs)),
    )


def _late(user: User, visit: Visit) -> list[Entry]:
    """What came after the visit was closed to notes and has not been counted since."""
    found = Entry.objects.visible_to(user).filter(visit=visit, outcome=Outcome.LATE).select_related("by")
    counted_since = Entry.objects.visible_to(user).filter(
        visit=visit, saw=OuterRef("client_id"), outcome=Outcome.COUNTED
    )
    return list(found.exclude(Exists(counted_since)))
