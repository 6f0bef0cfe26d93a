"""Taking a piece of intelligence on, and saying what came of it."""

from datetime import datetime

from django.db import transaction

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.history.workflow import NotAllowed, move
from plumbline.intelligence.actions.changing import check_whose
from plumbline.intelligence.models import Intelligence, Outcome, Status


@transaction.atomic
def take_on(intelligence: Intelligence, *, by: User, now: datetime) -> Intelligence:
    """This officer looks into it from now on. Raises NotAllowed when somebody was quicker."""
    if intelligence.status != Status.OPEN:
        raise NotAllowed(
            "Someone has just taken this on or closed it. Open the page again to see what they did."
        )
    return move(intelligence, Status.LOOKED_INTO, by=by, now=now, fields={"owner": by})


@transaction.atomic
def hand_over(intelligence: Intelligence, *, to: User, by: User, now: datetime) -> Intelligence:
    """Another officer looks into it. What is restricted goes only to those who may see such things."""
    if intelligence.status != Status.LOOKED_INTO:
        raise NotAllowed("Nobody is looking into this now. Take it on first.")
    if to.pk == intelligence.owner_id:
        raise NotAllowed(f"{to.name} is looking into it already. Choose somebody else.")
    needed = Permission.SEE_RESTRICTED if intelligence.is_restricted else Permission.SETTLE_INTELLIGENCE
    if not User.objects.who_can(needed, intelligence.council_id).filter(pk=to.pk).exists():
        raise NotAllowed(f"{to.name} may not look into this. Choose somebody who may.")
    return move(intelligence, Status.LOOKED_INTO, by=by, now=now, fields={"owner": to}, now_with=to.name)


@transaction.atomic
def close(
    intelligence: Intelligence, *, outcome: str, says: str, by: User | None, now: datetime, system: str = ""
) -> Intelligence:
    """Say what came of it. Raises NotAllowed without an outcome or without words for it, or after another's close."""
    if outcome not in Outcome.values:
        raise NotAllowed("Choose what came of it.")
    if not says.strip():
        raise NotAllowed("Say what was done or found, so that whoever reads it later understands.")
    fields = {"outcome": outcome, "outcome_says": says.strip(), "reason": ""}
    return move(
        intelligence,
        Status.CLOSED,
        by=by,
        now=now,
        system=system,
        fields=fields,
        outcome=Outcome(outcome).label,
        says=says.strip(),
    )


@transaction.atomic
def withdraw(intelligence: Intelligence, *, reason: str, by: User, now: datetime) -> Intelligence:
    """It should not have been recorded, or not so. It stays to be read, counts nowhere, and says why."""
    check_whose(intelligence, by=by)
    return _with_reason(intelligence, Status.WITHDRAWN, reason, by, now)


@transaction.atomic
def open_again(intelligence: Intelligence, *, reason: str, by: User, now: datetime) -> Intelligence:
    """Closed or withdrawn too early. What came of it before stays in history."""
    return _with_reason(intelligence, Status.OPEN, reason, by, now, outcome="", outcome_says="", owner=None)


def _with_reason(
    intelligence: Intelligence, to: str, reason: str, by: User, now: datetime, **fields: object
) -> Intelligence:
    if not reason.strip():
        raise NotAllowed("Say why, so that whoever reads it later understands.")
    changes = {"reason": reason.strip(), **fields}
    return move(intelligence, to, by=by, now=now, fields=changes, reason=reason.strip())
