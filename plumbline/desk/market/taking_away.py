"""The whole market as a table to take away: a row a place and kind of service."""

from collections.abc import Iterable

from plumbline.oversight.queries.market import Place

HEAD = (
    "Kind of area",
    "Area",
    "Region",
    "Service",
    "Rated good or outstanding",
    "Rated",
    "Share (%)",
    "Outstanding",
    "Good",
    "Requires improvement",
    "Inadequate",
    "Without a rating",
    "As at",
    "Source",
)
SOURCE = "Care Quality Commission, Open Government Licence v3.0"


def as_rows(places: Iterable[Place]) -> list[list[object]]:
    """One row a place and segment, in the order given."""
    return [_row(one) for one in places]


def _row(one: Place) -> list[object]:
    counts = one.counts
    return [
        one.area.value,
        one.name,
        one.region,
        one.segment.label,
        counts.good_or_outstanding,
        counts.rated,
        counts.percent,
        counts.outstanding,
        counts.good,
        counts.requires_improvement,
        counts.inadequate,
        counts.unrated,
        one.as_at.isoformat(),
        SOURCE,
    ]
