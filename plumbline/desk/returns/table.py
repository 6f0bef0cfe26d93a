"""The list of returns as a table to take away."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse
from django.utils import timezone

from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.returns.models import Return

HEAD = (
    "Provider",
    "Contract",
    "Period",
    "From",
    "To",
    "Part of the period",
    "Status",
    "Due",
    "Extended to",
    "Wanted again by",
    "Submitted",
    "Days late",
    "Below target",
    "Restated",
    "Version",
    "Lead officer",
)


def as_table(found: Iterable[Return], *, on: date) -> HttpResponse:
    """Every return that fits, one a line; days late count up to today while it is still open."""
    return attachment(as_csv(HEAD, [_row(one, on) for one in found]), f"returns {on:%Y-%m-%d}.csv", CSV)


def _row(one: Return, on: date) -> tuple[object, ...]:
    submitted = timezone.localtime(one.submitted_at).date() if one.submitted_at else None
    return (
        one.provider.name,
        one.contract.reference,
        one.reporting_period.label,
        one.starts_on,
        one.ends_on,
        _yes(one.is_partial),
        one.get_status_display(),
        one.due_on,
        one.extended_to,
        one.wanted_again_by,
        submitted,
        one.days_overdue(on=on) if one.is_open else one.days_late,
        one.below_target if one.submitted_at else None,
        _yes(one.is_restated),
        getattr(one, "version", None),
        one.contract.lead_officer.name if one.contract.lead_officer else None,
    )


def _yes(is_so: bool) -> str:
    return "yes" if is_so else ""
