"""The line under a return's heading: how it stands, in one or two sentences."""

from datetime import date, datetime

from django.utils import timezone

from plumbline.returns.models import Decision, Return
from plumbline.ui.wording import counted, day, deadline, distance, punctuality, span


def state_of(kpi_return: Return, decision: Decision | None, *, on: date) -> str:
    """“Submitted 12 July 2026, 3 days early; 2 figures below target; waiting for you since 12 July.”"""
    said = {
        Return.Status.DUE: _due,
        Return.Status.SUBMITTED: _submitted,
        Return.Status.ACCEPTED: _accepted,
        Return.Status.SENT_BACK: _sent_back,
        Return.Status.NIL: _nil,
    }[Return.Status(kpi_return.status)](kpi_return, decision, on)
    if kpi_return.is_partial:
        said += (
            f" It covers {day(kpi_return.starts_on)} to {day(kpi_return.ends_on)} only,"
            " part of the period, so its figures are shown and not rated."
        )
    return said


def _due(kpi_return: Return, decision: Decision | None, on: date) -> str:
    late = kpi_return.days_overdue(on=on)
    exact = f"({'it was due on' if late else 'on'} {day(kpi_return.due)})"
    return f"Not yet returned: {deadline(kpi_return.due, on)} {exact}.{_more_time(kpi_return)}"


def _submitted(kpi_return: Return, decision: Decision | None, on: date) -> str:
    current = kpi_return.current
    waits_since = current.submitted_at if current else kpi_return.submitted_at
    waiting = f"; waiting for your decision {_waiting(_local(waits_since), on)}" if waits_since else ""
    return f"{_came(kpi_return)}; {_below(kpi_return)}{waiting}."


def _waiting(since: date, on: date) -> str:
    """Since today, since Monday, for 11 days."""
    days = (on - since).days
    if days < 2:
        return f"since {distance(since, on)}"
    return f"since {since:%A}" if days < 7 else f"for {span(days)}"


def _accepted(kpi_return: Return, decision: Decision | None, on: date) -> str:
    return f"Accepted {_decided(decision, on)}. {_came(kpi_return)}; {_below(kpi_return)}."


def _sent_back(kpi_return: Return, decision: Decision | None, on: date) -> str:
    due, exact = deadline(kpi_return.due, on), day(kpi_return.due)
    if kpi_return.wanted_again_by and not kpi_return.days_overdue(on=on):
        due, exact = f"wanted again by {exact}", distance(kpi_return.due, on)
    elif kpi_return.wanted_again_by:
        exact = f"it was wanted again by {exact}"
    since = f"Sent back {_decided(decision, on)} and not returned since"
    return f"{since}; {due} ({exact}).{_more_time(kpi_return)}"


def _nil(kpi_return: Return, decision: Decision | None, on: date) -> str:
    return f"Recorded as a nil return {_decided(decision, on)}: there was nothing to report."


def _came(kpi_return: Return) -> str:
    if kpi_return.submitted_at is None:
        return "Not submitted"
    came = _local(kpi_return.submitted_at)
    return f"Submitted {day(came)}, {punctuality(kpi_return.due_when_it_came, came)}"


def _below(kpi_return: Return) -> str:
    if not kpi_return.below_target:
        return "no figure below target"
    return f"{counted(kpi_return.below_target, 'figure')} below target, explained"


def _decided(decision: Decision | None, on: date) -> str:
    if decision is None:
        return ""
    by = f" by {decision.decided_by}" if decision.decided_by else ""
    decided = _local(decision.decided_at)
    return f"{distance(decided, on)} ({day(decided)}){by}"


def _more_time(kpi_return: Return) -> str:
    return f" More time was given: it was due on {day(kpi_return.due_on)}." if kpi_return.extended_to else ""


def _local(at: datetime) -> date:
    return timezone.localtime(at).date()
