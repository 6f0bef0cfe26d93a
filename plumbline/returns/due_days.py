"""By which day a return is owed: its own due day, or the later day by which it is wanted again. Pure.

Local default: the domain reference (§13) knows no published time for corrections; the officer may choose another day.
"""

from datetime import date

from plumbline.contracts.working_days import working_days_after

WORKING_DAYS_TO_CORRECT = 5


def due_now(due_on: date, *, extended_to: date | None, wanted_again_by: date | None) -> date:
    """The day it is due now. A return that was sent back is due when it is wanted again, never sooner than before."""
    own = extended_to or due_on
    return max(own, wanted_again_by or own)


def usual_day_again(today: date, *, due: date) -> date:
    """The day to propose when a return is sent back: five working days on, or its due day where that is later."""
    return max(due, working_days_after(today, WORKING_DAYS_TO_CORRECT))
