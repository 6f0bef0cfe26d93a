"""Records of CQC's API: locations and providers, their ratings of all kinds, and no people."""

import json
from datetime import date
from typing import Any

import pytest

from plumbline.cqc.latest import current, main_rating
from plumbline.cqc.reading.facts import Framework, Kind, Registration, ServiceKind, Snapshot
from plumbline.cqc.reading.ratings import CqcRating
from plumbline.cqc.reading.refusal import Refused
from tests.cqc.files import API_LOCATIONS, API_PROVIDERS, snapshot_of

NAME = "api_2025-03.ndjson"
HOME = {
    "locationId": "1-100001",
    "providerId": "1-900001",
    "name": "Example Home",
    "type": "Social Care Org",
    "registrationStatus": "Registered",
    "careHome": "Y",
    "numberOfBeds": 21,
    "region": "Yorkshire & Humberside",
    "localAuthority": "Exampleshire",
    "postalCode": "EX1 1AA",
}


def records(*fields: dict[str, Any]) -> Snapshot:
    return snapshot_of("\n".join(json.dumps(record) for record in fields).encode() + b"\n", NAME)


def main(snapshot: Snapshot, location_id: str) -> CqcRating | None:
    standing = [fact for fact in current(snapshot.ratings).values() if fact.location_id == location_id]
    found = main_rating(standing)
    return found.rating if found else None


def test_real_records_give_locations_of_every_status() -> None:
    snapshot = snapshot_of(API_LOCATIONS)
    gone = snapshot.locations["1-117977107"]

    assert (snapshot.kind, snapshot.as_at, snapshot.rows, snapshot.size) == (
        Kind.API_LOCATIONS,
        date(2025, 3, 1),
        8,
        8,
    )
    assert (gone.status, gone.successors) == (Registration.DEREGISTERED, ("1-18648277454",))
    assert snapshot.locations["1-112467585"].beds == 21
    assert snapshot.locations["1-16561595022"].service_kind is ServiceKind.OTHER


def test_the_single_assessment_framework_rates_a_group_and_that_is_the_locations_rating() -> None:
    snapshot = snapshot_of(API_LOCATIONS)
    new = [
        fact
        for fact in snapshot.ratings
        if fact.framework is Framework.SINGLE_ASSESSMENT and fact.domain == "Overall"
    ]

    assert [(fact.location_id, fact.group, fact.published_on) for fact in new] == [
        ("1-5203053560", "Care Homes", date(2024, 9, 17))
    ]
    assert main(snapshot, "1-5203053560") is CqcRating.GOOD


def test_a_visit_without_a_rating_does_not_hide_the_rating() -> None:
    snapshot = snapshot_of(API_LOCATIONS)
    silent = [
        fact.published_on
        for fact in snapshot.ratings
        if fact.location_id == "1-109570155"
        and fact.rating is CqcRating.INSPECTED_NOT_RATED
        and fact.domain == "Overall"
    ]

    assert max(day for day in silent if day) == date(2022, 3, 3)
    assert main(snapshot, "1-109570155") is CqcRating.GOOD


def test_the_newest_of_current_historic_and_assessed_ratings_speaks() -> None:
    def overall(rating: str, day: str) -> dict[str, Any]:
        return {"overall": {"rating": rating, "reportDate": day}, "reportDate": day}

    assessed = {
        "assessmentPlanPublishedDateTime": "2024-11-18 14:40:14",
        "ratings": {
            "asgRatings": [{"name": "Care Homes", "rating": "Requires Improvement", "status": "Current"}]
        },
    }
    blocks: list[tuple[dict[str, Any], CqcRating]] = [
        ({"currentRatings": overall("Good", "2019-01-01"), "historicRatings": [overall("Outstanding", "2022-01-01")]},
         CqcRating.OUTSTANDING),
        ({"currentRatings": overall("Good", "2019-01-01"), "assessment": [assessed]}, CqcRating.REQUIRES_IMPROVEMENT),
        ({"currentRatings": overall("Good", "2025-01-01"), "assessment": [assessed]}, CqcRating.GOOD),
        ({"historicRatings": [overall("Inspected but not rated", "2022-01-01"), overall("Inadequate", "2016-09-01")]},
         CqcRating.INADEQUATE),
    ]  # fmt: skip
    for block, rating in blocks:
        assert main(records(HOME | block), "1-100001") is rating


