"""The history of a return in words: what happened, who did it, when."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plumbline.history.models import Event
from plumbline.ui.wording import counted, day

Details = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """`note` is what was said with it, such as a reason."""

    at: datetime
    says: str
    by: str
    note: str = ""


SENTENCES: Mapping[str, Callable[[Details], str]] = {
    "return.issued": lambda said: f"Asked for by the council, due {_day(said.get('due'))}",
    "return.submitted": lambda said: "Submitted",
    "return.resubmitted": lambda said: f"Submitted again{_changed(said)}",
    "return.restated": lambda said: f"Restated with a later return{_changed(said)}",
    "return.accepted": lambda said: "Accepted by the council",
    "return.sent_back": lambda said: f"Sent back by the council{_again(said)}",
    "return.reopened": lambda said: f"Opened again by the council after it had been accepted{_again(said)}",
    "return.nil_recorded": lambda said: "Recorded by the council as a nil return",
    "return.nil_withdrawn": lambda said: "Nil return withdrawn by the council",
    "return.extended": lambda said: f"More time given by the council, until {_day(said.get('until'))}",
    "workbook.received": lambda said: f"Workbook “{said.get('file', '')}” uploaded",
    "workbook.read": lambda said: f"Workbook “{said.get('file', '')}” {_found(said)}",
}


def told(events: Iterable[Event]) -> list[Told]:
    """Newest first, as they come."""
    return [
        Told(one.at, _sentence(one), one.by.name if one.by else "", str(one.details.get("reason", "")))
        for one in events
    ]


def _sentence(event: Event) -> str:
    tell = SENTENCES.get(event.kind)
    return tell(event.details) if tell else event.kind.replace(".", " ").replace("_", " ").capitalize()


def _day(text: object) -> str:
    return day(date.fromisoformat(str(text))) if text else ""


def _again(said: Details) -> str:
    wanted = _day(said.get("wanted_again_by"))
    return f", wanted again by {wanted}" if wanted else ""


def _changed(said: Details) -> str:
    number = int(said.get("changed", 0))
    return f", {counted(number, 'answer')} changed" if number else ""


def _found(said: Details) -> str:
    outcome, number = said.get("outcome"), int(said.get("problems", 0))
    if outcome == "taken":
        return "read into the return"
    return f"not used: {counted(number, 'thing')} to correct" if outcome == "faulty" else "could not be used"
