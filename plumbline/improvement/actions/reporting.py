"""What the provider says about an action."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.documents import actions as documents
from plumbline.documents.evidence import MOST_FILES
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.improvement.actions.more_time import set_time_aside
from plumbline.improvement.models import Action, Progress, ProgressFile
from plumbline.improvement.sides import provider_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User

File = tuple[str, bytes]
"""A name and the bytes."""


@transaction.atomic
def report_progress(
    action: Action,
    *,
    says: str,
    says_done: bool = False,
    files: Sequence[File] = (),
    by: "User",
    now: datetime,
) -> Progress:
    """Report how far an action is, with evidence. `says_done` is the provider's word; the council verifies.

    While the council has not looked yet, more may be added to what was said to be done. Raises NotAllowed when
    nothing is said, a file is refused, or nothing is waiting for the provider.
    """
    provider_only(action, by)
    if not says.strip():
        raise NotAllowed("Say what was done.")
    _move_on(action, says_done, by, now)
    progress = Progress.objects.create(
        council_id=action.council_id,
        provider_id=action.provider_id,
        action=action,
        says=says.strip(),
        says_done=says_done,
        reported_at=now,
        reported_by=by,
    )
    if len(files) > MOST_FILES:
        raise NotAllowed(f"Send at most {MOST_FILES} files at once. More can come with another report.")
    sides = {"council_id": action.council_id, "provider_id": action.provider_id}
    for name, content in files:
        document = documents.keep_evidence(name, content, by=by, now=now, **sides)
        ProgressFile.objects.create(progress=progress, document=document, **sides)
    return progress


def _move_on(action: Action, says_done: bool, by: "User", now: datetime) -> None:
    """To the status that this report leads to; where it stays the same, it must still be that."""
    to = Action.Status.SAID_DONE if says_done else Action.Status.UNDER_WAY
    if action.status in {to, Action.Status.SAID_DONE}:
        if not Action.objects.filter(pk=action.pk, status=action.status).update(status=action.status):
            raise NotAllowed("Someone has just changed this. Open the page again to see what they did.")
        record("action.progress_reported", action, by=by, now=now, shared=True)
        return
    fields = {"said_done_at": now} if says_done else {}
    move(action, to, by=by, now=now, shared=True, fields=fields)
    if says_done:
        set_time_aside(action, by=by, now=now)
