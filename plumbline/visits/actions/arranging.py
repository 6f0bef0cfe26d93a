"""Arranging a visit: its days, who goes, and that each of them has no interest in the provider."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.visits.actions.holding import check_makes_visits
from plumbline.visits.models import TeamMember, Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User

# Somebody left out of a new arrangement may be asked again; whoever stood down with a reason of their own may not.
LEFT_OUT = "Left out when the visit was arranged anew."
# Before, nobody is nominated; afterwards the areas are filled in and written up.
SHARED_OUT_WHILE = (Visit.Status.ARRANGED, Visit.Status.GATHERING, Visit.Status.VISITING)


@transaction.atomic
def arrange(
    visit: Visit,
    *,
    starts_on: date,
    ends_on: date,
    is_announced: bool,
    officers: Sequence["User"],
    lead: "User",
    by: "User",
    now: datetime,
) -> Visit:
    """Fix the days and nominate who goes. An announced visit is known to the provider from now on.

    May be done again until the visit begins. Raises NotAllowed for days past or in the wrong order, a lead who does
    not go, an officer who may not make visits or has stood down from this one, and for making a visit unannounced
    that the provider knows of.
    """
    _check_days(starts_on, ends_on, timezone.localdate(now))
    if lead not in officers:
        raise NotAllowed("The lead officer goes on the visit. Choose a lead among the officers nominated.")
    if visit.told_at and not is_announced:
        raise NotAllowed("The provider has been told of this visit already, so it is announced.")
    for officer in officers:
        _check_may_go(visit, officer)
    known = visit.told_at or (now if is_announced else None)
    to = Visit.Status.GATHERING if visit.status == Visit.Status.GATHERING else Visit.Status.ARRANGED
    move(
        visit,
        to,
        by=by,
        now=now,
        shared=is_announced,
        fields={
            "starts_on": starts_on,
            "ends_on": ends_on,
            "is_announced": is_announced,
            "lead": lead,
            "told_at": known,
        },
        from_day=str(starts_on),
        to_day=str(ends_on),
        announced="yes" if is_announced else "no",
        officers=", ".join(str(one) for one in officers),
    )
    _nominate(visit, officers, now)
    return visit


@transaction.atomic
def declare(member: TeamMember, *, by: "User", now: datetime) -> TeamMember:
    """The officer declares that they have no interest in the provider. Nobody can do it for somebody else."""
    if member.officer_id != by.pk:
        raise NotAllowed("Only the officer can declare this, each for themselves.")
    rows = TeamMember.objects.going().filter(pk=member.pk, declared_at=None)
    if not rows.update(declared_at=now):
        raise NotAllowed("You have declared this already, or are no longer nominated for this visit.")
    member.declared_at = now
    record("visit.no_interest_declared", member.visit, by=by, now=now, officer=str(by))
    return member


@transaction.atomic
def stand_down(member: TeamMember, reason: str, *, by: "User", now: datetime) -> TeamMember:
    """The officer does not go: an interest in the provider, an illness, another post. What they noted stays.

    They may not be nominated for this visit again.
    """
    if not reason.strip():
        raise NotAllowed("Say why. If there is an interest in the provider, say which.")
    rows = TeamMember.objects.going().filter(pk=member.pk)
    if not rows.update(stood_down_at=now, stood_down_because=reason.strip()):
        raise NotAllowed("This officer is no longer nominated for this visit.")
    member.stood_down_at, member.stood_down_because = now, reason.strip()
    record(
        "visit.officer_stood_down", member.visit, by=by, now=now, officer=str(member.officer), reason=reason
    )
    return member


@transaction.atomic
def share_out(member: TeamMember, areas: Sequence[str], *, by: "User", now: datetime) -> TeamMember:
    """Which areas an officer fills; none named means all of them. Raises NotAllowed for an area there is not."""
    titles = {code: one.title for code, one in member.visit.framework.scorecard.area_by_code.items()}
    unknown = [one for one in areas if one not in titles]
    if unknown:
        raise NotAllowed(f"“{unknown[0][:40]}” is not an area of this visit. Choose one that is offered.")
    if not TeamMember.objects.going().filter(pk=member.pk).update(areas=list(areas)):
        raise NotAllowed("This officer is no longer nominated for this visit.")
    member.areas = list(areas)
    record(
        "visit.areas_shared_out",
        member.visit,
        by=by,
        now=now,
        officer=str(member.officer),
        areas=", ".join(titles[one] for one in areas) or "all of them",
    )
    return member


@transaction.atomic
def share_out_all(
    visit: Visit, shares: Mapping[int, Sequence[str]], *, saw: str, by: "User", now: datetime
) -> list[TeamMember]:
    """Which areas each officer fills, {number of the team's member: codes}; gives back those whose areas changed.

    `saw` is how they were shared out (`as_shared`) when this was decided. All of it is kept or nothing. Raises
    NotAllowed when nothing would change, when somebody has changed it meanwhile, before and after the time for it,
    and as `share_out` does.
    """
    check_shared_out_now(visit)
    rows = Visit.objects.filter(pk=visit.pk, status__in=SHARED_OUT_WHILE)
    if not rows.update(status=F("status")):
        raise NotAllowed("The visit has gone on meanwhile. Open its page to see how it stands.")
    members = list(visit.team.going().select_related("officer"))
    if as_shared(members) != saw:
        raise NotAllowed(
            "Who goes, or who fills what, has changed since you opened this page. Read what each fills now, then save."
        )
    changed = [one for one in members if list(shares.get(one.pk, one.areas)) != one.areas]
    if not changed:
        raise NotAllowed("Each officer fills these areas already. Change a tick first.")
    return [share_out(one, shares[one.pk], by=by, now=now) for one in changed]


def as_shared(members: Iterable[TeamMember]) -> str:
    """How the areas are shared out, as one text to compare: each member's number with the codes of their areas."""
    return "; ".join(f"{one.pk}: {' '.join(one.areas)}" for one in sorted(members, key=lambda one: one.pk))


def check_shared_out_now(visit: Visit) -> None:
    """Raises NotAllowed unless the visit is at a step at which its areas are shared out."""
    if visit.status not in SHARED_OUT_WHILE:
        raise NotAllowed(
            "Areas are shared out from the day a visit is arranged until the officers leave the site."
        )


def _nominate(visit: Visit, officers: Sequence["User"], now: datetime) -> None:
    going = TeamMember.objects.going().filter(visit=visit)
    left = going.exclude(officer__in=officers)
    left.update(stood_down_at=now, stood_down_because=LEFT_OUT)
    there = set(going.values_list("officer_id", flat=True))
    new = [one for one in dict.fromkeys(officers) if one.pk not in there]
    TeamMember.objects.bulk_create(
        TeamMember(
            council_id=visit.council_id,
            provider_id=visit.provider_id,
            visit=visit,
            officer=one,
            nominated_at=now,
        )
        for one in new
    )


def _check_days(starts_on: date, ends_on: date, today: date) -> None:
    if ends_on < starts_on:
        raise NotAllowed("The last day is before the first. Choose a last day on or after it.")
    if starts_on < today:
        raise NotAllowed("The first day is past. Choose today or a later day.")
    if (ends_on - starts_on).days > 60:
        raise NotAllowed("A visit lasts at most two months. Choose an earlier last day, or plan two visits.")


def _check_may_go(visit: Visit, officer: "User") -> None:
    check_makes_visits(officer, visit.council_id)
    gone = TeamMember.objects.filter(visit=visit, officer=officer, stood_down_at__isnull=False)
    stood_down = gone.exclude(stood_down_because=LEFT_OUT).first()
    if stood_down is not None:
        raise NotAllowed(
            f"{officer} stood down from this visit: “{stood_down.stood_down_because}”. Nominate somebody else."
        )
