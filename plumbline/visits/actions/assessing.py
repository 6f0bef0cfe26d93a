"""The provider's self-assessment: answered as it goes, area by area, then handed in."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.workflow import NotAllowed, move
from plumbline.visits.actions.gathering import SELF_ASSESSMENT
from plumbline.visits.actions.noting import keep_pieces
from plumbline.visits.answers import answers_of
from plumbline.visits.models import Request, Sheet, Visit
from plumbline.visits.pieces import Noted, Piece

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def answer_self_assessment(
    visit: Visit, pieces: Sequence[Piece], *, by: "User", now: datetime, device: str = ""
) -> list[Noted]:
    """Keep what the provider answered. Whoever answers for the provider answers for all of it: the last one stands.

    Raises NotAllowed when no self-assessment was asked for, or it has been handed in.
    """
    asked = self_assessment_request(visit)
    if asked is None or asked.status != Request.Status.ASKED or not visit.is_open_to_notes:
        raise NotAllowed(
            "This self-assessment has been handed in. If something must change, tell the council."
        )
    return keep_pieces(visit, pieces, sheet=Sheet.SELF_ASSESSMENT, by=by, now=now, device=device)


@transaction.atomic
def hand_in_self_assessment(visit: Visit, says: str, *, by: "User", now: datetime) -> Request:
    """Hand the self-assessment in. Raises NotAllowed while a question has no answer, naming those."""
    asked = self_assessment_request(visit)
    if asked is None or visit.self_assessment is None:
        raise NotAllowed("The council has not asked for a self-assessment.")
    if asked.status != Request.Status.ASKED or not visit.is_open_to_notes:
        raise NotAllowed("This self-assessment has been handed in already.")
    answered = answers_of(visit, Sheet.SELF_ASSESSMENT)
    missing = [one.ref for one in visit.self_assessment.scorecard.questions if one.ref not in answered]
    if missing:
        raise NotAllowed(
            f"Answer every question first. Still without an answer: {', '.join(missing)}. "
            "Where one does not fit your service, choose “Not applicable”."
        )
    fields = {"says": says.strip(), "answered_at": now, "answered_by": by}
    return move(asked, Request.Status.ARRIVED, by=by, now=now, shared=True, fields=fields, title=asked.title)


def self_assessment_request(visit: Visit) -> Request | None:
    return Request.objects.filter(visit=visit, code=SELF_ASSESSMENT).first()
