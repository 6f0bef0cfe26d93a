"""What the state of actions makes of the findings they answer."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.workflow import move
from plumbline.improvement.models import Action, Finding

if TYPE_CHECKING:
    from plumbline.accounts.models import User

ALL_VERIFIED = "Every action for it was verified."


@transaction.atomic
def close_answered(action: Action, *, by: "User", now: datetime) -> list[Finding]:
    """Close the findings of this action that have a verified action and no open one.

    Asked after the action has moved: history's chain lets one act of a council follow the other, so of two
    officers who verify the last two actions at once, the second sees what the first did.
    """
    answered = action.findings.open().filter(actions__status=Action.Status.VERIFIED)
    done = answered.exclude(actions__status__in=Action.OPEN).distinct()
    return [
        move(
            finding,
            Finding.Status.CLOSED,
            by=by,
            now=now,
            shared=finding.told_at is not None,
            fields={"ended_because": ALL_VERIFIED},
            reason=ALL_VERIFIED,
        )
        for finding in done
    ]


@transaction.atomic
def open_answered(action: Action, *, reason: str, by: "User", now: datetime) -> list[Finding]:
    """Open the closed findings of an action that is open again."""
    return [
        move(
            finding,
            Finding.Status.OPEN,
            by=by,
            now=now,
            shared=finding.told_at is not None,
            fields={"ended_because": ""},
            reason=reason,
        )
        for finding in action.findings.filter(status=Finding.Status.CLOSED)
    ]
