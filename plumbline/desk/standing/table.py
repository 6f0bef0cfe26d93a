"""The list of standings as a table to take away."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.http import HttpResponse
from django.utils import timezone

from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.oversight.queries.standing_list import COLOURS, NOT_DECIDED, Line
from plumbline.standing.models import StandingDecision

HEAD = (
    "Provider", "Service", "Standing", "Why", "Conditions", "Since", "Decided by", "Look at it again by",
    "Days overdue", "Not acknowledged by", "Provider’s comment",
)  # fmt: skip


def as_table(lines: Sequence[Line], *, on: date) -> HttpResponse:
    """One row a provider, and one more for each service with a standing of its own."""
    return attachment(as_csv(HEAD, _rows(lines, on)), f"standing-{on.isoformat()}.csv", CSV)


def _rows(lines: Sequence[Line], on: date) -> Iterator[tuple[object, ...]]:
    for line in lines:
        name = line.provider.name
        if line.decision is None:
            yield (name, "", COLOURS[NOT_DECIDED], *[""] * 8)
        for one in line.all_decisions:
            yield (name, *_cells(one, on))


def _cells(one: StandingDecision, on: date) -> tuple[object, ...]:
    comment = getattr(one, "comment", None)
    return (
        str(one.service) if one.service else "",
        one.get_colour_display(),
        one.reason,
        one.conditions,
        timezone.localdate(one.decided_at).isoformat(),
        one.decided_by.name,
        one.review_by.isoformat(),
        max(0, (on - one.review_by).days),
        getattr(one, "unacknowledged", 0),
        comment.says if comment else "",
    )
