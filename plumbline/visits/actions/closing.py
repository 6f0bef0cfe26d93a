"""A final visit is closed when all that it set off is done, and open again when something is not."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.workflow import move
from plumbline.visits.models import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def close(visit: Visit, *, reason: str, by: "User | None", now: datetime, system: str = "") -> Visit:
    """History says why, to both sides."""
    return move(visit, Visit.Status.CLOSED, by=by, now=now, system=system, shared=True, reason=reason)


@transaction.atomic
def open_again(visit: Visit, *, reason: str, by: "User | None", now: datetime, system: str = "") -> Visit:
    """Its report stays as it is; what followed from it is not done after all."""
    return move(visit, Visit.Status.FINAL, by=by, now=now, system=system, shared=True, reason=reason)
