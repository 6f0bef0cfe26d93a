"""The officer answers each comment, and changes the answer that was wrong."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.visits.models import Comment, Visit
from plumbline.visits.sides import team_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def answer_comment(
    one: Comment, *, answer: str, says: str, seen: datetime | None = None, by: "User", now: datetime
) -> Comment:
    """Agreed, partly agreed or not agreed, with the reasons. `seen` is when the answer that the officer saw was given.

    An answer may be put differently until the report is final. Raises NotAllowed when somebody else answered since.
    """
    team_only(one.visit, by)
    if answer not in Comment.Answer.values:
        raise NotAllowed("Choose whether you agree, partly agree or do not agree.")
    if not says.strip():
        raise NotAllowed("Say why, so that the provider understands the answer.")
    if one.visit.status != Visit.Status.ANSWERING:
        raise NotAllowed(
            "Comments are answered after the provider has sent them and before the report is final."
        )
    changes = {"answer": answer, "answer_says": says.strip(), "answered_at": now, "answered_by": by}
    standing = Comment.objects.standing().filter(pk=one.pk, sent_at__isnull=False, answered_at=seen)
    if not standing.update(**changes):
        raise NotAllowed("Someone has just answered this, or it was taken back. Open the page again to see.")
    record("visit_comment.answered", one, by=by, now=now, shared=True, about=one.about, answer=answer)
    return one
