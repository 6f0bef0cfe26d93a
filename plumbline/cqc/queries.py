"""What pages ask about the market and about a provider's locations: a fixed number of queries, no counting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q

from plumbline.cqc.market import Area, Counts, Segment
from plumbline.cqc.models import Import, Location, MarketCount, Rating
from plumbline.cqc.reading.facts import DOMAINS, OVERALL

if TYPE_CHECKING:
    from plumbline.providers.models import Provider

_NONE = Counts()


@dataclass(frozen=True, slots=True)
class Market:
    """A council's market beside its region's and England's, all from one file and so of one day."""

    authority: str
    region: str
    source: Import
    counts: Mapping[tuple[Area, Segment], Counts]

    @property
    def as_at(self) -> date:
        return self.source.as_at

    def of(self, area: Area, segment: Segment = Segment.ALL) -> Counts:
        """The counts of a place; all nought where the file has none there."""
        return self.counts.get((area, segment), _NONE)


@dataclass(frozen=True, slots=True)
class RatedLocation:
    """A location with its standing ratings for Overall and the five key questions, None where there is none."""

    location: Location
    ratings: Mapping[str, Rating | None]


def market(authority: str, *, as_at: date | None = None) -> Market | None:
    """The market of a local authority, by the newest file of the whole country, or the newest of a day or earlier.

    None where no such file has the authority.
    """
    imports = Import.objects.of_england().filter(**({"as_at__lte": as_at} if as_at else {}))
    source = imports.first()
    own = source and source.market_counts.filter(area=Area.AUTHORITY, name=authority).first()
    if not source or not own:
        return None
    rows = source.market_counts.filter(
        Q(area=Area.AUTHORITY, name=authority) | Q(area=Area.REGION, name=own.region) | Q(area=Area.ENGLAND)
    )
    counts = {(Area(row.area), Segment(row.segment)): row.counts for row in rows}
    return Market(authority, own.region, source, counts)


def authorities() -> list[str]:
    """The local authorities of the newest file of the whole country, by name."""
    source = Import.objects.of_england().first()
    rows = MarketCount.objects.filter(found_in=source, area=Area.AUTHORITY, segment=Segment.ALL)
    return list(rows.order_by("name").values_list("name", flat=True))


def market_over_time(area: Area, name: str, segment: Segment = Segment.ALL) -> list[tuple[date, Counts]]:
    """The counts of one place and segment in every file of the whole country, oldest first; the last one of a day."""
    rows = MarketCount.objects.filter(
        area=area, name=name, segment=segment, found_in__covers_england=True
    ).select_related("found_in")
    days = {row.found_in.as_at: row.counts for row in rows.order_by("found_in__as_at", "found_in_id")}
    return list(days.items())


def locations_of(provider: "Provider") -> list[RatedLocation]:
    """A provider's locations that CQC knows, with the ratings that stand."""
    standing = Prefetch("ratings", Rating.objects.standing().filter(group=OVERALL), to_attr="standing")
    found = Location.objects.contracted_from(provider).prefetch_related(standing).order_by("name", "cqc_id")
    return [_rated(location, getattr(location, "standing", [])) for location in found]


def _rated(location: Location, standing: list[Rating]) -> RatedLocation:
    by_domain = {rating.domain: rating for rating in standing}
    return RatedLocation(location, {domain: by_domain.get(domain) for domain in DOMAINS})
