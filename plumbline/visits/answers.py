"""What stands on a visit, for whoever scores it, writes it up or shows it. Reads only."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.visits.models import CheckerLink, Current, Entry, Kind, Sheet, Visit
from plumbline.visits.pieces import HOW_MET, MET_KEYS, ROLES


@dataclass(frozen=True, slots=True)
class Observation:
    """Something observed in an area; `key` is its name among the notes, `client_id` what stands there."""

    key: str
    client_id: UUID
    area: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Met:
    """How many people of a role were met, and how, in words."""

    role: str
    how: str
    count: int
    key: str


@dataclass(frozen=True, slots=True)
class Sampled:
    """A record looked at, known by a code such as “Person A”."""

    code: str
    client_id: UUID
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What was said to the provider on the day; `to` is a role."""

    key: str
    client_id: UUID
    to: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CheckerAnswer:
    """One Quality Checker's answer, in their own words. `device` tells two of them apart who are called alike."""

    ref: str
    called: str
    device: str
    choice: str
    note: str


def standing(visit: Visit, sheet: str, kind: str) -> dict[str, Entry]:
    """What stands by its key; what was taken back does not."""
    rows = Current.objects.of(visit, sheet, kind)
    return {one.key: one.entry for one in rows if "withdrawn" not in one.entry.value}


def answers_of(visit: Visit, sheet: str = Sheet.VISIT) -> dict[str, str]:
    """{question: choice} of a sheet. Of several Quality Checkers the least favourable answer speaks; see `checkers`."""
    if sheet == Sheet.CHECKER:
        return least_favourable(visit.framework.scorecard, checker_answers(visit))
    found = standing(visit, sheet, Kind.ANSWER)
    return {ref: one.value["choice"] for ref, one in found.items() if one.value["choice"]}


def notes_of(visit: Visit, sheet: str = Sheet.VISIT) -> dict[str, str]:
    """{question: what was written under its answer}."""
    if sheet == Sheet.CHECKER:
        said = [one for one in checker_answers(visit) if one.note]
        refs = dict.fromkeys(one.ref for one in said)
        return {ref: "\n".join(f"{one.called}: {one.note}" for one in said if one.ref == ref) for ref in refs}
    found = standing(visit, sheet, Kind.ANSWER)
    return {ref: one.value["note"] for ref, one in found.items() if one.value["note"]}


def observations_of(visit: Visit, sheet: str = Sheet.VISIT) -> list[Observation]:
    return [
        Observation(key, one.client_id, one.value["area"], one.value["text"], _name(one), one.arrived_at)
        for key, one in standing(visit, sheet, Kind.NOTE).items()
    ]


def people_met(visit: Visit) -> list[Met]:
    """In the order of the roles; those nobody was met of are left out."""
    found = standing(visit, Sheet.VISIT, Kind.MET)
    return [
        Met(ROLES[key.partition(".")[0]], HOW_MET[key.partition(".")[2]], found[key].value["count"], key)
        for key in MET_KEYS
        if key in found and found[key].value["count"]
    ]


def samples_of(visit: Visit) -> list[Sampled]:
    found = standing(visit, Sheet.VISIT, Kind.SAMPLE)
    return [
        Sampled(code, one.client_id, one.value["kind"], one.value["text"])
        for code, one in sorted(found.items())
    ]


def feedback_of(visit: Visit) -> list[Feedback]:
    return [
        Feedback(key, one.client_id, one.value["to"], one.value["text"], _name(one), one.arrived_at)
        for key, one in standing(visit, Sheet.VISIT, Kind.FEEDBACK).items()
    ]


def checker_answers(visit: Visit) -> list[CheckerAnswer]:
    """Every Quality Checker's answers, by question."""
    links = CheckerLink.objects.filter(visit=visit)
    called = {f"checker-{one.pk}": one.called for one in links}
    return [
        CheckerAnswer(
            ref, called.get(device, "A Quality Checker"), device, one.value["choice"], one.value["note"]
        )
        for key, one in sorted(standing(visit, Sheet.CHECKER, Kind.ANSWER).items())
        for ref, _, device in [key.partition("@")]
    ]


def least_favourable(definition: ScorecardDefinition, given: Iterable[CheckerAnswer]) -> dict[str, str]:
    """{question: choice}: of several Quality Checkers the least favourable answer speaks."""
    answers: dict[str, str] = {}
    for ref, choice in _points_apart(definition, given):
        answers.setdefault(ref, choice)
    return answers


def _points_apart(
    definition: ScorecardDefinition, said: Iterable[CheckerAnswer]
) -> Iterator[tuple[str, str]]:
    """Answers with the fewest points first; those that bring none, such as not applicable, last."""
    given = [one for one in said if one.choice and one.ref in definition.by_ref]

    def place(one: CheckerAnswer) -> tuple[str, bool, float]:
        choice = definition.by_ref[one.ref].scale.choice(one.choice)
        return one.ref, choice is None, float(choice.points) if choice else 0.0

    yield from ((one.ref, one.choice) for one in sorted(given, key=place))


def _name(entry: Entry) -> str:
    return str(entry.by) if entry.by else ""


def counts_met(visit: Visit) -> Mapping[str, tuple[int, UUID]]:
    """{role and how: the number that stands, and which entry says so}, for the form that asks for them."""
    found = standing(visit, Sheet.VISIT, Kind.MET)
    return {key: (one.value["count"], one.client_id) for key, one in found.items()}
