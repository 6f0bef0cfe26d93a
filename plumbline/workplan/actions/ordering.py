"""Changing the order of the plan, by hand or by the reasons. Whoever does names the order they saw."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.workplan.models import PlanLine, VisitPlan

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def reorder(
    plan: VisitPlan,
    order: Sequence[int],
    *,
    seen: int,
    moved: Collection[int] = (),
    by: "User",
    now: datetime,
) -> VisitPlan:
    """Put the waiting lines in this order, by their numbers; `moved` are those that a person placed.

    Without `moved` the order is that of the reasons. Raises NotAllowed when the order has changed since version
    `seen`, so that nobody undoes another's change unawares.
    """
    changes = {"version": F("version") + 1} | ({} if moved else {"ordered_at": now, "ordered_by": by})
    if not VisitPlan.objects.filter(pk=plan.pk, version=seen).update(**changes):
        raise NotAllowed(
            "Someone has just changed the order of this plan. Open it again to see what they did."
        )
    lines = {one.pk: one for one in plan.lines.select_related("provider__organisation", "service")}
    places = []
    for place, key in enumerate(order, start=1):
        line = lines[key]
        if key in moved:
            line.moved_at, line.moved_by = now, by
            places.append(f"{line} to {place}")
        line.position = place
    PlanLine.objects.bulk_update([lines[key] for key in order], ["position", "moved_at", "moved_by"])
    kind = "visit_plan.reordered" if moved else "visit_plan.ordered_by_reasons"
    record(kind, plan, by=by, now=now, year=f"{plan.year} to {plan.year + 1}", places=places)
    plan.refresh_from_db()
    return plan


@transaction.atomic
def leave_to_the_reasons(line: PlanLine, *, by: "User", now: datetime) -> PlanLine:
    """Let the reasons place a line again that somebody had placed by hand."""
    if not PlanLine.objects.filter(pk=line.pk, moved_at__isnull=False).update(moved_at=None, moved_by=None):
        raise NotAllowed("The reasons place this line already.")
    line.moved_at = line.moved_by = None
    record("plan_line.left_to_the_reasons", line, by=by, now=now, line=str(line))
    return line
