"""The plan as a table to take away: a row a service, with its place, its hours and its reasons."""

from datetime import date

from plumbline.oversight.queries.plan_rows import PlanRow, YearPlan
from plumbline.workplan.answering import KnownVisit
from plumbline.workplan.capacity import month_name

HEAD = (
    *(
        "Place",
        "Provider",
        "Service",
        "State",
        "Kind of visit",
        "Month",
        "Officer",
        "Hours",
        "Hours up to here",
    ),
    *("Weight of the reasons", "Reasons to go", "Placed by hand by", "Note", "Why dropped"),
)


def as_rows(found: YearPlan) -> list[list[object]]:
    """Those that wait, in order; then the visits of the year; then those taken off."""
    return [
        *(_row(row, "Will be seen" if row.is_above else "Will not be seen this year") for row in found.rows),
        *(_visit(one, found.today) for one in found.visits),
        *(_row(row, "Taken off the plan") for row in found.dropped),
        *(_row(row, "No running contract") for row in found.gone),
    ]


def _row(row: PlanRow, state: str) -> list[object]:
    line = row.line
    return [
        row.place or None,
        line.provider.name,
        line.service.name if line.service else "",
        state,
        line.get_kind_display(),
        month_name(line.month) if line.month else "",
        str(line.officer) if line.officer else "",
        line.hours,
        row.running or None,
        row.candidate.weight,
        " ".join(one.says for one in row.reasons),
        str(line.moved_by) if line.moved_by else "",
        line.note,
        line.reason,
    ]


def _visit(one: KnownVisit, today: date) -> list[object]:
    month = month_name(one.on.month) if one.on else ""
    state = f"Visit {one.status}{', overdue' if one.is_overdue(today) else ''}"
    named = [None, one.name, "", state, one.kind, month, one.officer, one.hours]
    return [*named, *[None] * (len(HEAD) - len(named))]
