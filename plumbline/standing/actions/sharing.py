"""Letting a partner organisation, such as the NHS body that buys care beside the council, read the standings."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.accounts.permissions import Permission
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.standing.models import Acknowledgement, Sharing

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def share(council: Organisation, partner: Organisation, *, by: "User", now: datetime) -> Sharing:
    """From now on the partner's people read every standing of the council. Raises NotAllowed when they do already."""
    _check_may(council.pk, by)
    if partner.kind != Organisation.Kind.PARTNER:
        raise NotAllowed("Standings are shared with a partner organisation only, such as an NHS body.")
    made, is_new = Sharing.objects.get_or_create(
        council=council, partner=partner, ended_at=None, defaults={"shared_at": now, "shared_by": by}
    )
    if not is_new:
        raise NotAllowed(f"Your council shares its standings with {partner} already.")
    record("standing.shared", made, by=by, now=now, partner=partner.name)
    return made


@transaction.atomic
def end_sharing(sharing: Sharing, *, by: "User", now: datetime) -> None:
    """From now on the partner's people read none of it, and nothing is asked of them any more."""
    _check_may(sharing.council_id, by)
    if not Sharing.objects.in_force().filter(pk=sharing.pk).update(ended_at=now, ended_by=by):
        raise NotAllowed("Somebody has just ended this. Open the page again to see who.")
    unanswered = Acknowledgement.objects.filter(acknowledged_at=None, let_off_at=None)
    unanswered.filter(council=sharing.council, partner=sharing.partner).update(let_off_at=now)
    record("standing.sharing_ended", sharing, by=by, now=now, partner=sharing.partner.name)


def _check_may(council_id: int, by: "User") -> None:
    if council_id not in by.reach_with(Permission.SHARE_STANDING).councils:
        raise NotAllowed(
            "Only a contracts manager or a senior manager decides with whom standings are shared."
        )
