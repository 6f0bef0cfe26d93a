"""Drawing up the year's plan: which services belong on it follows from every other room."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.frameworks.models import FrameworkVersion
from plumbline.history.workflow import NotAllowed
from plumbline.oversight.queries.plan_rows import Assessed, YearPlan
from plumbline.oversight.queries.visit_plan import row_of, year_plan
from plumbline.oversight.visit_consequences import visit_planned
from plumbline.visits.models import Visit
from plumbline.workplan import actions as workplan
from plumbline.workplan import ranking
from plumbline.workplan.actions import Due
from plumbline.workplan.capacity import spread
from plumbline.workplan.models import PlanLine, VisitPlan
from plumbline.workplan.reasons import Reason, in_words
from plumbline.workplan.weighing import ReasonKind

if TYPE_CHECKING:
    from datetime import date

    from plumbline.accounts.models import User

NO_REASON = "Put on the plan by an officer."


@transaction.atomic
def plan_drawn_up(found: YearPlan, *, hours: Decimal, by: "User", now: datetime) -> VisitPlan:
    """A new plan with every service that is due a visit, in the order of the reasons."""
    plan = workplan.open_plan(found.council, found.year, hours=hours, by=by, now=now)
    return reasons_followed(plan, today=found.today, by=by, now=now)


@transaction.atomic
def reasons_followed(
    plan: VisitPlan, *, today: "date", by: "User", now: datetime, seen: int | None = None
) -> VisitPlan:
    """What has become due since comes on the plan, and the reasons order it; what people placed stays there."""
    due = year_plan(by, plan.council, plan.year, today=today).due
    workplan.propose(plan, [_due(one) for one in due], by=by, now=now)
    found = year_plan(by, plan.council, plan.year, today=today)
    return workplan.reorder(plan, found.by_reasons, seen=seen or plan.version, by=by, now=now)


def lines_placed(
    found: YearPlan, places: Mapping[int, int], *, seen: int, by: "User", now: datetime
) -> VisitPlan:
    """Lines go to the places a person chose, by the lines' numbers. Raises NotAllowed when none would move."""
    order = [row.line.pk for row in found.rows]
    after = ranking.with_fixed(order, places)
    if found.plan is None or list(after) == order:
        raise NotAllowed("Every line is already at the place you gave. Change a place first.")
    return workplan.reorder(found.plan, after, seen=seen, moved=set(places) & set(order), by=by, now=now)


@transaction.atomic
def line_left_to_the_reasons(line: PlanLine, *, today: "date", by: "User", now: datetime) -> None:
    """What a person had placed goes where the reasons put it now; nothing else moves."""
    workplan.leave_to_the_reasons(line, by=by, now=now)
    found = year_plan(by, line.council, line.plan.year, today=today)
    workplan.reorder(line.plan, found.by_reasons, seen=line.plan.version, by=by, now=now)


def service_put_on(found: YearPlan, one: Assessed, *, by: "User", now: datetime) -> None:
    """A person wants a visit that nothing makes due: it comes on the plan, at its end, and is kept there."""
    if found.plan is None:
        raise NotAllowed("There is no plan for this year yet. Draw it up first.")
    workplan.propose(found.plan, [replace(_due(one), is_kept=True)], by=by, now=now)


def months_spread(found: YearPlan, *, by: "User", now: datetime) -> None:
    """Each visit above the line that has no month gets one, from this month on, within each month's share."""
    if found.plan is None:
        raise NotAllowed("There is no plan for this year yet. Draw it up first.")
    first = found.today.month if found.span.starts_on <= found.today <= found.span.ends_on else 4
    lines = [(row.line.pk, row.line.hours, _latest(row.reasons, found)) for row in found.without_month]
    workplan.set_months(found.plan, spread(lines, found.months, first=first), by=by, now=now)


def line_dropped(line: PlanLine, reason: str, *, today: "date", by: "User", now: datetime) -> None:
    """Off the plan; the reasons to go that were set aside are kept with it."""
    workplan.drop(line, reason, reasons_to_go=_reasons(line, today, by), by=by, now=now)


def line_planned(
    line: PlanLine,
    *,
    framework: FrameworkVersion,
    planned_on: "date | None",
    lead: "User | None",
    today: "date",
    by: "User",
    now: datetime,
) -> Visit:
    """The line becomes a visit that keeps the reasons to go as they stand; the provider learns nothing yet.

    Raises NotAllowed for a day outside the plan's year, and as planning a visit does.
    """
    span = line.plan.span
    if planned_on and not span.starts_on <= planned_on <= span.ends_on:
        raise NotAllowed(f"{planned_on:%d %B %Y} is not in the year of this plan. Choose a day in it.")
    return visit_planned(
        council=line.plan.council,
        provider=line.provider,
        services=[line.service] if line.service else [],
        kind=line.kind,
        framework=framework,
        why=_reasons(line, today, by) or line.note or NO_REASON,
        hours=line.hours,
        planned_on=planned_on,
        lead=lead,
        by=by,
        now=now,
    )


def _reasons(line: PlanLine, today: "date", by: "User") -> str:
    found = year_plan(by, line.plan.council, line.plan.year, today=today)
    return in_words(row_of(found, line).reasons)


def _latest(reasons: tuple[Reason, ...], found: YearPlan) -> int | None:
    """The month of a follow-up's last day, when it falls in the year."""
    days = [one.on for one in reasons if one.kind is ReasonKind.FOLLOW_UP and one.on]
    inside = [day for day in days if found.span.starts_on <= day <= found.span.ends_on]
    return min(inside).month if inside else None


def _due(one: Assessed) -> Due:
    return Due(one.bought.provider_id, one.bought.service_id, one.kind, one.hours, one.bought.officer_id)
