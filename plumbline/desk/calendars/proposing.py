"""A year of due dates as the house proposes it, with what a person should know before confirming."""

from collections.abc import Sequence
from datetime import date

from plumbline.contracts.models import CalendarPeriod
from plumbline.contracts.working_days import bank_holidays
from plumbline.frameworks import library
from plumbline.frameworks.calendars import Calendar as Published
from plumbline.frameworks.calendars import Proposal, propose
from plumbline.frameworks.periods import Interval, Period


def year_of(financial_year: int, interval: Interval) -> tuple[Period, ...]:
    return Period.numbered(financial_year, Interval.YEAR).parts(interval)


def proposals(periods: Sequence[Period]) -> tuple[Proposal, ...]:
    """Due dates by rule: the 15th of the month after, or the next working day in England."""
    return propose(periods, precedent=_precedent(), holidays=_holidays(periods))


def doubts(entries: Sequence[CalendarPeriod]) -> dict[int, tuple[str, ...]]:
    """What a person should know before confirming each proposed date, by the entry's number."""
    waiting = [one for one in entries if one.confirmed_at is None]
    found = proposals([one.period for one in waiting])
    return {
        one.pk: (*proposal.confirm, *_moved(one, proposal))
        for one, proposal in zip(waiting, found, strict=True)
    }


def _moved(entry: CalendarPeriod, proposal: Proposal) -> tuple[str, ...]:
    if entry.due_on == proposal.due_on:
        return ()
    return (f"By rule it would be {proposal.due_on:%A} {proposal.due_on.day} {proposal.due_on:%B %Y}.",)


def _precedent() -> Published | None:
    """The newest calendar that a council published, whose exceptions are worth asking about."""
    return max(library.calendars(), key=lambda one: max(due.due_on for due in one.due), default=None)


def _holidays(periods: Sequence[Period]) -> frozenset[date]:
    years = {one.ends_on.year for one in periods} | {one.ends_on.year + 1 for one in periods}
    return frozenset(day for year in years for day in bank_holidays(year))
