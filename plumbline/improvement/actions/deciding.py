"""What the council decides about an action: verified, more is needed, withdrawn, open again, another lead."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.improvement.actions.closing import close_answered, open_answered
from plumbline.improvement.actions.more_time import set_time_aside
from plumbline.improvement.models import Action, Finding
from plumbline.improvement.sides import council_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def verify(action: Action, *, says: str = "", by: "User", now: datetime) -> list[Finding]:
    """The council has seen that it is done. The findings closed with it: those with no other action left open."""
    council_only(action, by)
    fields = {"verified_at": now, "verified_by": by, "reason": ""}
    move(action, Action.Status.VERIFIED, by=by, now=now, shared=True, fields=fields, says=says.strip())
    return close_answered(action, by=by, now=now)


@transaction.atomic
def want_more(
    action: Action, *, reason: str, due_on: date | None = None, by: "User", now: datetime
) -> Action:
    """What the provider showed is not enough: say what is missing. With `due_on` it is due on that day instead."""
    council_only(action, by)
    _only_at(action, Action.Status.SAID_DONE)
    fields = {
        "reason": _said(reason, "Say what is missing, so that the provider can do it."),
        **_due(due_on, now),
    }
    return move(action, Action.Status.NOT_ENOUGH, by=by, now=now, shared=True, fields=fields, **_told(fields))


@transaction.atomic
def withdraw(action: Action, *, reason: str, by: "User", now: datetime) -> list[Finding]:
    """It is not to be done after all. The findings closed with it: those whose other actions are all verified."""
    council_only(action, by)
    fields = {"reason": _said(reason, "Say why the action is withdrawn.")}
    is_told = action.told_at is not None
    move(action, Action.Status.WITHDRAWN, by=by, now=now, shared=is_told, fields=fields, **fields)
    set_time_aside(action, by=by, now=now)
    return close_answered(action, by=by, now=now)


@transaction.atomic
def open_again(
    action: Action, *, reason: str, due_on: date | None = None, by: "User", now: datetime
) -> Action:
    """A verified action turned out not to be done, or a withdrawn one is needed. Its closed findings open with it."""
    council_only(action, by)
    _only_at(action, Action.Status.VERIFIED, Action.Status.WITHDRAWN)
    fields: dict[str, Any] = {"reason": _said(reason, "Say why it is open again."), **_due(due_on, now)}
    if action.status == Action.Status.VERIFIED:
        to = Action.Status.NOT_ENOUGH
    else:
        to = Action.Status.AGREED if action.told_at else Action.Status.PROPOSED
    if not action.findings.exclude(status=Finding.Status.WITHDRAWN).exists():
        raise NotAllowed("Every finding that it was for is withdrawn. Open one of them again first.")
    told, is_told = _told(fields), action.told_at is not None
    fields |= {"verified_at": None, "verified_by": None}
    move(action, to, by=by, now=now, shared=is_told, fields=fields, **told)
    open_answered(action, reason=told["reason"], by=by, now=now)
    return action


@transaction.atomic
def hand_over(action: Action, *, lead: "User", by: "User", now: datetime) -> Action:
    """Another officer leads it from now on, for example because the first one has left."""
    council_only(action, by)
    before = action.lead
    if not Action.objects.filter(pk=action.pk, lead=before).update(lead=lead):
        raise NotAllowed("Someone has just changed this. Open the page again to see what they did.")
    action.lead = lead
    record("action.handed_over", action, by=by, now=now, before=str(before or ""), to=str(lead))
    return action


def _only_at(action: Action, *statuses: str) -> None:
    """A move to where the action is already stands in the table for more time alone."""
    if action.status not in statuses:
        raise NotAllowed(
            f"This is “{action.get_status_display()}” now, so that cannot be done. Open the page again to see what can."
        )


def _said(reason: str, missing: str) -> str:
    if not reason.strip():
        raise NotAllowed(missing)
    return reason.strip()


def _due(due_on: date | None, now: datetime) -> dict[str, Any]:
    if due_on and due_on < timezone.localdate(now):
        raise NotAllowed("That day is past. Choose today or a later day.")
    return {"due_on": due_on} if due_on else {}


def _told(fields: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in fields.items()}
