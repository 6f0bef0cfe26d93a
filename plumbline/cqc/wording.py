"""The outcome of an import in words and in JSON, for the terminal and the job's page. Pure."""

from datetime import date
from typing import Any

from plumbline.cqc.reading.refusal import Refused
from plumbline.cqc.report import Report

_MOST_LINES = 20


def in_words(report: Report) -> str:
    """A few lines that say what happened; of the rows that were left out, the first twenty."""
    about = f"{report.kind.called[:1].upper()}{report.kind.called[1:]}, {report.as_at:%-d %B %Y}: {report.rows:,} rows."
    if report.was_known:
        return f"{about}\nIt says nothing that was not known already. Nothing was changed."
    thing = "providers" if report.kind.value == "api-providers" else "locations"
    numbers = (
        (report.new, "new"),
        (report.changed, "changed"),
        (report.gone, "gone"),
        (report.reregistered, "re-registered: they go on under another id"),
        (report.unchanged, "unchanged"),
    )
    lines = [about, *(f"{number:>8,} {thing} {says}" for number, says in numbers)]
    return "\n".join(lines + _left_out(report))


def _left_out(report: Report) -> list[str]:
    if not report.skipped:
        return []
    first = [f"  Row {each.row:,}: {each.why}" for each in report.skipped[:_MOST_LINES]]
    more = len(report.skipped) - len(first)
    return [f"{len(report.skipped):>8,} rows left out", *first, *([f"  … and {more:,} more"] if more else [])]


def refused_json(refusal: Refused, kind: str, as_at: date | None) -> dict[str, Any]:
    """The shape of a report, with nothing in it, and the reasons."""
    return {
        "kind": kind or None,
        "as_at": as_at.isoformat() if as_at else None,
        "rows": 0,
        "new": 0,
        "changed": 0,
        "gone": 0,
        "reregistered": 0,
        "unchanged": 0,
        "skipped": [],
        "refused": list(refusal.reasons),
    }
