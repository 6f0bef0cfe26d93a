"""How good a market is by CQC's ratings: counts and shares for a place and a kind of service. Pure.

The share is that of rated locations which are good or outstanding, as councils report it. A location without one of
the four ratings is counted, shown, and in neither part of the share.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from plumbline.cqc.latest import current, main_rating
from plumbline.cqc.reading.facts import LocationFact, RatingFact, Registration, ServiceKind
from plumbline.cqc.reading.places import ENGLISH_REGIONS
from plumbline.cqc.reading.ratings import CqcRating

# A file speaks for a region or for England only if it holds every region and nearly all of the 151 to 153 councils.
FEWEST_AUTHORITIES = 140


class Area(StrEnum):
    AUTHORITY = "authority"
    REGION = "region"
    ENGLAND = "england"


class Segment(StrEnum):
    """The market as a page shows it: all of it, and its two halves."""

    ALL = "all"
    CARE_HOMES = "care-homes"
    COMMUNITY = "community"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Segment.ALL: "All adult social care",
    Segment.CARE_HOMES: "Care homes",
    Segment.COMMUNITY: "Home care and other community services",
}
_SEGMENTS = {ServiceKind.CARE_HOME: Segment.CARE_HOMES, ServiceKind.COMMUNITY: Segment.COMMUNITY}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many locations have each rating, and how many have none."""

    outstanding: int = 0
    good: int = 0
    requires_improvement: int = 0
    inadequate: int = 0
    unrated: int = 0

    @property
    def rated(self) -> int:
        return self.outstanding + self.good + self.requires_improvement + self.inadequate

    @property
    def locations(self) -> int:
        return self.rated + self.unrated

    @property
    def good_or_outstanding(self) -> int:
        return self.outstanding + self.good

    @property
    def share(self) -> Fraction | None:
        """Exact, from 0 to 1; None where nothing is rated: no rating is not a good one."""
        return Fraction(self.good_or_outstanding, self.rated) if self.rated else None

    @property
    def percent(self) -> Decimal | None:
        """The share to one decimal place for people to read, halves rounded up."""
        if self.share is None:
            return None
        exact = Decimal(self.share.numerator * 100) / Decimal(self.share.denominator)
        return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Place:
    """An area of England; `region` is the one an authority lies in."""

    area: Area
    name: str
    region: str = ""


ENGLAND = Place(Area.ENGLAND, "England")
Rated = tuple[LocationFact, CqcRating | None]


def rated_locations(
    locations: Mapping[str, LocationFact],
    ratings: Iterable[RatingFact],
    main_ids: Mapping[str, str] = MappingProxyType({}),
) -> list[Rated]:
    """The registered locations of adult social care, each with its main rating or None.

    Of a place with several registrations the main one counts. `main_ids` tells it of those another file told of.
    """
    by_location: dict[str, list[RatingFact]] = {}
    for fact in current(ratings).values():
        by_location.setdefault(fact.location_id, []).append(fact)
    found = []
    for location in locations.values():
        main_id = main_ids.get(location.location_id, location.main_id)
        if main_id != location.location_id and main_id in locations:
            continue
        if location.status is Registration.REGISTERED and location.service_kind in _SEGMENTS:
            main = main_rating(by_location.get(location.location_id, ()))
            found.append((location, main.rating if main else None))
    return found


def counted(rated: Iterable[Rated]) -> dict[tuple[Place, Segment], Counts]:
    """The counts of every authority by segment; of every region and England too, if the locations cover them."""
    tally: dict[tuple[Place, Segment], Counter[CqcRating | None]] = {}
    regions = _regions(rated := list(rated))
    places = {name: _places(name, region, whole=_covers_england(regions)) for name, region in regions.items()}
    for location, rating in rated:
        key = rating if rating and rating.is_rated else None
        for place in places.get(location.local_authority, ()):
            for segment in (Segment.ALL, _SEGMENTS[location.service_kind or ServiceKind.OTHER]):
                tally.setdefault((place, segment), Counter())[key] += 1
    return {where: _counts(found) for where, found in tally.items()}


def _regions(rated: list[Rated]) -> dict[str, str]:
    """Each authority's region: the one most of its locations name."""
    named: dict[str, Counter[str]] = {}
    for location, _ in rated:
        if location.local_authority:
            named.setdefault(location.local_authority, Counter())[location.region] += 1
    return {name: regions.most_common(1)[0][0] for name, regions in named.items()}


def _covers_england(regions: Mapping[str, str]) -> bool:
    return len(regions) >= FEWEST_AUTHORITIES and set(ENGLISH_REGIONS) <= set(regions.values())


def _places(name: str, region: str, *, whole: bool) -> tuple[Place, ...]:
    own = Place(Area.AUTHORITY, name, region)
    return (
        (own, Place(Area.REGION, region, region), ENGLAND) if whole and region in ENGLISH_REGIONS else (own,)
    )


def _counts(found: Counter[CqcRating | None]) -> Counts:
    return Counts(
        outstanding=found[CqcRating.OUTSTANDING],
        good=found[CqcRating.GOOD],
        requires_improvement=found[CqcRating.REQUIRES_IMPROVEMENT],
        inadequate=found[CqcRating.INADEQUATE],
        unrated=found[None],
    )
