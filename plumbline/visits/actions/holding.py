"""Keeping changes to one visit in a row, alike on both databases."""

from typing import TYPE_CHECKING

from django.db.models import F

from plumbline.accounts.permissions import Permission
from plumbline.history.workflow import NotAllowed
from plumbline.visits.models import TeamMember, Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User


def hold(visit: Visit) -> bool:
    """Whether the visit is open to notes, kept so until this transaction ends.

    The update changes nothing. While it is not committed, nobody else notes anything on this visit and nobody closes
    it: what was answered “counted” is in whatever is made of the visit next.
    """
    rows = Visit.objects.filter(pk=visit.pk, status__in=Visit.OPEN_TO_NOTES)
    return rows.update(status=F("status")) == 1


def check_team(visit: Visit, officer: "User | None") -> TeamMember:
    """The officer as a member of the visit's team. Raises NotAllowed for whoever may not note anything on it."""
    member = TeamMember.objects.going().filter(visit=visit, officer=officer).first() if officer else None
    if member is None:
        raise NotAllowed(
            "You are not one of the officers nominated for this visit, so nothing of yours can be noted on it. "
            "Ask the lead officer to nominate you."
        )
    if member.declared_at is None:
        raise NotAllowed(
            "You have not declared yet that you have no interest in this provider. Do that on the visit’s page first."
        )
    return member


def check_makes_visits(officer: "User", council_id: int) -> None:
    """Raises NotAllowed for somebody who may not go on visits for this council."""
    if council_id not in officer.reach_with(Permission.MAKE_VISITS).councils:
        raise NotAllowed(f"{officer} may not make visits for this council. Choose somebody who may.")
