"""Reading a reporting calendar: which period is due on which day, and why."""

from datetime import date, datetime

from plumbline.frameworks.calendars import Calendar, DueDate
from plumbline.frameworks.definition import Source
from plumbline.frameworks.periods import Period
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.schedule import unrepeated
from plumbline.frameworks.reading.table import Table


def read_calendar_dates(table: Table, *, id: str, version: str, title: str, source: Source) -> Calendar:
    tables = unrepeated(table.tables("due", "period", "period"), "period")
    due = tuple(one for one in (_due(entry, source) for entry in tables) if one is not None)
    if not due and "due" not in table:
        table.problem("", "No period has a due date. Add one under the heading [[due]].")
    return Calendar(id, version, title, table.text("council"), source, due)


def _due(table: Table, source: Source) -> DueDate | None:
    period, due_on = _period(table), _day(table, "on")
    reason, own_source = table.text("reason"), read_source(table, source)
    table.close()
    if period is None or due_on is None:
        return None
    if due_on <= period.ends_on:
        table.problem(
            "on",
            f"{due_on.isoformat()} is not after the end of {period.label}, {period.ends_on.isoformat()}.",
        )
    return DueDate(period, due_on, reason, own_source)


def _period(table: Table) -> Period | None:
    code = table.text("period")
    try:
        return Period.parse(code) if code else None
    except ValueError as fault:
        table.problem("period", str(fault))
        return None


def _day(table: Table, key: str) -> date | None:
    value = table.untouched(key)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if value is None:
        table.problem("", f"“{key}” is missing.")
    else:
        table.problem(key, "Write a day without quotation marks, such as 2021-01-18.")
    return None
