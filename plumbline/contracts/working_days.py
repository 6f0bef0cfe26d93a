"""Working days in England: not Saturdays, Sundays or bank holidays. No Django."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache


@cache
def bank_holidays(year: int) -> Collection[date]:
    """England's bank holidays of a year."""
    # Imported here because the library takes half a second to load and few commands need it.
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The day that many working days later; `count` 0 is the day itself."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
