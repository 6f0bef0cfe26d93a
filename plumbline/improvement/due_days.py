"""How long an action usually has. Pure.

Local default: the domain reference (§2.6) knows no published limits; a council gives every action its own day.
"""

from datetime import date, timedelta

USUAL_DAYS = {"high": 7, "medium": 28, "low": 84}


def usual_due_day(priority: str, today: date) -> date:
    """The day to propose for an action of this priority."""
    return today + timedelta(days=USUAL_DAYS[priority])
