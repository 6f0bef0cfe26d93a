"""Until when a provider may comment on a draft. Pure: days as London counts them, moments as clocks measure them."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def comments_over_at(shared_at: datetime, days: int) -> datetime:
    """The moment from which comments are late: midnight in London at the end of the day `days` after the sharing.

    Source: the provider has so many days “from receipt of the draft” (Norfolk, domain reference §2.2). Whole days are
    given: the day of sharing is not counted. The last day may have 23 or 25 hours, when the clocks change.
    """
    last = shared_at.astimezone(LONDON).date() + timedelta(days=days)
    return datetime.combine(last + timedelta(days=1), time.min, LONDON)


def last_day(over_at: datetime) -> date:
    """The last whole day that is still in time."""
    return over_at.astimezone(LONDON).date() - timedelta(days=1)


def is_late(at: datetime, over_at: datetime | None) -> bool:
    """Whether a comment sent at this moment comes too late: from midnight on, not a minute before."""
    return over_at is not None and at >= over_at


def follow_up_on(final_at: datetime, within: int | None) -> date | None:
    """The last day for the follow-up visit that the council's framework asks for, if it asks for one."""
    return None if within is None else final_at.astimezone(LONDON).date() + timedelta(days=within)
