"""The list of actions and findings as a table to take away."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse

from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.oversight.queries.action_list import SECTIONS, Line

HEAD = (
    "Provider",
    "Found by",
    "Area",
    "What was found",
    "What is to be done",
    "Who at the provider",
    "What will show that it is done",
    "Priority",
    "Status",
    "Section",
    "Due",
    "Days overdue",
    "Lead officer",
    "Told to the provider",
    "Said done",
    "Verified",
)


def as_table(found: Iterable[Line], *, on: date) -> HttpResponse:
    return attachment(as_csv(HEAD, [_row(one, on) for one in found]), f"actions {on:%Y-%m-%d}.csv", CSV)


def _row(line: Line, on: date) -> tuple[object, ...]:
    action, subject = line.action, line.subject
    return (
        subject.provider.name,
        line.sources,
        "; ".join(one.area for one in line.findings if one.area),
        "; ".join(one.says for one in line.findings),
        action.says if action else None,
        action.owner if action else None,
        action.shows_done if action else None,
        subject.get_priority_display(),
        subject.get_status_display(),
        SECTIONS[line.section],
        action.due_on if action else None,
        action.days_overdue(on=on) if action else None,
        action.lead.name if action and action.lead else None,
        _day(subject.told_at),
        _day(action.said_done_at if action else None),
        _day(action.verified_at if action else None),
    )


def _day(at: object) -> str:
    return f"{at:%Y-%m-%d}" if at else ""
