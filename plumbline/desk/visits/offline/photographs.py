"""A photograph as a device sends it: a form with the picture, its caption, and its own number."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from plumbline.accounts.models import User
from plumbline.desk.visits.offline.receiving import Unreadable, check_person
from plumbline.history.workflow import NotAllowed
from plumbline.visits import actions as visits
from plumbline.visits.actions.holding import check_team
from plumbline.visits.models import Photograph, Visit
from plumbline.visits.pieces import as_moment, as_number

LATE = "It came after the visit was closed to notes. It is kept, and shown as late."


def keep_sent(visit: Visit, request: HttpRequest, *, by: User, now: datetime) -> dict[str, Any]:
    """What became of the photograph: counted, late, or refused for good and why.

    Raises Unreadable, SomebodyElse, or NotAllowed for somebody who may not note on this visit now.
    """
    sent = request.POST
    check_person(sent.get("person"), by)
    client_id, picture = as_number(sent.get("client_id")), request.FILES.get("picture")
    if client_id is None or picture is None:
        raise Unreadable("A photograph arrived without its picture or its number. Take it again.")
    check_team(visit, by)
    try:
        kept = visits.keep_photograph(
            visit,
            picture.read(),
            sent.get("caption", ""),
            sent.get("area", ""),
            client_id,
            as_moment(sent.get("taken_at"), now),
            by=by,
            now=now,
        )
    except NotAllowed as problem:
        return {"outcome": "refused", "says": str(problem), "at": now.isoformat()}
    return {**_became(kept), "at": now.isoformat()}


def _became(kept: Photograph) -> dict[str, str]:
    return {"outcome": "late", "says": LATE} if kept.is_late else {"outcome": "counted", "says": ""}
