"""Reporting calendars: the days returns are due as a council published them, and proposals for later years. Pure."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from plumbline.frameworks.definition import Basis, Source
from plumbline.frameworks.periods import Interval, Period

DAY_OF_MONTH = 15
OURS = Source(Basis.LOCAL_DEFAULT)


@dataclass(frozen=True, slots=True)
class DueDate:
    """The day a period's return is due, and why where the day is not what one would expect."""

    period: Period
    due_on: date
    reason: str = ""
    source: Source = OURS


@dataclass(frozen=True)
class Calendar:
    """The due dates a council published. Explicit days, never a rule: no one rule fits what is published."""

    id: str
    version: str
    title: str
    council: str
    source: Source
    due: tuple[DueDate, ...]
    digest: str = ""
    text: str = field(default="", repr=False)

    def due_on(self, period: Period) -> date | None:
        return next((one.due_on for one in self.due if one.period == period), None)

    @property
    def intervals(self) -> tuple[Interval, ...]:
        return tuple(dict.fromkeys(one.period.interval for one in self.due))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A due date that a person has still to confirm, with everything they should know before they do."""

    period: Period
    due_on: date
    confirm: tuple[str, ...]


def propose(
    periods: Iterable[Period], *, precedent: Calendar | None = None, holidays: Collection[date] = ()
) -> tuple[Proposal, ...]:
    """Due dates for these periods: the 15th of the month after, or the next working day. Nothing is decided.

    `holidays` are the days, besides Saturdays and Sundays, on which nobody works. Where the precedent's date for the
    same period of its own year breaks this rule, the proposal says so. Source: Lancashire's dates for 2020-21.
    """
    return tuple(_proposal(period, precedent, holidays) for period in periods)


def _proposal(period: Period, precedent: Calendar | None, holidays: Collection[date]) -> Proposal:
    fifteenth = _fifteenth_after(period)
    due_on = _next_working_day(fifteenth, holidays)
    confirm = [f"{period.label}: {_day(due_on)}. Proposed by rule; confirm it or choose another day."]
    if due_on != fifteenth:
        why = "a bank holiday" if fifteenth in holidays else f"a {fifteenth:%A}"
        confirm.append(f"{_day(fifteenth)} is {why}, so the next working day is proposed.")
    confirm.extend(_differences(period, precedent))
    if not holidays:
        confirm.append("No bank holidays are known for this year. Check that the day is a working day.")
    return Proposal(period, due_on, tuple(confirm))


def _differences(period: Period, precedent: Calendar | None) -> Iterator[str]:
    """How the precedent treated the same period of its own year, where it did not follow the rule."""
    for one in () if precedent is None else precedent.due:
        same = one.period.interval is period.interval and one.period.number == period.number
        if same and one.due_on != _next_working_day(_fifteenth_after(one.period), ()):
            reason = f" ({one.reason.rstrip('.')})" if one.reason else ""
            yield (
                f"The published date for {one.period.label} was {_day(one.due_on)}, not the 15th{reason}."
                " Ask whether the same is meant again."
            )


def _fifteenth_after(period: Period) -> date:
    return (period.ends_on + timedelta(days=1)).replace(day=DAY_OF_MONTH)


def _next_working_day(day: date, holidays: Collection[date]) -> date:
    while day.weekday() >= 5 or day in holidays:
        day += timedelta(days=1)
    return day


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
