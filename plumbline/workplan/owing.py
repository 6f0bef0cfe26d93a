"""What a level of oversight asks of the council's own people, thing by thing, each with the day it is due. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from plumbline.contracts.dates import months_after
from plumbline.contracts.working_days import is_working_day, working_days_after
from plumbline.judgement.risk.levels import Level, Levels, Requirement, What

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing to do by `due_on`, a working day. Done before `from_on`, it would not count for that day."""

    what: What
    says: str
    due_on: date
    from_on: date
    hours: Decimal


def owed(
    levels: Levels, level: Level, *, began: date, done: Mapping[What, date], today: date, until: date
) -> tuple[Owed, ...]:
    """Everything that a level, in force since `began`, asks for up to `until`, by its day.

    The days are counted from the last one that was done of a kind, or from the day the level began. Whatever was done
    too long ago for this level is due on the day it began, and counted from there. Of those that were missed only the
    oldest stands, also for the next that could be held already: nobody holds four meetings because three were missed.
    """
    found: dict[tuple[What, date], Owed] = {}
    for one in level.requires:
        for due, early in _standing(_days(one, began, done.get(one.what), until), today):
            on = _working(due, began)
            thing = Owed(one.what, one.says, on, min(on, max(began, early)), levels.hours_for(one.what))
            found.setdefault((one.what, on), thing)
    return tuple(sorted(found.values(), key=lambda one: (one.due_on, list(What).index(one.what))))


def last_of(*sources: Iterable[tuple[What, date]]) -> dict[What, date]:
    """The newest day of each kind, wherever it is known from."""
    newest: dict[What, date] = {}
    for source in sources:
        for what, on in source:
            newest[what] = max(on, newest.get(what, on))
    return newest


def _days(one: Requirement, began: date, last: date | None, until: date) -> Iterator[tuple[date, date]]:
    """Each day with the first on which it can be done: half the time between two before; of monthly ones the month."""
    start = last or began
    if one.within_days and (last is None or last < began):
        start = began + timedelta(days=one.within_days)
        yield start, began
    months = one.every_months
    if months and months_after(start, months) < began:
        start = began
        yield start, began
    step = 1
    while months and (due := months_after(start, months * step)) <= until:
        early = months_after(due, -(months // 2))
        yield due, early.replace(day=1) if months == 1 else early
        step += 1


def _standing(days: Iterable[tuple[date, date]], today: date) -> Iterator[tuple[date, date]]:
    """Those to come. After one that is past, none that could be done today already: doing that one does for both."""
    is_late = False
    for due, early in days:
        if not is_late or early > today:
            yield due, early
        is_late = is_late or due < today


def _working(due: date, began: date) -> date:
    """The last working day not after `due`; the next one where that would be before the level began."""
    on = due
    while not is_working_day(on):
        on -= A_DAY
    return on if on >= began else working_days_after(due, 1)
