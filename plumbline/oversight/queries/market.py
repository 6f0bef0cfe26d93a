"""The market page: one council area beside its region and England, and every place at once for taking away."""

from dataclasses import dataclass
from datetime import date

from plumbline.cqc import queries as cqc
from plumbline.cqc.market import Area, Counts, Segment
from plumbline.cqc.models import Import, MarketCount
from plumbline.cqc.queries import Market


@dataclass(frozen=True)
class Board:
    """What can be chosen, what is, and its market; `course` is the area's counts over the days of earlier files."""

    areas: tuple[str, ...]
    area: str
    market: Market | None
    course: tuple[tuple[date, Counts], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One place and segment of the newest file."""

    area: Area
    name: str
    region: str
    segment: Segment
    counts: Counts
    as_at: date


def market_board(asked: str, own: str) -> Board:
    """The market of the area asked for, or of the council's own, or of the first there is. Six queries."""
    areas = tuple(cqc.authorities())
    area = next((name for name in (asked, own) if name in areas), next(iter(areas), ""))
    course = cqc.market_over_time(Area.AUTHORITY, area) if area else []
    return Board(areas, area, cqc.market(area) if area else None, tuple(course))


def every_place() -> list[Place]:
    """England, the regions, then the council areas by name; each with its segments. Two queries."""
    source = Import.objects.of_england().first()
    if source is None:
        return []
    rows = MarketCount.objects.filter(found_in=source)
    places = [
        Place(Area(row.area), row.name, row.region, Segment(row.segment), row.counts, source.as_at)
        for row in rows
    ]
    order = [Area.ENGLAND, Area.REGION, Area.AUTHORITY]
    segments = list(Segment)
    return sorted(places, key=lambda one: (order.index(one.area), one.name, segments.index(one.segment)))
