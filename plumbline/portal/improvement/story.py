"""The history of an action in words, as its provider reads it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plumbline.history.models import Event
from plumbline.ui.wording import day

Details = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """`note` is what was said with it, such as a reason."""

    at: datetime
    says: str
    by: str
    note: str = ""


SENTENCES: Mapping[str, Callable[[Details], str]] = {
    "action.agreed": lambda said: f"The council told you of it, due {_day(said.get('due_on'))}",
    "action.begun": lambda said: "You reported progress",
    "action.progress_reported": lambda said: "You reported more",
    "action.said_done": lambda said: "You said that it is done",
    "action.verified": lambda said: "The council verified that it is done",
    "action.not_enough": lambda said: f"The council needs more{_until(said)}",
    "action.opened_again": lambda said: f"The council opened it again{_until(said)}",
    "action.withdrawn": lambda said: "The council withdrew it",
    "action.time_asked": lambda said: f"You asked for more time, until {_day(said.get('wanted'))}",
    "action.time_refused": lambda said: "The council did not give more time",
    "action.given_more_time": lambda said: (
        f"The council gave you until {_day(said.get('due_on'))}; it was due {_day(said.get('due_before'))}"
    ),
}


def told(events: Iterable[Event]) -> list[Told]:
    """Newest first, as they come."""
    return [Told(one.at, _sentence(one), one.by.name if one.by else "", _note(one.details)) for one in events]


def _sentence(event: Event) -> str:
    tell = SENTENCES.get(event.kind)
    return tell(event.details) if tell else event.kind.replace(".", " ").replace("_", " ").capitalize()


def _note(said: Details) -> str:
    return str(said.get("reason") or said.get("says") or "")


def _until(said: Details) -> str:
    return f", by {_day(said['due_on'])}" if said.get("due_on") else ""


def _day(text: object) -> str:
    return day(date.fromisoformat(str(text))) if text else ""
