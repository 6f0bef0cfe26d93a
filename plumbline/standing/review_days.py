"""When a standing is looked at again. Pure."""

from datetime import date, timedelta

from plumbline.contracts.working_days import working_day_up_to


def usual_review_day(today: date, within: int) -> date:
    """The day to propose: the last the rules allow, or the working day before it. Always after today."""
    return max(working_day_up_to(today + timedelta(days=within)), today + timedelta(days=1))
