"""The day itself: arriving, leaving, coming back, giving up."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.workflow import NotAllowed, move
from plumbline.visits.actions.holding import check_team
from plumbline.visits.models import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def begin(visit: Visit, *, by: "User", now: datetime) -> Visit:
    """The officers are there. A visit that was not announced is known to the provider from this moment.

    Raises NotAllowed for anybody but a nominated officer who has declared to have no interest.
    """
    check_team(visit, by)
    return move(
        visit,
        Visit.Status.VISITING,
        by=by,
        now=now,
        shared=True,
        fields={"told_at": visit.told_at or now},
        announced="yes" if visit.is_announced else "no",
    )


@transaction.atomic
def leave_site(visit: Visit, *, by: "User", now: datetime) -> Visit:
    """The officers have left; the visit is written up. Notes still count until the draft is shared."""
    check_team(visit, by)
    return move(visit, Visit.Status.WRITING, by=by, now=now, shared=True)


@transaction.atomic
def resume(visit: Visit, *, by: "User", now: datetime) -> Visit:
    """The officers are back on site, on another day or in another place of the same visit."""
    check_team(visit, by)
    return move(visit, Visit.Status.VISITING, by=by, now=now, shared=True)


@transaction.atomic
def abandon(visit: Visit, reason: str, *, by: "User", now: datetime) -> Visit:
    """Give up a visit that had begun. What was noted stays kept; nothing is made of it. Needs its reason."""
    if not reason.strip():
        raise NotAllowed("Say why the visit is abandoned.")
    check_team(visit, by)
    return move(
        visit,
        Visit.Status.ABANDONED,
        by=by,
        now=now,
        shared=True,
        fields={"ended_because": reason.strip()},
        reason=reason.strip(),
    )
