"""Who acts on a visit's report: its team, somebody who took no part, the provider. Each refuses with what to do."""

from typing import TYPE_CHECKING

from plumbline.accounts.permissions import Permission
from plumbline.history.workflow import NotAllowed
from plumbline.visits.models import Entry, Photograph, Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User


def is_on_team(visit: Visit, person: "User") -> bool:
    """Leads the visit, or is nominated for it and going."""
    return visit.lead_id == person.pk or visit.team.going().filter(officer=person).exists()


def may_settle(visit: Visit, person: "User") -> bool:
    return visit.council_id in person.reach_with(Permission.SETTLE_DISPUTES).councils


def hides_ratings_from(visit: Visit, person: "User") -> bool:
    """Whether the council's blind scoring keeps the ratings from this person, who scores, for now."""
    return visit.hides_ratings and is_on_team(visit, person)


def took_part(visit: Visit, person: "User") -> bool:
    """Whether a person led the visit, was ever nominated, noted anything on it, or wrote its report."""
    return (
        visit.lead_id == person.pk
        or visit.team.filter(officer=person).exists()
        or Entry.objects.filter(visit=visit, by=person).exists()
        or Photograph.objects.filter(visit=visit, taken_by=person).exists()
        or visit.words.filter(saved_by=person).exists()
        or visit.by_hand.filter(decided_by=person).exists()
        or visit.checker_quotes.filter(read_by=person).exists()
        or visit.reports.filter(made_by=person).exists()
        or visit.comments.filter(answered_by=person).exists()
    )


def team_only(visit: Visit, by: "User") -> None:
    """Raises NotAllowed for whoever is neither on the visit's team nor may settle what is disputed."""
    if visit.council_id not in by.reach_with(None).councils or not (
        is_on_team(visit, by) or may_settle(visit, by)
    ):
        raise NotAllowed(
            "Only the officers of this visit write its report. Ask its lead officer to nominate you, or your manager."
        )


def lead_only(visit: Visit, by: "User") -> None:
    """Raises NotAllowed for whoever is neither the visit's lead officer nor may settle what is disputed."""
    if visit.lead_id != by.pk and not may_settle(visit, by):
        raise NotAllowed(
            "Only the visit’s lead officer, or whoever settles disputes, changes a rating by hand."
        )


def settler_only(visit: Visit, by: "User") -> None:
    """Raises NotAllowed for whoever may not settle disputes here, or took any part in the visit."""
    if not may_settle(visit, by):
        raise NotAllowed("Only a senior officer who settles disputes decides this.")
    if took_part(visit, by):
        raise NotAllowed(
            "You took part in this visit or its report, so a dispute about it is not yours to decide. "
            "Ask a colleague who took no part."
        )


def provider_only(visit: Visit, permission: Permission, by: "User") -> None:
    """Raises NotAllowed for whoever does not hold this permission at the provider."""
    if visit.provider_id not in by.reach_with(permission).providers:
        raise NotAllowed("Only the provider that was visited can do this.")
