"""A letter that did not arrive: one way to write it down, whoever found out."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from plumbline.history.actions import record
from plumbline.notices.causes import Cause
from plumbline.notices.models import Notice
from plumbline.organisations import scope

if TYPE_CHECKING:
    from plumbline.accounts.models import User

# What follows from it is for a higher room to say, in the same transaction.
Afterwards = Callable[[Notice], object]
OUTBOX = "outbox"


def fail(
    notice: Notice,
    status: Notice.Status,
    cause: Cause,
    *,
    believed: Sequence[str],
    afterwards: Afterwards,
    by: "User | None",
    now: datetime,
    system: str = "",
    **changed: Any,
) -> bool:
    """Whether it was still what we believed, and now stands as not arrived, with what follows from that."""
    changes = {"status": status, "cause": cause, "failed_at": now, **changed}
    with scope.everything(), transaction.atomic():
        if not Notice.objects.filter(pk=notice.pk, status__in=believed).update(**changes):
            return False
        for name, value in changes.items():
            setattr(notice, name, value)
        kind = "letter.came_back" if status == Notice.Status.CAME_BACK else "letter.not_posted"
        record(
            kind,
            notice,
            by=by,
            now=now,
            system=system,
            letter=notice.subject,
            reader=str(notice.to),
            cause=notice.explained.says,
        )
        afterwards(notice)
    return True