def test_nobody_who_is_named_in_a_record_comes_in() -> None:
    person = {"personTitle": "Mrs", "personGivenName": "Firstname", "personFamilyName": "Sample"}
    snapshot = records(
        HOME
        | {
            "name": "Mrs F Sample - 5 Station Road",
            "regulatedActivities": [{"name": "Personal care", "contacts": [person]}],
            "relationships": [
                {"type": "HSCA Predecessor", "relatedLocationId": "1-7", "relatedLocationName": "Mr Sample"}
            ],
        }
    )

    assert "Sample" not in repr(snapshot)
    assert snapshot.locations["1-100001"].name == "5 Station Road"
    assert snapshot.locations["1-100001"].predecessors == ("1-7",)


@pytest.mark.parametrize(
    ("name", "ownership", "kept"),
    [
        ("Nightingale Sample", "Organisation", "Nightingale Sample"),
        ("Firstname Sample", "Individual", ""),
        ("A Example and B Sample", "Partnership", ""),
        ("Example Care Limited", "", "Example Care Limited"),
    ],
)
def test_a_provider_record_names_organisations_only(name: str, ownership: str, kept: str) -> None:
    snapshot = records({"providerId": "1-900001", "name": name, "ownershipType": ownership})

    assert snapshot.kind is Kind.API_PROVIDERS
    assert snapshot.providers["1-900001"].name == kept


def test_real_provider_records_are_read() -> None:
    assert snapshot_of(API_PROVIDERS).providers["1-10154647570"].name == "Rose Healthcare Services Ltd Ltd"


def test_fields_that_are_left_out_are_unknown_not_no() -> None:
    home = records({"locationId": "1-100001", "registrationStatus": "Registered"}).locations["1-100001"]

    assert (home.beds, home.is_care_home, home.service_kind, home.registered_on) == (None, None, None, None)


def test_one_json_list_is_as_good_as_lines() -> None:
    snapshot = snapshot_of(json.dumps([HOME, HOME | {"locationId": "1-100002"}]).encode(), NAME)

    assert snapshot.size == 2


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{broken", "It is not JSON"),
        ('{"locationId": "1-5", "numberOfBeds": NaN}', "It is not JSON"),
        ("[" * 50_000, "It is not JSON"),
        ("17", "It is not a JSON object."),
        ('{"name": "Example"}', "There is no locationId."),
        ('{"locationId": ["1-5"]}', "LocationId is not text."),
        ('{"locationId": "1-5", "numberOfBeds": -3}', "“-3” is not a whole number."),
        (json.dumps(HOME), "1-100001 stands in the file a second time; line 1 is used."),
    ],
)
def test_a_line_that_makes_no_sense_is_left_out_with_its_number(line: str, why: str) -> None:
    content = "\n".join([json.dumps(HOME), line, json.dumps(HOME | {"locationId": "1-100003"})]).encode()
    snapshot = snapshot_of(content, NAME)

    assert list(snapshot.locations) == ["1-100001", "1-100003"]
    assert [skipped.row for skipped in snapshot.skipped] == [2]
    assert snapshot.skipped[0].why.startswith(why)


def test_a_rating_word_that_is_new_costs_the_ratings_and_not_the_location() -> None:
    snapshot = records(
        HOME | {"currentRatings": {"overall": {"rating": "Splendid", "reportDate": "2024-01-01"}}}
    )

    assert list(snapshot.locations) == ["1-100001"]
    assert snapshot.ratings == []
    assert "“Splendid” is not one of CQC's ratings" in snapshot.skipped[0].why


@pytest.mark.parametrize("cut", [10, 60])
def test_a_file_that_stops_in_a_line_was_cut_off(cut: int) -> None:
    content = json.dumps(HOME).encode() + b"\n" + json.dumps(HOME | {"locationId": "1-2"}).encode()[:cut]

    with pytest.raises(Refused, match="stops in the middle of line 2: it was cut off"):
        snapshot_of(content, NAME)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"locations": [{"locationId": "1-5"}], "total": 1}', "a list of ids from CQC's API"),
        (
            b'{"locationId": "1-5", "locationName": "Example", "postalCode": "EX1 1AA"}',
            "a list of ids from CQC's API",
        ),
        (b'{"changes": ["1-5"]}', "a list of ids from CQC's API"),
        (b'{"type": "FeatureCollection"}', "not records of CQC's API"),
        (b"[1, 2, 3]", "not records of CQC's API"),
        (b"[", "does not end like one"),
        (b"[]", "no records"),
    ],
)
def test_other_json_is_refused_for_what_it_is(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        snapshot_of(content, NAME)
