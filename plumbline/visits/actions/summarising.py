"""The summary for the public: written apart from the evidence, read and approved by a second person."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from plumbline.accounts.permissions import Permission
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.visits.models import Summary, Visit
from plumbline.visits.sides import team_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User

LONGEST = 4_000
FINISHED = (Visit.Status.FINAL, Visit.Status.CLOSED)


@transaction.atomic
def write_summary(visit: Visit, *, text: str, shows_rating: bool, by: "User", now: datetime) -> Summary:
    """Write it, or write it again. A published summary is withdrawn before another is written."""
    team_only(visit, by)
    if visit.status not in FINISHED:
        raise NotAllowed("A summary is written once the report is final.")
    kept = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not kept or len(kept) > LONGEST:
        raise NotAllowed(f"Write what the public may read, in at most {LONGEST:,} letters.")
    fields = {"text": kept, "shows_rating": shows_rating, "written_at": now, "written_by": by}
    existing = Summary.objects.filter(visit=visit).first()
    if existing is None:
        return _first(visit, fields, by, now)
    fresh = {**fields, "decided_at": None, "decided_by": None, "reason": ""}
    return move(existing, Summary.Status.WRITTEN, by=by, now=now, fields=fresh)


@transaction.atomic
def approve_summary(summary: Summary, *, seen: datetime, by: "User", now: datetime) -> Summary:
    """Publish it. Whoever wrote it cannot approve it. `seen` is when the text was written that the approver read."""
    _approver_only(summary, by)
    if summary.written_by_id == by.pk:
        raise NotAllowed("You wrote this summary, so a second person approves it. Ask a colleague who may.")
    fields = {"decided_at": now, "decided_by": by}
    move(summary, Summary.Status.PUBLISHED, by=by, now=now, shared=True, fields=fields)
    summary.refresh_from_db()
    if summary.written_at != seen:
        raise NotAllowed(
            "The summary has been written again since you opened it. Open the page again and read it."
        )
    return summary


@transaction.atomic
def send_back_summary(summary: Summary, *, reason: str, by: "User", now: datetime) -> Summary:
    _approver_only(summary, by)
    if not reason.strip():
        raise NotAllowed("Say what has to be changed, so that its writer can do it.")
    fields = {"decided_at": now, "decided_by": by, "reason": reason.strip()}
    return move(summary, Summary.Status.SENT_BACK, by=by, now=now, fields=fields, reason=reason.strip())


@transaction.atomic
def withdraw_summary(summary: Summary, *, reason: str, by: "User", now: datetime) -> Summary:
    """Take a published summary off the public pages. It stays to be read here, with the reason."""
    _approver_only(summary, by)
    if not reason.strip():
        raise NotAllowed("Say why it is withdrawn.")
    fields = {"reason": reason.strip()}
    return move(
        summary, Summary.Status.WITHDRAWN, by=by, now=now, shared=True, fields=fields, reason=reason.strip()
    )


def _approver_only(summary: Summary, by: "User") -> None:
    if summary.council_id not in by.reach_with(Permission.APPROVE_SUMMARIES).councils:
        raise NotAllowed("Only a person who approves summaries decides this.")


def _first(visit: Visit, fields: dict[str, object], by: "User", now: datetime) -> Summary:
    try:
        with transaction.atomic():
            made = Summary.objects.create(
                council_id=visit.council_id, provider_id=visit.provider_id, visit=visit, **fields
            )
    except IntegrityError as twice:
        raise NotAllowed("Someone has just written a summary. Open the page again to see it.") from twice
    record("visit_summary.written", made, by=by, now=now)
    return made
