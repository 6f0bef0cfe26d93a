"""What happens to standing by itself: exceptions end, missed reviews are called to mind, seniors get the list.

No round changes a colour. Each is safe to do twice.
"""

import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission, Role
from plumbline.contracts.working_days import working_days_after
from plumbline.history.workflow import NotAllowed
from plumbline.notices.actions import tell
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.standing_list import conclusion, standing_lines
from plumbline.standing import actions as standing
from plumbline.standing.models import Acknowledgement, PlacementException, StandingDecision

logger = logging.getLogger(__name__)
SYSTEM = "schedule"


def end_exceptions(*, now: datetime) -> int:
    """Close those whose last day is over; the number. They allowed nothing any more since that day was over."""
    with scope.everything():
        over = list(PlacementException.objects.over(on=timezone.localdate(now)).select_related("council"))
    return sum(_ended(one, now) for one in over)


def _ended(exception: PlacementException, now: datetime) -> bool:
    try:
        with scope.everything():
            standing.end(exception, by=None, now=now, system=SYSTEM)
    except NotAllowed as quicker:
        logger.info("Exception %s was changed by somebody else: %s", exception.pk, quicker)
        return False
    return True


def remind_of_standing(*, now: datetime) -> int:
    """A letter a week to those who may decide, with every review that is overdue and everybody who stays silent."""
    today = timezone.localdate(now)
    with scope.everything():
        late = _by_council(list(StandingDecision.objects.overdue(on=today).for_list().order_by("review_by")))
        silent = Acknowledgement.objects.late(on=today).select_related(
            "person", "decision__provider__organisation", "decision__service"
        )
        unread: dict[int, list[Acknowledgement]] = defaultdict(list)
        for one in silent:
            unread[one.council_id].append(one)
        councils = set(late) | set(unread)
        return sum(_remind(one, late.get(one, []), unread.get(one, []), today, now) for one in councils)


def _by_council(decisions: Sequence[StandingDecision]) -> dict[int, list[StandingDecision]]:
    found: dict[int, list[StandingDecision]] = defaultdict(list)
    for one in decisions:
        found[one.council_id].append(one)
    return found


def _remind(
    council: int, late: list[StandingDecision], unread: list[Acknowledgement], today: date, now: datetime
) -> int:
    deciding = (Role.CONTRACTS_MANAGER, Role.SENIOR_MANAGER)
    people = User.objects.who_can(Permission.DECIDE_STANDING, council).filter(memberships__role__in=deciding)
    return tell(
        people.distinct(),
        "standing/letters/reminder.txt",
        {"late": late, "unread": unread, "today": today},
        key=f"standing-reminder:{council}:{week_of(today)}",
        now=now,
        council_id=council,
    )


def send_status_list(*, now: datetime) -> int:
    """The list of all standings to the senior managers, once a week from its first working day."""
    today = timezone.localdate(now)
    if today < working_days_after(today - timedelta(days=today.weekday() + 1), 1):
        return 0
    with scope.everything():
        deciding = StandingDecision.objects.in_force().order_by().values("council")
        councils = Organisation.objects.filter(pk__in=deciding)
        return sum(_send(one, today, now) for one in councils)


def _send(council: Organisation, today: date, now: datetime) -> int:
    seniors = User.objects.active().filter(
        memberships__organisation=council,
        memberships__ended_on=None,
        memberships__role=Role.SENIOR_MANAGER,
    )
    return sum(_list_for(one, council, today, now) for one in seniors.distinct())


def _list_for(person: User, council: Organisation, today: date, now: datetime) -> int:
    """As this person would see it on the page."""
    lines = standing_lines(person, on=today)
    return tell(
        [person],
        "standing/letters/status_list.txt",
        {"lines": lines, "state": conclusion(lines, on=today), "council": council, "today": today},
        key=f"standing-list:{council.pk}:{week_of(today)}",
        now=now,
        council_id=council.pk,
    )


def week_of(day: date) -> str:
    """2026-W28."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
