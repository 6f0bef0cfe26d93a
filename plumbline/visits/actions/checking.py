"""What a Quality Checker does with their link: open it for the first time, answer, and say that they have finished."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.visits.actions.noting import note
from plumbline.visits.checkers import said_by
from plumbline.visits.models import CheckerLink, Kind, Sheet
from plumbline.visits.pieces import REFUSED, Piece

if TYPE_CHECKING:
    from plumbline.accounts.models import User

WORDS = "words"
SYSTEM = "quality checker"


@transaction.atomic
def check_in(link: CheckerLink, *, by: "User | None", now: datetime) -> CheckerLink:
    """The link is used for the first time. Doing it again changes nothing."""
    if CheckerLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=now):
        link.opened_at = now
        record("visit.checker_came", link.visit, by=by, now=now, system=SYSTEM, called=link.called)
    return link


@transaction.atomic
def say(
    link: CheckerLink, kind: str, key: str, value: dict[str, str], *, by: "User | None", now: datetime
) -> None:
    """Keep what they answered or wrote, unless that is what stands already. Raises NotAllowed when it does not fit."""
    before = said_by(link).get((kind, key), {})
    if {name: text for name, text in value.items() if text} == {n: t for n, t in before.items() if t}:
        return
    fit = value if kind == Kind.ANSWER or value.get("text") else {"withdrawn": "Emptied"}
    piece = Piece(uuid4(), kind, key, fit, now)
    noted = note(link.visit, [piece], by=by, now=now, device=link_device(link), sheet=Sheet.CHECKER)
    if noted[0].outcome == REFUSED:
        raise NotAllowed(noted[0].says)


@transaction.atomic
def finish(link: CheckerLink, *, by: "User | None", now: datetime) -> CheckerLink:
    """They have said everything. Raises NotAllowed when they had already."""
    if not CheckerLink.objects.filter(pk=link.pk, finished_at=None).update(finished_at=now):
        raise NotAllowed("You have finished already. Thank you.")
    link.finished_at = now
    record("visit.checker_finished", link.visit, by=by, now=now, system=SYSTEM, called=link.called)
    return link


def link_device(link: CheckerLink) -> str:
    """What their entries say of where they come from."""
    return f"checker-{link.pk}"
