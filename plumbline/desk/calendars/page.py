"""What stands on the page of one calendar."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from plumbline.contracts.models import Calendar
from plumbline.desk.calendars.forms import ConfirmForm, ProposeForm, confirm_forms
from plumbline.desk.calendars.proposing import doubts
from plumbline.frameworks.periods import Interval
from plumbline.oversight.queries.calendar_page import CalendarSheet, calendar_sheet


def usual_interval(sheet: CalendarSheet) -> Interval:
    """How often the calendar has asked so far; each quarter when it is new."""
    return min(
        (one.period.interval for one in sheet.entries), key=lambda one: one.months, default=Interval.QUARTER
    )


def calendar_page(
    calendar: Calendar,
    *,
    on: date,
    proposing: ProposeForm | None = None,
    confirming: Sequence[ConfirmForm] | None = None,
) -> dict[str, Any]:
    """The page's context; `proposing` and `confirming` are forms that could not be taken as they are."""
    sheet = calendar_sheet(calendar)
    known = doubts(sheet.entries)
    forms = confirming if confirming is not None else confirm_forms(sheet.entries)
    problems = [one for one in forms if one.is_ticked and one.errors]
    return {
        "sheet": sheet,
        "calendar": calendar,
        "confirming": [(form, known.get(form.entry.pk, ())) for form in forms],
        "proposing": proposing or ProposeForm(today=on, interval=usual_interval(sheet), prefix="propose"),
        "problems": problems,
        "form": next(iter(problems), proposing),
    }
