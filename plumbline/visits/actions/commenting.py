"""The provider comments on the factual accuracy of a draft: point by point, with evidence, sent all at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.accounts.permissions import Permission
from plumbline.documents import actions as documents
from plumbline.documents.evidence import MOST_FILES
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.ui.wording import day
from plumbline.visits.dates import is_late, last_day
from plumbline.visits.models import Comment, Report, Visit
from plumbline.visits.models.arguing import CommentQuerySet
from plumbline.visits.sides import provider_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User

File = tuple[str, bytes]
LONGEST = 5_000


@transaction.atomic
def comment(
    visit: Visit, about: str, *, says: str, files: Sequence[File] = (), by: "User", now: datetime
) -> Comment:
    """Write down that a point of the draft is not accurate. It is the provider's own until all are sent."""
    provider_only(visit, Permission.ANSWER_VISITS, by)
    _in_time(visit, now)
    if about not in _points(visit):
        raise NotAllowed("The draft has no such point. Open it again and comment there.")
    if not says.strip() or len(says) > LONGEST:
        raise NotAllowed(f"Say what is not accurate and what is right, in at most {LONGEST:,} letters.")
    if len(files) > MOST_FILES:
        raise NotAllowed(f"Send at most {MOST_FILES} files with one comment. More can come with another.")
    report = visit.reports.filter(stage=Report.Stage.DRAFT).order_by("-number")[0]
    made = Comment.objects.create(
        council_id=visit.council_id,
        provider_id=visit.provider_id,
        visit=visit,
        report=report,
        about=about,
        says=says.replace("\x00", "").strip(),
        written_at=now,
        written_by=by,
    )
    sides = {"council_id": visit.council_id, "provider_id": visit.provider_id}
    kept = [documents.keep_evidence(name, content, by=by, now=now, **sides) for name, content in files]
    made.evidence.set(kept)
    record("visit_comment.written", made, by=by, now=now, about=about)
    return made


@transaction.atomic
def withdraw_comment(one: Comment, *, by: "User", now: datetime) -> Comment:
    """Take a comment back, as long as it has not been answered."""
    provider_only(one.visit, Permission.ANSWER_VISITS, by)
    if not Comment.objects.standing().filter(pk=one.pk, answer="").update(withdrawn_at=now):
        raise NotAllowed("This comment has been answered or taken back. Open the page again.")
    record("visit_comment.withdrawn", one, by=by, now=now, shared=one.sent_at is not None, about=one.about)
    return one


@transaction.atomic
def send_comments(visit: Visit, *, by: "User", now: datetime) -> int:
    """Send every comment that was written and not taken back; the number. The council answers each."""
    provider_only(visit, Permission.ANSWER_VISITS, by)
    _in_time(visit, now)
    _close(visit, by, now, "")
    number = _unsent(visit).update(sent_at=now)
    if not number:
        raise NotAllowed("There is no comment to send yet. Write one, or say that you have none.")
    record("visit.comments_sent", visit, by=by, now=now, shared=True, comments=number)
    return number


@transaction.atomic
def say_no_comments(visit: Visit, *, by: "User", now: datetime) -> Visit:
    """The provider finds the draft accurate. Refused while comments are written and not sent."""
    provider_only(visit, Permission.ANSWER_VISITS, by)
    _in_time(visit, now)
    if _unsent(visit).exists():
        raise NotAllowed(
            "There are comments that are written and not sent. Send them, or take them back first."
        )
    _close(visit, by, now, "")
    record("visit.no_comments", visit, by=by, now=now, shared=True)
    return visit


@transaction.atomic
def close_comments(visit: Visit, *, by: None = None, now: datetime, system: str = "schedule") -> Visit:
    """The time is over. Comments that were written and not sent stay the provider's own, and are not lost."""
    if not is_late(now, visit.comments_until):
        raise NotAllowed("The provider still has time for comments.")
    return _close(visit, by, now, system)


def _close(visit: Visit, by: "User | None", now: datetime, system: str) -> Visit:
    fields = {"comments_closed_at": now}
    return move(visit, Visit.Status.ANSWERING, by=by, now=now, system=system, shared=True, fields=fields)


def _unsent(visit: Visit) -> CommentQuerySet:
    return Comment.objects.standing().filter(visit=visit, sent_at=None)


def _points(visit: Visit) -> set[str]:
    scorecard = visit.framework.scorecard
    return {"summary", *scorecard.area_by_code, *scorecard.by_ref}


def _in_time(visit: Visit, now: datetime) -> None:
    """Raises NotAllowed when the draft is not with the provider, or its time is over by the moment."""
    if visit.status == Visit.Status.SHARED and not is_late(now, visit.comments_until):
        return
    if visit.comments_until is None or visit.status not in {Visit.Status.SHARED, Visit.Status.ANSWERING}:
        raise NotAllowed("There is no draft to comment on now. Open the visit to see how it stands.")
    if not is_late(now, visit.comments_until):
        raise NotAllowed(
            "The comments on this draft have been sent already. The council answers each of them."
        )
    whom = f"{visit.lead} ({visit.lead.email})" if visit.lead else "your contact"
    raise NotAllowed(
        f"The time for comments ended with {day(last_day(visit.comments_until))}. What you wrote is kept. "
        f"Write to {whom} at {visit.council} and ask for the draft to be shared again."
    )
