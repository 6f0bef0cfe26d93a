"""The line under an action's or a finding's heading: how it stands, in one or two sentences."""

from datetime import date, datetime

from django.utils import timezone

from plumbline.improvement.models import Action, Finding, MoreTime
from plumbline.ui.wording import counted, day, deadline, distance

Status = Action.Status


def state_of(action: Action, request: MoreTime | None, *, on: date) -> str:
    """“Under way: 3 days late (it was due on 7 July 2026). The provider asks for time until 20 July 2026.”"""
    said = {
        Status.PROPOSED: _proposed,
        Status.SAID_DONE: _said_done,
        Status.VERIFIED: _verified,
        Status.WITHDRAWN: _withdrawn,
    }.get(Status(action.status), _waiting)(action, on)
    if request is not None:
        said += f" The provider asks for more time until {day(request.wanted)}; that waits for you."
    return said


def _proposed(action: Action, on: date) -> str:
    return f"Proposed and not told to the provider yet. It is to be done by {day(action.due_on)}."


def _waiting(action: Action, on: date) -> str:
    late = action.days_overdue(on=on)
    exact = f"({'it was due on' if late else 'on'} {day(action.due_on)})"
    return f"{action.get_status_display()}: {deadline(action.due_on, on)} {exact}."


def _said_done(action: Action, on: date) -> str:
    return (
        f"The provider says that it is done, {_when(action.said_done_at, on)}. "
        "The council has not verified it yet: that waits for you."
    )


def _verified(action: Action, on: date) -> str:
    return f"The council has verified that it is done: {action.verified_by}, {_when(action.verified_at, on)}."


def _withdrawn(action: Action, on: date) -> str:
    return "Withdrawn: it is not to be done after all."


def state_of_finding(finding: Finding, actions: int, *, on: date) -> str:
    """“Open, found 12 July 2026, priority high. 2 actions are set for it. The provider has been told.”"""
    found = f"found {distance(finding.found_on, on)} ({day(finding.found_on)})"
    parts = [f"{finding.get_status_display()}, {found}, priority {finding.get_priority_display().lower()}."]
    if finding.status == Finding.Status.OPEN:
        parts.append(
            f"{counted(actions, 'action')} set for it." if actions else "No action is set for it yet."
        )
    told = f"told {_when(finding.told_at, on)}" if finding.told_at else "not told yet"
    parts.append(f"The provider was {told}.")
    return " ".join(parts)


def _when(at: datetime | None, on: date) -> str:
    if at is None:
        return ""
    local = timezone.localtime(at).date()
    return f"{distance(local, on)} ({day(local)})"
