"""Records of CQC's API, locations or providers, into a snapshot. Contacts and other people's names are never read."""

from collections.abc import Callable, Iterable
from typing import Any

from plumbline.cqc.reading import marks, people, places
from plumbline.cqc.reading.api_ratings import ratings_in
from plumbline.cqc.reading.dates import date_of
from plumbline.cqc.reading.facts import (
    Kind,
    LocationFact,
    ProviderFact,
    Registration,
    Skipped,
    Snapshot,
)
from plumbline.cqc.reading.kinds_of_service import service_kind
from plumbline.cqc.reading.location_row import address, service_types
from plumbline.cqc.reading.records import Record
from plumbline.cqc.reading.refusal import Refused

_EVERY = 200
_ADDRESS = ("postalAddressLine1", "postalAddressLine2", "postalAddressTownCity")
_ORGANISED = {"organisation", "nhs body"}


def kind_of(first: object) -> Kind:
    """Whether a record is a location's or a provider's. Raises `Refused` for other JSON, saying what it seems."""
    if isinstance(first, ValueError):
        raise Refused(f"The first line cannot be read: {first}.")
    fields = set(first) if isinstance(first, dict) else set()
    if {"locationId", "registrationStatus"} <= fields:
        return Kind.API_LOCATIONS
    if "providerId" in fields and "locationId" not in fields:
        return Kind.API_PROVIDERS
    if fields & {"locations", "changes", "providers", "locationId"}:
        raise Refused(
            "This is a list of ids from CQC's API. Fetch each location's record and import those, one a line."
        )
    raise Refused(
        "This is JSON, but not records of CQC's API: locations have a locationId and a registrationStatus."
    )


def take_all(snapshot: Snapshot, records: Iterable[tuple[int, Any]], moved: Callable[[int], None]) -> None:
    """Every record into the snapshot: taken, or skipped with a reason."""
    seen: dict[str, int] = {}
    for number, value in records:
        snapshot.rows += 1
        about = ""
        try:
            record = _record(value)
            about = _id(record, snapshot.kind)
            if about in seen:
                raise ValueError(f"{about} stands in the file a second time; line {seen[about]:,} is used")
            _keep(snapshot, record, about, number)
            seen[about] = number
        except ValueError as fault:
            words = str(fault)
            snapshot.skipped.append(Skipped(number, words[:1].upper() + words[1:] + ".", about))
        if snapshot.rows % _EVERY == 0:
            moved(snapshot.rows)


def _record(value: object) -> Record:
    if isinstance(value, ValueError):
        raise value
    return Record(value)


def _id(record: Record, kind: Kind) -> str:
    field = "locationId" if kind is Kind.API_LOCATIONS else "providerId"
    if kind is Kind.API_PROVIDERS and "locationId" in record.fields:
        raise ValueError("it is a location among providers; import the two apart")
    about = marks.identifier(record.words(field))
    if not about:
        raise ValueError(f"there is no {field}")
    return about


def _keep(snapshot: Snapshot, record: Record, about: str, number: int) -> None:
    if snapshot.kind is Kind.API_PROVIDERS:
        snapshot.providers[about] = provider_in(record, about)
        return
    snapshot.locations[about] = location_in(record, about)
    try:
        snapshot.ratings.extend(ratings_in(record, about))
    except ValueError as fault:
        snapshot.skipped.append(
            Skipped(number, f"The location is kept, its ratings are not: {fault}.", about)
        )


def provider_in(record: Record, provider_id: str) -> ProviderFact:
    """A provider's name, which is withheld where the provider is a person or a partnership of persons."""
    name = marks.text(record.words("name"))
    is_organised = record.words("ownershipType").casefold() in _ORGANISED
    return ProviderFact(
        provider_id, people.without_people(name) if is_organised else people.organisation_only(name)
    )


def location_in(record: Record, location_id: str) -> LocationFact:
    is_care_home = marks.yes_or_no(record.words("careHome"))
    sector, category = marks.text(record.words("type")), _category(record)
    types = service_types([each.words("name") for each in record.parts("gacServiceTypes")])
    gone = record.words("registrationStatus").casefold() == "deregistered"
    return LocationFact(
        location_id,
        name=people.without_people(marks.text(record.words("name"))),
        cqc_provider_id=marks.identifier(record.words("providerId")),
        brand=marks.text(record.words("brandName")).removeprefix("BRAND "),
        sector=sector,
        category=category,
        service_types="|".join(types),
        service_kind=service_kind(is_care_home=is_care_home, sector=sector, category=category, types=types),
        is_care_home=is_care_home,
        beds=marks.whole_number(record.words("numberOfBeds")),
        address=address([marks.text(record.words(line)) for line in _ADDRESS]),
        postcode=places.postcode_of(marks.text(record.words("postalCode"))),
        uprn=marks.text(record.words("uprn")),
        local_authority=places.authority_of(marks.text(record.words("localAuthority"))),
        region=places.region_of(marks.text(record.words("region"))),
        status=Registration.DEREGISTERED if gone else Registration.REGISTERED,
        registered_on=date_of(record.words("registrationDate")),
        deregistered_on=date_of(record.words("deregistrationDate")),
        checked_on=date_of(record.part("lastInspection").words("date")),
        predecessors=_related(record, "hsca predecessor"),
        successors=_related(record, "hsca successor"),
    )


def _category(record: Record) -> str:
    """The primary inspection category; CQC writes its flag as the text "true"."""
    for category in record.parts("inspectionCategories"):
        if str(category.fields.get("primary", "")).casefold() == "true":
            return marks.text(category.words("name"))
    return ""


def _related(record: Record, relation: str) -> tuple[str, ...]:
    related = (each for each in record.parts("relationships") if each.words("type").casefold() == relation)
    ids = (marks.identifier(each.words("relatedLocationId")) for each in related)
    return tuple(sorted({each for each in ids if each}))
