"""The portfolio as a table to take away: a row a contract, the rating and the figure of each indicator."""

from plumbline.desk.portfolio.page import Portfolio
from plumbline.oversight.queries.portfolio import PortfolioRow

_HEAD = (
    "Provider",
    "Contract",
    "Service",
    "Lead officer",
    "Period",
    "Status",
    "Due",
    "Days overdue",
    "Days late",
    "Part of the period only",
    "Restated",
    "Figures below target",
    "Last four returns on time",
    "CQC",
)


def as_table(found: Portfolio) -> tuple[list[str], list[list[object]]]:
    """Head and rows; every figure of the framework, whichever the page shows."""
    refs = [one.ref for one in found.chosen.indicators]
    head = [*_HEAD, *(name for ref in refs for name in (f"{ref} figure", f"{ref} rating"))]
    code = found.chosen.period.code if found.chosen.period else ""
    return head, [_line(row, refs, code) for row in found.rows]


def _line(row: PortfolioRow, refs: list[str], period: str) -> list[object]:
    missing = ("not-returned", "")
    figures = [row.ratings.get(ref, ("", "") if row.ratings else missing) for ref in refs]
    return [
        row.provider,
        row.reference,
        row.service,
        row.officer,
        period,
        row.status,
        row.due.isoformat(),
        row.days_overdue,
        row.days_late,
        "yes" if row.is_partial else "no",
        "yes" if row.is_restated else "no",
        row.below_target,
        row.kept.words,
        "; ".join(f"{place.name}: {place.label}" for place in row.cqc if place.is_known),
        *(cell for rating, display in figures for cell in (display, rating)),
    ]
