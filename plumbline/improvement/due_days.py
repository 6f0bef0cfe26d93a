"""How long an action usually has. Pure.

Local default: the domain reference (§2.6) knows no published limits; a council gives every action its own day.
"""

from datetime import date, timedelta

from plumbline.contracts.working_days import working_day_from

USUAL_DAYS = {"high": 7, "medium": 28, "low": 84}


def usual_due_day(priority: str, today: date) -> date:
    """The day to propose for an action of this priority: a working day."""
    return due_after(today, USUAL_DAYS[priority])


def due_after(begins: date, days: int) -> date:
    """So many days from a day on; where that is no working day, the next one."""
    return working_day_from(begins + timedelta(days=days))
