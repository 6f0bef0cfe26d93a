"""Photographs of a visit: kept once, without what the camera wrote into them, and taken back with a reason."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from plumbline.documents import actions as documents
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.visits.actions.holding import check_team, hold
from plumbline.visits.models import Photograph, Visit
from plumbline.visits.pictures import NotAPicture, made_anew

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def keep_photograph(
    visit: Visit,
    content: bytes,
    caption: str,
    area: str,
    client_id: UUID,
    taken_at: datetime,
    *,
    by: "User",
    now: datetime,
) -> Photograph:
    """Keep a photograph, made anew. The same one sent twice is one; one that comes after the visit was closed is late.

    Raises NotAllowed for whoever may not note on this visit, without a caption, for an area there is not, and for a
    file that is no photograph or too large, saying what to do.
    """
    check_team(visit, by)
    if (known := _known(visit, client_id)) is not None:
        return known
    says = _caption(caption)
    if area and area not in visit.framework.scorecard.area_by_code:
        raise NotAllowed(f"“{area[:40]}” is not an area of this visit. Choose one that is offered.")
    try:
        picture = made_anew(content)
    except NotAPicture as fault:
        raise NotAllowed(str(fault)) from fault
    is_open = hold(visit)
    if (known := _known(visit, client_id)) is not None:
        return known
    document = documents.keep(
        f"photograph-{str(client_id)[:8]}.jpg",
        picture.content,
        by=by,
        now=now,
        council_id=visit.council_id,
        # Evidence of the council's own: the provider's people cannot open it among their documents.
        provider_id=None,
    )
    photograph = Photograph.objects.create(
        council_id=visit.council_id,
        provider_id=visit.provider_id,
        visit=visit,
        document=document,
        client_id=client_id,
        area=area,
        caption=says,
        width=picture.width,
        height=picture.height,
        taken_at=taken_at,
        arrived_at=now,
        taken_by=by,
        is_late=not is_open,
    )
    record("visit.photograph_kept", visit, by=by, now=now, caption=says, sha256=document.sha256)
    return photograph


@transaction.atomic
def withdraw_photograph(photograph: Photograph, reason: str, *, by: "User", now: datetime) -> Photograph:
    """Take a photograph back, for example because somebody can be recognised. It is shown nowhere any more."""
    if not reason.strip():
        raise NotAllowed("Say why the photograph is taken back.")
    rows = Photograph.objects.standing().filter(pk=photograph.pk)
    if not rows.update(withdrawn_at=now, withdrawn_because=reason.strip()):
        raise NotAllowed("This photograph has been taken back already.")
    photograph.withdrawn_at, photograph.withdrawn_because = now, reason.strip()
    record(
        "visit.photograph_withdrawn",
        photograph.visit,
        by=by,
        now=now,
        caption=photograph.caption,
        reason=reason.strip(),
    )
    return photograph


def _known(visit: Visit, client_id: UUID) -> Photograph | None:
    known = Photograph.objects.filter(client_id=client_id).first()
    if known is not None and known.visit_id != visit.pk:
        raise NotAllowed("This number has been used before. Send the photograph again.")
    return known


def _caption(caption: str) -> str:
    says = " ".join("".join(letter if letter.isprintable() else " " for letter in caption).split())
    if not says:
        raise NotAllowed("Say in a few words what the photograph shows.")
    if len(says) > 300:
        raise NotAllowed("The caption has more than 300 letters. Make it shorter.")
    return says
