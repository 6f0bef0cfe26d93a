"""A photograph as a device sends it: a form with the picture or a part of it, its caption, and its own number."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from plumbline.accounts.models import User
from plumbline.desk.visits.offline.arriving import Part, forget, put_together
from plumbline.desk.visits.offline.receiving import Unreadable, check_person
from plumbline.history.workflow import NotAllowed
from plumbline.visits import actions as visits
from plumbline.visits.actions.holding import check_team
from plumbline.visits.models import Photograph, Visit
from plumbline.visits.pieces import as_moment, as_number

LATE = "It came after the visit was closed to notes. It is kept, and shown as late."


def keep_sent(visit: Visit, request: HttpRequest, *, by: User, now: datetime) -> dict[str, Any]:
    """What became of the photograph: counted, late, refused for good and why, or a part of it with how much there is.

    Raises Unreadable, SomebodyElse, or NotAllowed for somebody who may not note on this visit now.
    """
    check_person(request.POST.get("person"), by)
    part = _read_part(request)
    check_team(visit, by)
    known = Photograph.objects.visible_to(by).filter(visit=visit, client_id=part.client_id).first()
    content = b"" if known else put_together(visit, part, by=by, now=now)
    if isinstance(content, int):
        return {"outcome": "part", "have": content, "at": now.isoformat()}
    try:
        became = _became(known or _keep(visit, request, part, content, by, now))
    except NotAllowed as problem:
        became = {"outcome": "refused", "says": str(problem)}
    forget(visit, part.client_id, by=by)
    return {**became, "at": now.isoformat()}


def _read_part(request: HttpRequest) -> Part:
    client_id, picture = as_number(request.POST.get("client_id")), request.FILES.get("picture")
    if client_id is None or picture is None:
        raise Unreadable("A photograph arrived without its picture or its number. Take it again.")
    content = picture.read()
    offset, total = (request.POST.get(name, "") for name in ("offset", "total"))
    if not offset.isdecimal() or not total.isdecimal():
        return Part(client_id, 0, len(content), content)
    part = Part(client_id, int(offset[:12]), int(total[:12]), content)
    if not part.fits:
        raise Unreadable("A part of a photograph does not fit the rest. Take it again.")
    return part


def _keep(
    visit: Visit, request: HttpRequest, part: Part, content: bytes, by: User, now: datetime
) -> Photograph:
    sent = request.POST
    taken_at = as_moment(sent.get("taken_at"), now)
    caption, area = sent.get("caption", ""), sent.get("area", "")
    return visits.keep_photograph(visit, content, caption, area, part.client_id, taken_at, by=by, now=now)


def _became(kept: Photograph) -> dict[str, str]:
    return {"outcome": "late", "says": LATE} if kept.is_late else {"outcome": "counted", "says": ""}
