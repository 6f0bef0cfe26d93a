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


def working_day_from(day: date) -> date:
    """This day, or the next working day: where a rule of ours sets by when something is due."""
    return day if is_working_day(day) else working_days_after(day, 1)


def working_day_up_to(day: date) -> date:
    """This day, or the working day before: where a rule says within how many days something has to be done."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def said_of_rest(day: date) -> str:
    """“a Sunday”, “a bank holiday”; empty for a working day."""
    if is_working_day(day):
        return ""
    return "a bank holiday" if day in bank_holidays(day.year) else f"a {day:%A}"
