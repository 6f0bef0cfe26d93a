"""A Quality Checker on an invented visit: an answer to each easy question, and words of their own that are told."""

from datetime import datetime
from uuid import UUID

from plumbline.demonstration.visiting.making import Making
from plumbline.demonstration.visiting.seen import answers
from plumbline.visits import actions as visits
from plumbline.visits.actions import quoting
from plumbline.visits.actions.checkers import make_link
from plumbline.visits.checkers import questions_for
from plumbline.visits.models import Entry, Kind, Sheet
from plumbline.visits.pieces import Piece

WORDS = "Staff were kind. One person told me they would like to go out more, and that nobody had asked."


def check(making: Making, now: datetime) -> None:
    """What one person with experience of care saw and heard that day."""
    visit = making.visit
    link, _ = make_link(visit, "Quality Checker A", by=making.lead, now=now)
    asked = questions_for(making.card)
    seen = answers(making.card, making.dice, level=making.story.level, low=making.story.low, of=asked)
    noted: list[tuple[str, str, dict[str, object]]] = [
        ("answer", one.ref, {"choice": one.choice, "note": ""}) for one in seen
    ]
    noted.append(("note", f"words-{link.pk}", {"text": WORDS}))
    pieces = [
        Piece(UUID(int=making.dice.getrandbits(128), version=4), kind, key, value, now)
        for kind, key, value in noted
    ]
    visits.note(visit, pieces, by=None, now=now, device=f"checker-{link.pk}", sheet=Sheet.CHECKER)


def read_words(making: Making, now: datetime) -> None:
    """The lead officer reads what they wrote, and lets the report tell it."""
    for entry in Entry.objects.filter(visit=making.visit, sheet=Sheet.CHECKER, kind=Kind.NOTE):
        entry.visit = making.visit
        quoting.decide(entry, may_be_told=True, text=WORDS, reason="", by=making.lead, now=now)
