"""The contract register as a table to take away."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse

from plumbline.contracts.models import Contract
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment

HEAD = (
    "Reference",
    "Title",
    "Provider",
    "Service",
    "Status",
    "Awarded",
    "First day",
    "Last day",
    "Value a year",
    "Framework",
    "Calendar",
    "Lead officer",
)


def as_table(found: Iterable[Contract], *, on: date) -> HttpResponse:
    return attachment(as_csv(HEAD, [_row(one) for one in found]), f"contracts {on:%Y-%m-%d}.csv", CSV)


def _row(one: Contract) -> tuple[object, ...]:
    return (
        one.reference,
        one.title,
        one.provider.name,
        one.get_service_kind_display(),
        one.get_status_display(),
        one.awarded_on,
        one.starts_on,
        one.ends_on,
        one.annual_value,
        getattr(one, "framework_title", ""),
        one.calendar.name if one.calendar else None,
        one.lead_officer.name if one.lead_officer else None,
    )
