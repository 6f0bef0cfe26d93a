"""More time for an action: asked for by the provider, granted or refused by the council, always with words."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.improvement.models import Action, MoreTime
from plumbline.improvement.sides import council_only, provider_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User

CHANGED = "Someone has just changed this. Open the page again to see what they did."


@transaction.atomic
def ask_for_time(action: Action, *, wanted: date, reason: str, by: "User", now: datetime) -> MoreTime:
    """Ask for a later day. It is due on the old one until the council has granted another."""
    provider_only(action, by)
    if not reason.strip():
        raise NotAllowed("Say why more time is needed, so that the council can decide.")
    if wanted <= action.due_on or wanted < timezone.localdate(now):
        raise NotAllowed(
            f"It is due on {action.due_on:%d %B %Y} now. Ask for a later day that is still to come."
        )
    _still_waiting(action)
    try:
        with transaction.atomic():
            request = MoreTime.objects.create(
                council_id=action.council_id,
                provider_id=action.provider_id,
                action=action,
                due_before=action.due_on,
                wanted=wanted,
                reason=reason.strip(),
                asked_at=now,
                asked_by=by,
            )
    except IntegrityError as already:
        raise NotAllowed(
            "More time has been asked for already, and the council has not answered yet."
        ) from already
    said = {"due_on": str(action.due_on), "wanted": str(wanted), "reason": reason.strip()}
    record("action.time_asked", action, by=by, now=now, shared=True, **said)
    return request


@transaction.atomic
def decide_time(
    request: MoreTime, *, granted_to: date | None, says: str, by: "User", now: datetime
) -> MoreTime:
    """Grant a day, which may be another than was asked for, or refuse with None. Both need words.

    Raises NotAllowed when somebody else has decided, when the day is not later, or when it waits for time no more.
    """
    action = request.action
    council_only(action, by)
    if not says.strip():
        raise NotAllowed("Say why, so that the provider understands the decision.")
    decided = {"granted_to": granted_to, "decision_says": says.strip(), "decided_at": now, "decided_by": by}
    if not MoreTime.objects.open().filter(pk=request.pk).update(**decided):
        raise NotAllowed(CHANGED)
    for name, value in decided.items():
        setattr(request, name, value)
    if granted_to is None:
        record("action.time_refused", action, by=by, now=now, shared=True, says=says.strip())
    else:
        _grant(action, granted_to, says.strip(), by, now)
    return request


@transaction.atomic
def set_time_aside(action: Action, *, by: "User", now: datetime) -> None:
    """An open request for time needs no answer once the action waits for the provider no more."""
    words = "No longer needed: the action does not wait for the provider any more."
    MoreTime.objects.open().filter(action=action).update(decided_at=now, decided_by=by, decision_says=words)


def _still_waiting(action: Action) -> None:
    """Raises NotAllowed when the provider need do nothing, or the action has changed since it was read."""
    if not action.is_waiting:
        raise NotAllowed("This action does not wait for you now, so it needs no more time.")
    believed = Action.objects.filter(pk=action.pk, status=action.status, due_on=action.due_on)
    if not believed.update(status=action.status):
        raise NotAllowed(CHANGED)


def _grant(action: Action, until: date, says: str, by: "User", now: datetime) -> None:
    before = action.due_on
    if until <= before:
        raise NotAllowed(f"It is due on {before:%d %B %Y} now. Grant a later day, or refuse.")
    if until < timezone.localdate(now):
        raise NotAllowed("That day is past. Grant today or a later day.")
    move(
        action,
        action.status,
        by=by,
        now=now,
        shared=True,
        fields={"due_on": until},
        due_before=str(before),
        due_on=str(until),
        says=says,
    )
