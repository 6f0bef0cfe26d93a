"""Who does what when in sentences: how much there is to do, what does not fit, and what would change that."""

from collections.abc import Iterable

from plumbline.oversight.queries.plan_people import Work, YearWork
from plumbline.ui.wording import counted, figure, short_day
from plumbline.workplan.capacity import month_name

NAMED = 8
NOTHING = (
    "No level of oversight asks for anything in this year. Once a level is decided for a provider, what it asks for"
    " stands here with its days."
)


def conclusion(found: YearWork) -> str:
    """“58 things are to be done by March 2027, 3 of them overdue. The team has 16.7 hours a month.”"""
    if not found.open:
        return "Everything that the levels asked for in this year is done." if found.works else NOTHING
    things = counted(len(found.open), "thing")
    verb = "is" if len(found.open) == 1 else "are"
    late = f", {len(found.late)} of them overdue" if found.late else ""
    hours = sum((work.hours for work in found.open if not work.has_been_there), start=found.open[0].hours * 0)
    says = f"{things} {verb} to be done by March {found.year + 1}{late}, which takes {figure(hours)} hours."
    if found.share is None:
        return f"{says} Nobody has said yet how many hours the team has."
    return f"{says} The team has {figure(found.share)} hours a month."


def warning(found: YearWork) -> str:
    """“9 of them do not fit into the hours the team has, for 7 providers: …”; nothing where all fits."""
    if not found.left:
        return ""
    names = sorted({str(work.one.provider) for work in found.left}, key=str.casefold)
    verb = "does" if len(found.left) == 1 else "do"
    things, providers = counted(len(found.left), "thing"), counted(len(names), "provider")
    return f"{things} {verb} not fit into the hours there are, for {providers}: {_named(names)}."


def more_hours(found: YearWork) -> str:
    """“With 14 more hours in December and 9 in January, all of it would fit.”"""
    parts = [
        f"{figure(hours)} more in {month_name(month.month)}"
        for month, hours in sorted(found.missing.items())
        if hours
    ]
    said = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"All of it would fit with so many hours: {said}." if parts else ""


def short(work: Work) -> str:
    """“4.5 hours short in December”."""
    left = work.left
    return f"{figure(left.short)} hours short in {month_name(left.month.month)}" if left else ""


def ways(work: Work) -> str:
    """What would change that it does not fit."""
    left = work.left
    if left is None:
        return ""
    later = (
        f"{month_name(left.late_in.month)} has room, which is late"
        if left.late_in
        else "no later month of the year has room"
    )
    return f"{figure(left.short)} more hours in {month_name(left.month.month)}; {later}"


def state(work: Work, found: YearWork) -> str:
    """How it stands, in a few words."""
    one, visit = work.one, work.visit
    if one.done_on:
        return f"Done on {short_day(one.done_on)}"
    if visit and visit.is_made:
        return f"Visited on {short_day(visit.on)}, report to come"
    late = "Overdue" if work.is_late(found.today) else ""
    if visit:
        meant = f"{'arranged' if visit.status != 'planned' else 'planned'} for {short_day(visit.on)}"
    elif work.left:
        meant = "does not fit"
    elif late:
        meant = f"meant for {month_name(work.month.month)}"
    else:
        meant = "to do"
    said = f"{late}, {meant}" if late else meant
    return said[:1].upper() + said[1:]


def _named(names: Iterable[str]) -> str:
    all_of = list(names)
    if len(all_of) > NAMED:
        return f"{'; '.join(all_of[:NAMED])}; and {len(all_of) - NAMED} more"
    return "; ".join(all_of)
