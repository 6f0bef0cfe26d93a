"""Until when a provider may comment on a draft. Pure: days as London counts them, moments as clocks measure them."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from plumbline.contracts.working_days import working_day_from, working_day_up_to

LONDON = ZoneInfo("Europe/London")


def comments_over_at(shared_at: datetime, days: int) -> datetime:
    """The moment from which comments are late: midnight in London at the end of the day `days` after the sharing.

    Source: the provider has so many days “from receipt of the draft” (Norfolk, domain reference §2.2). Whole days are
    given: the day of sharing is not counted, and a last day on which nobody works becomes the next working day.
    """
    last = working_day_from(shared_at.astimezone(LONDON).date() + timedelta(days=days))
    return end_of(last)


def end_of(day: date) -> datetime:
    """The midnight in London with which a day ends. The day may have had 23 or 25 hours, when the clocks change."""
    return datetime.combine(day + timedelta(days=1), time.min, LONDON)


def last_day(over_at: datetime) -> date:
    """The last whole day that is still in time."""
    return over_at.astimezone(LONDON).date() - timedelta(days=1)


def is_late(at: datetime, over_at: datetime | None) -> bool:
    """Whether a comment sent at this moment comes too late: from midnight on, not a minute before."""
    return over_at is not None and at >= over_at


def follow_up_on(final_at: datetime, within: int | None) -> date | None:
    """The last day for the follow-up visit that the council's framework asks for, if it asks for one.

    It binds the council itself, so it never moves later: where nobody works on that day, it is the working day before.
    """
    if within is None:
        return None
    final = final_at.astimezone(LONDON).date()
    last = final + timedelta(days=within)
    return max(working_day_up_to(last), min(final + timedelta(days=1), last))
