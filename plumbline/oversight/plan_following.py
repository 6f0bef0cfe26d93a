"""The work follows from the levels: at once when a level is decided or something is done, and each hour. Safe twice."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.judgement.risk.levels import What
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.plan_owed import provider_work, what_of
from plumbline.returns.models import Return
from plumbline.risks.models import LevelDecision
from plumbline.visits.models import Visit
from plumbline.workplan import actions as workplan
from plumbline.workplan.models import Obligation

if TYPE_CHECKING:
    from plumbline.accounts.models import User

SYSTEM = "schedule"
DECIDED, DONE, TIME = "A level was decided", "Something was done", "Time has passed"


def follow_levels(*, now: datetime) -> int:
    """Of every council in which somebody decided on a level; the number of providers whose work changed."""
    with scope.everything():
        deciding = LevelDecision.objects.decided().order_by().values("council_id")
        councils = list(Organisation.objects.filter(pk__in=deciding))
    return sum(_step(council, now) for council in councils)


def _step(council: Organisation, now: datetime) -> int:
    with scope.everything():
        return levels_followed(council, because=TIME, by=None, now=now, system=SYSTEM)


@transaction.atomic
def levels_followed(
    council: Organisation,
    *,
    because: str,
    by: "User | None",
    now: datetime,
    system: str = "",
    only: int | None = None,
) -> int:
    """Bring the work for every provider of a council, or the one in `only`, up to date; for how many it changed."""
    found = provider_work(council, on=timezone.localdate(now), only=only)
    return sum(
        workplan.follow(
            one.decision,
            one.wanted,
            one.standing,
            level=one.level,
            because=because,
            by=by,
            now=now,
            system=system,
        )
        for one in found.values()
    )


@transaction.atomic
def work_done(one: Obligation, *, on: date, outcome: str, by: "User", now: datetime) -> Obligation:
    """A person says that it is done; the next ones count from that day."""
    workplan.say_done(one, on=on, outcome=outcome, by=by, now=now)
    levels_followed(one.council, because=DONE, by=by, now=now, only=one.provider_id)
    return one


def visit_counted(visit: Visit, *, by: "User", now: datetime) -> None:
    """A visit with a final report meets what was due; the next ones count from its day."""
    on = visit.starts_on
    waiting = _open(visit.council_id, visit.provider_id, what_of(visit.kind))
    if on is None or not waiting:
        return
    one = _first(waiting, on)
    if one:
        workplan.met_by_visit(one, visit, on=on, by=by, now=now)
    levels_followed(visit.council, because=DONE, by=by, now=now, only=visit.provider_id)


def return_counted(kpi_return: Return, *, by: "User", now: datetime) -> None:
    """A return that is accepted was read: it meets the report that was due."""
    on = timezone.localdate(now)
    waiting = _open(kpi_return.council_id, kpi_return.provider_id, What.REPORT)
    if not waiting:
        return
    one = _first(waiting, on)
    if one:
        workplan.met_by_return(one, kpi_return, on=on, by=by, now=now)
    levels_followed(kpi_return.council, because=DONE, by=by, now=now, only=kpi_return.provider_id)


def _open(council: int, provider: int, what: What) -> list[Obligation]:
    """What is open of a kind for a provider, the earliest first."""
    return list(Obligation.objects.open().filter(council=council, provider=provider, kind=what.value))


def _first(waiting: list[Obligation], on: date) -> Obligation | None:
    """The oldest of those that could be done on the day."""
    return next((one for one in waiting if one.from_on <= on), None)
