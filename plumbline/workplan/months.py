"""Who does what in which month, and what does not fit into the hours the team has. Pure: values in, values out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do by `due_on`, not before `from_on`. `fixed_on` is the day that was arranged for it already."""

    key: int
    due_on: date
    from_on: date
    hours: Decimal
    fixed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A task in its month, named by the month's first day."""

    key: int
    month: date


@dataclass(frozen=True, slots=True)
class Left:
    """A task that fits into no month in which it would be in time. `month` is the one it is due in, or this one.

    `short`: so many hours more in one of those months would do. `late_in` is the first later month that has room.
    """

    key: int
    month: date
    short: Decimal
    late_in: date | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What became of every task, and the hours of each month."""

    placed: tuple[Placed, ...]
    left: tuple[Left, ...]
    loads: Mapping[date, Decimal]


def month_of(day: date) -> date:
    """A month by its first day."""
    return day.replace(day=1)


def laid_out(
    tasks: Iterable[Task],
    months: Sequence[date],
    *,
    this_month: date,
    share: Decimal | None,
    taken: Mapping[date, Decimal] | None = None,
) -> Outlook:
    """Put each task into a month. `share` is what the team has in each, `taken` what other work takes of it.

    What was arranged comes first and stays where it is. Then, the earliest due day first, each task goes into the
    month it is due in, or back to the nearest one before it in which it may be done and there is room; what is
    overdue belongs into this month. What finds none is left, takes no hours, and does not push anything else out.
    Without a `share` nobody has said how many hours there are: everything is in the month it is due in.
    """
    loads = {month: (taken or {}).get(month, NONE) for month in months}
    open_months = [month for month in months if month >= this_month]
    placed: list[Placed] = []
    waiting: list[Task] = []
    for task in sorted(tasks, key=lambda one: (one.due_on, -one.hours, one.key)):
        at = month_of(task.fixed_on) if task.fixed_on else None
        if at in loads and at is not None:
            placed.append(Placed(task.key, at))
            loads[at] += task.hours
        else:
            waiting.append(task)
    unplaced: list[tuple[Task, Sequence[date]]] = []
    for task in waiting:
        offered = _offered(task, open_months)
        chosen = next((one for one in offered if share is None or loads[one] + task.hours <= share), None)
        if chosen is None:
            unplaced.append((task, offered))
        else:
            placed.append(Placed(task.key, chosen))
            loads[chosen] += task.hours
    left = tuple(_left(task, offered, open_months, loads, share or NONE) for task, offered in unplaced)
    return Outlook(tuple(placed), left, loads)


def _offered(task: Task, months: Sequence[date]) -> Sequence[date]:
    """The months in which it is in time, the one it is due in first; of what is overdue, the first there is."""
    due, early = month_of(task.due_on), month_of(task.from_on)
    inside = [one for one in months if early <= one <= due]
    return inside[::-1] or months[:1]


def _left(
    task: Task, offered: Sequence[date], months: Sequence[date], loads: Mapping[date, Decimal], share: Decimal
) -> Left:
    month = offered[0] if offered else month_of(task.due_on)
    free = max((share - loads[one] for one in offered), default=NONE)
    later = (one for one in months if one > month and loads[one] + task.hours <= share)
    return Left(task.key, month, task.hours - max(NONE, free), next(later, None))
