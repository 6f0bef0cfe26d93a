"""What CQC says of the locations that our providers deliver from: two queries for any number of providers."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from plumbline.cqc.models import Location as CqcLocation
from plumbline.cqc.reading.ratings import RATED, CqcRating
from plumbline.providers.models import Location

# Ids of the demonstration's invented places begin so; none of CQC's does.
INVENTED = "DEMO"
_WORST_FIRST = {rating.value: place for place, rating in enumerate(reversed(RATED))}


@dataclass(frozen=True, slots=True)
class Standing:
    """A provider's location with CQC's main rating of it; `rating` is "" where CQC has not said anything."""

    name: str
    cqc_id: str
    rating: str = ""
    rated_on: date | None = None
    cqc_name: str = ""
    authority: str = ""
    is_registered: bool = False
    is_known: bool = False
    as_at: date | None = None
    registered_on: date | None = None

    @property
    def label(self) -> str:
        """The rating in CQC's words."""
        return CqcRating(self.rating).label if self.rating else "Not rated"

    @property
    def rank(self) -> int:
        """0 for inadequate up to 3 for outstanding; after those, what is not rated."""
        return _WORST_FIRST.get(self.rating, len(_WORST_FIRST))

    @property
    def web_address(self) -> str:
        """CQC's page about it; empty for the id of an invented place, which CQC has no page about."""
        return "" if self.cqc_id.startswith(INVENTED) else f"https://www.cqc.org.uk/location/{self.cqc_id}"


def standings(provider_ids: Collection[int]) -> Mapping[int, list[Standing]]:
    """The locations of each provider, worst rating first."""
    ours = list(
        Location.objects.filter(provider_id__in=provider_ids).values_list(
            "provider_id", "name", "cqc_location_id"
        )
    )
    facts = {
        one.cqc_id: one
        for one in CqcLocation.objects.filter(pk__in={cqc_id for *_, cqc_id in ours if cqc_id})
        .select_related("found_in")
        .only(
            "cqc_id",
            "name",
            "rating",
            "rated_on",
            "local_authority",
            "status",
            "registered_on",
            "found_in__as_at",
        )
    }
    found: dict[int, list[Standing]] = defaultdict(list)
    for provider_id, name, cqc_id in ours:
        found[provider_id].append(_standing(name, cqc_id, facts.get(cqc_id)))
    return {key: sorted(places, key=lambda place: (place.rank, place.name)) for key, places in found.items()}


def _standing(name: str, cqc_id: str, fact: CqcLocation | None) -> Standing:
    if fact is None:
        return Standing(name, cqc_id)
    return Standing(
        name,
        cqc_id,
        rating=fact.rating,
        rated_on=fact.rated_on,
        cqc_name=fact.name,
        authority=fact.local_authority,
        is_registered=fact.status == "registered",
        is_known=True,
        as_at=fact.found_in.as_at,
        registered_on=fact.registered_on,
    )
