"""The list of visits as a table to take away."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse

from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.visits.models import Visit

HEAD = (
    "Provider", "Kind", "Status", "Planned for", "From", "To", "Announced", "Hours", "Lead officer", "Scorecard",
    "Rating", "Why",
)  # fmt: skip


def as_table(found: Iterable[Visit], *, on: date) -> HttpResponse:
    """Every visit that fits, one a line. A rating that whoever scores may not see yet is left out."""
    return attachment(as_csv(HEAD, [_row(one) for one in found]), f"visits {on:%Y-%m-%d}.csv", CSV)


def _row(one: Visit) -> tuple[object, ...]:
    return (
        one.provider.name,
        one.get_kind_display(),
        one.get_status_display(),
        one.planned_on,
        one.starts_on,
        one.ends_on,
        "yes" if one.is_announced else "no",
        one.hours,
        one.lead.name if one.lead else None,
        f"{one.framework.title}, version {one.framework.version}",
        "" if one.hides_ratings else one.rating,
        one.why,
    )
