"""Letters that come back after they were posted."""

from datetime import datetime
from typing import TYPE_CHECKING

from plumbline.history.workflow import NotAllowed
from plumbline.notices.actions.failing import Afterwards, fail
from plumbline.notices.causes import Cause
from plumbline.notices.models import Notice
from plumbline.notices.returned import Returned
from plumbline.organisations import scope

if TYPE_CHECKING:
    from plumbline.accounts.models import User

# A fast mail server returns a letter before the worker has written down that it went.
_ON_THE_WAY = (Notice.Status.POSTED, Notice.Status.POSTING)


def come_back(
    returned: Returned, *, afterwards: Afterwards, by: None = None, now: datetime, system: str
) -> bool:
    """Mark the letter a report is about, once; whether there was one to mark.

    A report that blames another address than the letter went to, because that one forwards, does not blame the person's
    own.
    """
    with scope.everything():
        notice = Notice.objects.filter(message_id=returned.message_id).select_related("to").first()
    if notice is None:
        return False
    is_own = notice.posted_to.lower() in returned.addresses
    cause = returned.cause if is_own else Cause.NOT_SAID
    return fail(
        notice,
        Notice.Status.CAME_BACK,
        cause,
        believed=_ON_THE_WAY,
        afterwards=afterwards,
        by=by,
        now=now,
        system=system,
        trouble=returned.said,
    )


def note_return(notice: Notice, says: str, *, afterwards: Afterwards, by: "User", now: datetime) -> None:
    """An officer notes that a posted letter came back. Raises NotAllowed when it is not one that could."""
    is_new = fail(
        notice,
        Notice.Status.CAME_BACK,
        Cause.BY_HAND,
        believed=(Notice.Status.POSTED,),
        afterwards=afterwards,
        by=by,
        now=now,
        trouble=says[:300],
    )
    if not is_new:
        raise NotAllowed(
            "Only a letter that was posted can come back. Open the page again to see how it stands."
        )
