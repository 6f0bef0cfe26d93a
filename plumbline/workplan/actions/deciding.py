"""What the council decides about one line: how it is to be visited, and whether."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.ui.wording import figure
from plumbline.workplan.capacity import month_name
from plumbline.workplan.models import PlanLine

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def change(
    line: PlanLine,
    *,
    kind: str,
    hours: Decimal,
    month: int | None,
    officer: "User | None",
    note: str,
    by: "User",
    now: datetime,
) -> PlanLine:
    """Change how and when it is to be visited, and by whom. Raises NotAllowed when nothing is different."""
    wanted: dict[str, Any] = {
        "kind": kind,
        "hours": hours,
        "month": month,
        "officer_id": officer.pk if officer else None,
        "note": note,
    }
    changes = {name: value for name, value in wanted.items() if getattr(line, name) != value}
    if not changes:
        raise NotAllowed(
            "Nothing is different from what was there. Change something, or go back to the plan."
        )
    was = _in_words(line)
    PlanLine.objects.filter(pk=line.pk).update(**changes)
    line.refresh_from_db()
    now_is = _in_words(line)
    said = [f"{name}: {was[name]} to {now_is[name]}" for name in now_is if was[name] != now_is[name]]
    record("plan_line.changed", line, by=by, now=now, line=str(line), changes=said)
    return line


def keep(line: PlanLine, *, by: "User", now: datetime) -> PlanLine:
    """It stays on the plan whatever becomes of its reasons."""
    return move(line, PlanLine.Status.KEPT, by=by, now=now, line=str(line))


def let_go(line: PlanLine, *, by: "User", now: datetime) -> PlanLine:
    """It is a proposal again."""
    return move(line, PlanLine.Status.PROPOSED, by=by, now=now, line=str(line))


def drop(line: PlanLine, reason: str, *, reasons_to_go: str, by: "User", now: datetime) -> PlanLine:
    """Take it off the year's plan and say why. The history keeps the reasons to go that were set aside."""
    if not reason.strip():
        raise NotAllowed("Say why this visit is not to be made.")
    fields = {"reason": reason, "moved_at": None, "moved_by": None}
    return move(
        line,
        PlanLine.Status.DROPPED,
        by=by,
        now=now,
        fields=fields,
        line=str(line),
        reason=reason,
        set_aside=reasons_to_go,
    )


def take_up(line: PlanLine, *, by: "User", now: datetime) -> PlanLine:
    """Put a dropped line on the plan again, due from now on."""
    return move(
        line, PlanLine.Status.PROPOSED, by=by, now=now, fields={"reason": "", "due_at": now}, line=str(line)
    )


def _in_words(line: PlanLine) -> dict[str, str]:
    return {
        "kind": line.get_kind_display(),
        "hours": figure(line.hours),
        "month": month_name(line.month) if line.month else "none",
        "officer": str(line.officer or "nobody"),
        "note": f"“{line.note}”" if line.note else "none",
    }
