"""Which of CQC's changes touch providers that a council has a contract with: by its locations, and by CQC's id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plumbline.contracts.models import Contract
from plumbline.cqc.comparing.kinds_of_change import ChangeKind
from plumbline.cqc.models import Change, Import, Location
from plumbline.oversight.queries.cqc_standing import INVENTED
from plumbline.providers.models import Location as OurLocation
from plumbline.providers.models import Provider

_ORDER = {kind.value: place for place, kind in enumerate(ChangeKind)}


@dataclass(frozen=True, slots=True)
class Ours:
    """CQC's ids of a council's contracted providers: of their locations, and of themselves."""

    by_location: Mapping[str, Provider] = field(default_factory=dict)
    by_provider: Mapping[str, Provider] = field(default_factory=dict)

    def provider_of(self, location: Location) -> Provider | None:
        """A location that a provider of ours delivers from, or another one of that provider's by CQC's register."""
        return self.by_location.get(location.pk) or self.by_provider.get(location.cqc_provider_id)


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that changed about one location, the gravest kind of change first."""

    location: Location
    provider: Provider | None
    changes: tuple[Change, ...]
    goes_on_as: tuple[Location, ...] = ()

    @property
    def kind(self) -> ChangeKind:
        return ChangeKind(self.changes[0].kind)

    @property
    def page(self) -> str:
        """CQC's page about it; empty for the id of an invented place, which CQC has no page about."""
        return "" if self.location.pk.startswith(INVENTED) else self.location.web_address

    @property
    def rank(self) -> tuple[int, str]:
        return _ORDER[self.kind.value], self.location.name


def ours(council_id: int) -> Ours:
    """Two queries."""
    running = Contract.objects.active().filter(council_id=council_id)
    providers = Provider.objects.filter(contracts__in=running).select_related("organisation").distinct()
    of_ours = {one.pk: one for one in providers}
    places = OurLocation.objects.filter(provider__in=of_ours).exclude(cqc_location_id="")
    return Ours(
        {cqc_id: of_ours[pk] for cqc_id, pk in places.values_list("cqc_location_id", "provider_id")},
        {one.cqc_provider_id: one for one in of_ours.values() if one.cqc_provider_id},
    )


def touching(imports: Iterable[Import], contracted: Ours) -> list[Story]:
    """What these imports changed about the contracted providers' locations. Two queries."""
    changes = Change.objects.filter(found_in__in=list(imports)).about(
        contracted.by_location, contracted.by_provider
    )
    return stories(changes.select_related("location", "found_in"), contracted)


def stories(changes: Iterable[Change], contracted: Ours) -> list[Story]:
    """Lines of the change log by location, the gravest first; the locations they go on as come in one query."""
    of_location: dict[str, list[Change]] = {}
    for change in changes:
        of_location.setdefault(change.location_id, []).append(change)
    nexts = {now for those in of_location.values() for one in those for now in one.next_ids}
    found = Location.objects.in_bulk(nexts) if nexts else {}
    return sorted(
        (_story(those, found, contracted) for those in of_location.values()), key=lambda story: story.rank
    )


def _story(changes: list[Change], found: Mapping[str, Location], contracted: Ours) -> Story:
    ordered = tuple(sorted(changes, key=lambda one: (_ORDER[one.kind], one.field != "Overall", one.pk)))
    location = ordered[0].location
    nexts = tuple(found[now] for one in ordered for now in one.next_ids if now in found)
    return Story(location, contracted.provider_of(location), ordered, nexts)
