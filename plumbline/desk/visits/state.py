"""How a visit stands, in a sentence: for the list, and under the heading of its page."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils import timezone

from plumbline.ui.wording import counted, day, distance
from plumbline.visits.models import Visit

Status = Visit.Status


def state_of(visit: Visit, *, on: date, owed: int = 0, overdue: int = 0) -> str:
    """“Arranged for 30 July 2026, in 20 days; announced; 2 requests still open.” `owed` counts what is asked for."""
    status = Status(visit.status)
    if status in {Status.ARRANGED, Status.GATHERING}:
        return f"Arranged for {days_of(visit)}, {_how_far(visit, on)}; {_known(visit)}{_owed(owed, overdue)}."
    return _SAYS[status](visit, on)


def days_of(visit: Visit) -> str:
    """“30 July 2026”, or “30 July 2026 to 31 July 2026”."""
    if visit.starts_on is None:
        return day(visit.planned_on) if visit.planned_on else "no day yet"
    if visit.ends_on is None or visit.ends_on == visit.starts_on:
        return day(visit.starts_on)
    return f"{day(visit.starts_on)} to {day(visit.ends_on)}"


def _planned(visit: Visit, on: date) -> str:
    if visit.planned_on is None:
        return "Planned, for no day yet; not arranged."
    return f"Planned for {day(visit.planned_on)}, {distance(visit.planned_on, on)}; not arranged yet."


def _visiting(visit: Visit, on: date) -> str:
    return f"On site: {days_of(visit)}."


def _writing(visit: Visit, on: date) -> str:
    return f"Visited {days_of(visit)}; being written up."


def _shared(visit: Visit, on: date) -> str:
    until = f" until the end of {day(_local(visit))}" if visit.comments_until else ""
    return f"The draft is with the provider for comments{until}."


def _local(visit: Visit) -> date:
    """The last day for comments: the moment kept is the midnight after it."""
    until = visit.comments_until
    return date.fromordinal(timezone.localtime(until).date().toordinal() - 1) if until else date.min


def _final(visit: Visit, on: date) -> str:
    since = f" since {day(timezone.localtime(visit.final_at).date())}" if visit.final_at else ""
    after = f"; its follow-up visit is due by {day(visit.follow_up_by)}" if visit.follow_up_by else ""
    return f"The report is final{since}{after}."


_SAYS: Mapping[str, Callable[[Visit, date], str]] = {
    Status.PLANNED: _planned,
    Status.VISITING: _visiting,
    Status.WRITING: _writing,
    Status.SHARED: _shared,
    Status.ANSWERING: lambda visit, on: "The provider’s comments are being answered.",
    Status.DISPUTED: lambda visit, on: "The provider disputes the report; a senior officer decides.",
    Status.FINAL: _final,
    Status.CLOSED: lambda visit, on: "Closed: everything it set off is done.",
    Status.CANCELLED: lambda visit, on: f"Cancelled: {visit.ended_because}",
    Status.ABANDONED: lambda visit, on: f"Given up after it had begun: {visit.ended_because}",
}


def _how_far(visit: Visit, on: date) -> str:
    return distance(visit.starts_on, on) if visit.starts_on else ""


def _known(visit: Visit) -> str:
    return (
        "the provider knows of it"
        if visit.told_at
        else "not announced, so nobody at the provider knows of it"
    )


def _owed(owed: int, overdue: int) -> str:
    if not owed:
        return ""
    late = f", {overdue} of them overdue" if overdue else ""
    return f"; {counted(owed, 'thing')} asked for {'has' if owed == 1 else 'have'} not arrived{late}"
