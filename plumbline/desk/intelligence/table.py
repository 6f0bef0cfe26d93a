"""The stream of intelligence as a table to take away."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse

from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.intelligence.models import Intelligence

HEAD = (
    "Number",
    "Heard",
    "Happened",
    "Provider",
    "Service",
    "Kind",
    "From whom",
    "What was seen or heard",
    "How serious",
    "How sure",
    "Area",
    "Strength",
    "Restricted",
    "Status",
    "Looked into by",
    "Outcome",
    "What came of it",
    "Recorded by",
)


def as_table(found: Iterable[Intelligence], *, on: date) -> HttpResponse:
    return attachment(as_csv(HEAD, [_row(one) for one in found]), f"intelligence {on:%Y-%m-%d}.csv", CSV)


def _row(one: Intelligence) -> tuple[object, ...]:
    return (
        one.pk,
        one.heard_on,
        one.happened_on,
        one.provider.name,
        one.service.name if one.service else None,
        one.get_kind_display(),
        one.get_heard_from_display(),
        one.says,
        one.get_seriousness_display(),
        one.get_sureness_display(),
        one.get_area_display(),
        one.get_strength_display(),
        "yes" if one.is_restricted else "no",
        one.get_status_display(),
        one.owner.name if one.owner else None,
        one.get_outcome_display(),
        one.outcome_says or one.reason,
        one.recorded_by.name if one.recorded_by else one.system,
    )
