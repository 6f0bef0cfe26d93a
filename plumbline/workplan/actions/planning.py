"""Opening a year's plan, the hours the team has for it, and putting services on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.workplan.models import PlanLine, VisitPlan

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class Due:
    """A service for the plan, with the kind of visit and its usual hours. `is_kept`: a person asked for it."""

    provider: int
    service: int | None
    kind: str
    hours: Decimal
    officer: int | None = None
    is_kept: bool = False


@transaction.atomic
def open_plan(council: Organisation, year: int, *, hours: Decimal, by: "User", now: datetime) -> VisitPlan:
    """A council's plan of one financial year. Raises NotAllowed when it has one."""
    plan, is_new = VisitPlan.objects.get_or_create(
        council=council,
        year=year,
        defaults={"hours": hours, "hours_at": now, "hours_by": by, "opened_at": now, "opened_by": by},
    )
    if not is_new:
        raise NotAllowed(f"There is a plan for {year} to {year + 1} already. Open it to change it.")
    record("visit_plan.opened", plan, by=by, now=now, year=_spoken(plan), hours=str(hours))
    return plan


@transaction.atomic
def set_hours(plan: VisitPlan, hours: Decimal, *, by: "User", now: datetime) -> VisitPlan:
    """Say how many hours the team has for visits in the year. What it was stays in the history."""
    was, plan.hours, plan.hours_at, plan.hours_by = plan.hours, hours, now, by
    VisitPlan.objects.filter(pk=plan.pk).update(hours=hours, hours_at=now, hours_by=by)
    record("visit_plan.hours_set", plan, by=by, now=now, year=_spoken(plan), was=str(was), hours=str(hours))
    return plan


@transaction.atomic
def propose(plan: VisitPlan, due: Sequence[Due], *, by: "User", now: datetime) -> int:
    """Put services on the plan, after those already there. One that is on it and due once more waits again.

    Returns how many came on it. A line that was dropped stays dropped: a person decided that.
    """
    known = {(one.provider_id, one.service_id): one for one in plan.lines.all()}
    again = [known[place] for place in ((one.provider, one.service) for one in due) if place in known]
    again = [one for one in again if one.status != PlanLine.Status.DROPPED]
    last = plan.lines.aggregate(last=Max("position"))["last"] or 0
    fresh = [one for one in due if (one.provider, one.service) not in known]
    lines = (
        PlanLine(
            council_id=plan.council_id,
            plan=plan,
            provider_id=one.provider,
            service_id=one.service,
            kind=one.kind,
            hours=one.hours,
            officer_id=one.officer,
            position=last + place,
            status=PlanLine.Status.KEPT if one.is_kept else PlanLine.Status.PROPOSED,
            due_at=now,
        )
        for place, one in enumerate(fresh, start=1)
    )
    # Two people may press at once: what the other has just put there is there.
    PlanLine.objects.bulk_create(lines, ignore_conflicts=True)
    plan.lines.filter(pk__in=[one.pk for one in again]).update(due_at=now, month=None)
    if fresh or again:
        record(
            "visit_plan.lines_added",
            plan,
            by=by,
            now=now,
            year=_spoken(plan),
            added=len(fresh),
            again=len(again),
        )
    return len(fresh) + len(again)


@transaction.atomic
def set_months(plan: VisitPlan, months: Mapping[int, int], *, by: "User", now: datetime) -> None:
    """Give lines that have no month one, by the lines' numbers. Raises NotAllowed when there is none to give."""
    lines = list(plan.lines.standing().filter(pk__in=months, month=None))
    if not lines:
        raise NotAllowed("Every visit above the line has its month already.")
    for one in lines:
        one.month = months[one.pk]
    PlanLine.objects.bulk_update(lines, ["month"])
    record("visit_plan.spread", plan, by=by, now=now, year=_spoken(plan), changed=len(lines))


def _spoken(plan: VisitPlan) -> str:
    return f"{plan.year} to {plan.year + 1}"
