"""What planning, arranging, gathering and the day of a visit set off: letters. Beside `consequences`, in its manner.

A provider is told of nothing before it may know of the visit: every letter to it waits for `told_at`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.contracts.working_days import working_days_after
from plumbline.notices.actions import tell
from plumbline.organisations import scope
from plumbline.visits import actions as visits
from plumbline.visits.actions import assessing, gathering
from plumbline.visits.models import Request, Supplied, TeamMember, Visit


@transaction.atomic
def visit_planned(*, by: User, now: datetime, **terms: Any) -> Visit:
    """Into the plan; word to the lead officer, unless they planned it themselves."""
    visit = visits.plan(by=by, now=now, **terms)
    lead = [visit.lead] if visit.lead and visit.lead != by else []
    _write(visit, "planned", lead, by=by, now=now)
    return visit


@transaction.atomic
def visit_plan_changed(
    visit: Visit, *, planned_on: date | None, hours: Decimal, lead: User | None, by: User, now: datetime
) -> Visit:
    """Another day, hours or lead; word to whoever leads it now and to whoever led it, but not to who changed it."""
    led = visit.lead
    visits.change_plan(visit, planned_on=planned_on, hours=hours, lead=lead, by=by, now=now)
    people = dict.fromkeys(one for one in (led, lead) if one and one.is_active and one != by)
    _write(visit, "plan_changed", people, by=by, now=now)
    return visit


@transaction.atomic
def visit_arranged(
    visit: Visit,
    *,
    starts_on: date,
    ends_on: date,
    is_announced: bool,
    officers: Sequence[User],
    lead: User,
    by: User,
    now: datetime,
) -> Visit:
    """The days and who goes. Each new officer is asked to declare; the provider gets notice of an announced visit."""
    there = set(TeamMember.objects.going().filter(visit=visit).values_list("officer_id", flat=True))
    was_told = visit.told_at is not None
    visits.arrange(
        visit,
        starts_on=starts_on,
        ends_on=ends_on,
        is_announced=is_announced,
        officers=officers,
        lead=lead,
        by=by,
        now=now,
    )
    _write(visit, "nominated", [one for one in officers if one.pk not in there], by=by, now=now)
    if is_announced:
        letter = "moved" if was_told else "announced"
        _write(visit, letter, _provider_staff(visit), officers=officers, by=by, now=now)
    return visit


@transaction.atomic
def information_asked_for(
    visit: Visit, requests: Sequence[gathering.Asked], *, by: User, now: datetime
) -> list[Request]:
    asked = gathering.ask_for_information(visit, requests, by=by, now=now)
    _write(visit, "asked", _provider_staff(visit), requests=asked, by=by, now=now)
    return asked


@transaction.atomic
def files_supplied(
    request: Request, files: Sequence[gathering.File], says: str, *, by: User, now: datetime
) -> list[Supplied]:
    """Files for one request; word to the lead officer once nothing more is owed."""
    kept = gathering.supply(request, files, says, by=by, now=now)
    _tell_when_all_is_there(request.visit, by, now)
    return kept


@transaction.atomic
def none_held(request: Request, says: str, *, by: User, now: datetime) -> Request:
    gathering.has_none(request, says, by=by, now=now)
    _tell_when_all_is_there(request.visit, by, now)
    return request


@transaction.atomic
def self_assessment_handed_in(visit: Visit, says: str, *, by: User, now: datetime) -> Request:
    request = assessing.hand_in_self_assessment(visit, says, by=by, now=now)
    _tell_when_all_is_there(visit, by, now)
    return request


@transaction.atomic
def more_time_given(request: Request, *, until: date, reason: str, by: User, now: datetime) -> Request:
    gathering.give_more_time(request, until=until, reason=reason, by=by, now=now)
    return _request_changed(request, "more_time", reason, by, now)


@transaction.atomic
def request_withdrawn(request: Request, reason: str, *, by: User, now: datetime) -> Request:
    gathering.withdraw(request, reason, by=by, now=now)
    return _request_changed(request, "not_needed", reason, by, now)


@transaction.atomic
def asked_again(request: Request, reason: str, *, due_on: date, by: User, now: datetime) -> Request:
    gathering.ask_again(request, reason, due_on=due_on, by=by, now=now)
    return _request_changed(request, "asked_again", reason, by, now)


@transaction.atomic
def visit_begun(visit: Visit, *, by: User, now: datetime) -> Visit:
    """The officers are there; a provider that knew nothing learns it now in writing too."""
    was_told = visit.told_at is not None
    visits.begin(visit, by=by, now=now)
    if not was_told:
        _write(visit, "begun", _provider_staff(visit), by=by, now=now)
    return visit


@transaction.atomic
def visit_cancelled(visit: Visit, reason: str, *, by: User, now: datetime) -> Visit:
    """Word to everybody who had been told: the officers, and the provider if it knew."""
    team = [one.officer for one in visit.team.going().select_related("officer") if one.officer != by]
    visits.cancel(visit, reason, by=by, now=now)
    people = [*team, *(_provider_staff(visit) if visit.told_at else ())]
    _write(visit, "cancelled", people, by=by, now=now)
    return visit


@transaction.atomic
def visit_abandoned(visit: Visit, reason: str, *, by: User, now: datetime) -> Visit:
    visits.abandon(visit, reason, by=by, now=now)
    _write(visit, "cancelled", _provider_staff(visit), by=by, now=now)
    return visit


def remind_of_requests(*, now: datetime) -> int:
    """Reminders of what stage one asked for, each once: three working days before the due day, one after it, and five
    after it the lead officer is told. Safe to do twice. The same steps as for returns (domain reference §13.3)."""
    today = timezone.localdate(now)
    with scope.everything():
        owed = Request.objects.open().filter(visit__status__in=gathering.MAY_SUPPLY)
        owed = owed.select_related("visit__provider__organisation", "visit__council", "visit__lead")
        return sum(_remind_of(request, today, now) for request in owed)


def request_stage(today: date, *, due: date) -> str:
    """Which reminder is right today; empty when none is."""
    if today >= working_days_after(due, 5):
        return "unanswered"
    if today >= working_days_after(due, 1):
        return "overdue"
    return "due-soon" if today <= due <= working_days_after(today, 3) else ""


def _remind_of(request: Request, today: date, now: datetime) -> int:
    stage = request_stage(today, due=request.due_on)
    if not stage:
        return 0
    is_for_lead = stage == "unanswered"
    people = _lead(request.visit) if is_for_lead else _provider_staff(request.visit)
    letter = "unanswered" if is_for_lead else "reminder"
    key = f"{stage}:{request.pk}:{request.due_on}"
    return _write(request.visit, letter, people, request=request, today=today, now=now, key=key)


def _request_changed(request: Request, letter: str, reason: str, by: User, now: datetime) -> Request:
    people = _provider_staff(request.visit)
    _write(request.visit, letter, people, request=request, reason=reason, by=by, now=now)
    return request


def _tell_when_all_is_there(visit: Visit, by: User, now: datetime) -> None:
    if not Request.objects.open().filter(visit=visit).exists():
        _write(visit, "all_arrived", _lead(visit), by=by, now=now, key=f"{timezone.localdate(now)}")


def _write(
    visit: Visit, letter: str, people: Iterable[User], *, now: datetime, key: str = "", **said: object
) -> int:
    """One letter about a visit to each person."""
    by = said.pop("by", None)
    return tell(
        people,
        f"visits/letters/{letter}.txt",
        {"visit": visit, **said},
        key=f"visit-{letter}:{visit.pk}:{key or now.isoformat()}",
        now=now,
        by=by if isinstance(by, User) else None,
        council_id=visit.council_id,
        provider_id=visit.provider_id if visit.told_at and letter in ABOUT_WHAT_THE_PROVIDER_KNOWS else None,
        about=visit,
    )


# The other letters stay on the council's side of the wall: the provider may not know of the visit yet.
ABOUT_WHAT_THE_PROVIDER_KNOWS = {
    *(
        "announced",
        "moved",
        "asked",
        "more_time",
        "not_needed",
        "asked_again",
        "begun",
        "cancelled",
        "reminder",
    ),
    "all_arrived",
}


def _provider_staff(visit: Visit) -> Iterable[User]:
    return User.objects.who_can(Permission.ANSWER_VISITS, visit.provider_id).distinct()


def _lead(visit: Visit) -> Iterable[User]:
    return [visit.lead] if visit.lead and visit.lead.is_active else []
