"""An entry in words: where it was written and what it says."""

from dataclasses import dataclass

from plumbline.judgement.scorecard.scales import STATES
from plumbline.visits.models import Entry, Kind, Visit
from plumbline.visits.pieces import HOW_MET, ROLES


@dataclass(frozen=True, slots=True)
class Said:
    """`place` is where: the question, the role; `says` what in short; `more` the text that goes with it."""

    place: str
    says: str
    more: str
    entry: Entry


def said_in(visit: Visit, entry: Entry) -> Said:
    key = entry.key.partition("@")[0]
    if "withdrawn" in entry.value:
        return Said(_place(visit, entry.kind, key), "Taken back", entry.value["withdrawn"], entry)
    says, more = _words(visit, entry, key)
    return Said(_place(visit, entry.kind, key), says, more, entry)


def _place(visit: Visit, kind: str, key: str) -> str:
    if kind == Kind.ANSWER:
        question = visit.framework.scorecard.by_ref.get(key)
        return f"{key} {question.asks}" if question else key
    if kind == Kind.MET:
        role, _, how = key.partition(".")
        return f"{ROLES.get(role, role)}, {HOW_MET.get(how, how).lower()}"
    return f"Record {key}" if kind == Kind.SAMPLE else Kind(kind).label


def _words(visit: Visit, entry: Entry, key: str) -> tuple[str, str]:
    value = entry.value
    if entry.kind == Kind.ANSWER:
        return _choice(visit, key, value["choice"]), value["note"]
    if entry.kind == Kind.MET:
        return str(value["count"]), ""
    if entry.kind == Kind.SAMPLE:
        return value["kind"], value["text"]
    if entry.kind == Kind.FEEDBACK:
        return f"To {value['to']}", value["text"]
    area = visit.framework.scorecard.area_by_code.get(value["area"])
    return area.title if area else "Observation", value["text"]


def _choice(visit: Visit, ref: str, code: str) -> str:
    question = visit.framework.scorecard.by_ref.get(ref)
    choice = question.scale.choice(code) if question else None
    return choice.says if choice else STATES.get(code, code or "No answer")
