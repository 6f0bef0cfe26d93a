"""A service that goes on under a new id has neither closed nor opened."""

from typing import Any

import pytest

from plumbline.cqc.reading.facts import LocationFact, ServiceKind
from plumbline.cqc.reregistration import divisions, pairs, plain_name, same_place
from tests.cqc.files import DIRECTORY_2023, DIRECTORY_2025, snapshot_of

HOME: dict[str, Any] = {
    "name": "Example Care Home",
    "postcode": "EX1 1AA",
    "local_authority": "Exampleshire",
    "service_kind": ServiceKind.CARE_HOME,
}
AGENCY = HOME | {"service_kind": ServiceKind.COMMUNITY}


def signs(was: dict[str, Any], *now: dict[str, Any]) -> list[str]:
    new = [LocationFact(f"1-2{number}", **fields) for number, fields in enumerate(now)]
    return [pair.because for pair in pairs([LocationFact("1-1", **was)], new)]


@pytest.mark.parametrize(
    ("was", "now", "because"),
    [
        (HOME | {"successors": ("1-20",)}, HOME, "CQC links the two"),
        (
            HOME,
            HOME | {"predecessors": ("1-1",), "postcode": "EX9 9ZZ", "name": "Other"},
            "CQC links the two",
        ),
        (HOME | {"uprn": "77"}, HOME | {"uprn": "77", "postcode": "", "name": "Other"}, "the same property"),
        (HOME, HOME | {"name": "The Example Nursing Home Ltd"}, "the same postcode and name"),
        (AGENCY, AGENCY, "the same postcode and name"),
        (HOME, HOME | {"name": "Sample Lodge"}, "a care home at the same postcode"),
        (AGENCY, AGENCY | {"postcode": "EX2 2BB"}, "the same name in the same area"),
    ],
)
def test_a_sign_pairs_the_old_with_the_new(was: dict[str, Any], now: dict[str, Any], because: str) -> None:
    assert signs(was, now) == [because]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (AGENCY, AGENCY | {"name": "Sample Support"}),
        (AGENCY | {"uprn": "77"}, AGENCY | {"uprn": "77", "name": "Sample Support", "postcode": ""}),
        (HOME, HOME | {"name": "Sample Lodge", "postcode": "EX2 2BB"}),
        (HOME | {"postcode": "", "local_authority": ""}, HOME | {"postcode": "", "local_authority": ""}),
    ],
)
def test_two_agencies_of_one_office_block_are_two(was: dict[str, Any], now: dict[str, Any]) -> None:
    assert signs(was, now) == []


def test_a_sign_that_fits_two_is_no_sign() -> None:
    assert signs(HOME, HOME, HOME) == []


def test_each_location_is_paired_once_by_the_surest_sign() -> None:
    linked = HOME | {"predecessors": ("1-1",)}

    assert signs(HOME, linked, HOME | {"name": "Sample"}) == ["CQC links the two"]


def test_a_name_is_compared_without_the_words_that_owners_change() -> None:
    assert plain_name("Ashlands Example Care Centre") == plain_name("The Ashlands Example Home")
    assert plain_name("Care Home") != plain_name("Nursing Home")


def test_real_re_registrations_in_oldham_are_the_ones_cqc_links() -> None:
    before, after = snapshot_of(DIRECTORY_2023).locations, snapshot_of(DIRECTORY_2025).locations
    gone = [fact for key, fact in before.items() if key not in after]
    new = [fact for key, fact in after.items() if key not in before]

    assert {(pair.was, pair.now) for pair in pairs(gone, new)} == {
        ("1-117977107", "1-18648277454"),
        ("1-120641405", "1-16964879095"),
        ("1-113831768", "1-18437805065"),
        ("1-7648533300", "1-16412957730"),
    }


OWNED = HOME | {"cqc_provider_id": "1-9"}


def facts(first: int, *fields: dict[str, Any]) -> list[LocationFact]:
    return [LocationFact(f"1-{number}", **each) for number, each in enumerate(fields, start=first)]


def test_one_home_followed_by_several_of_its_provider_was_divided_and_the_other_way_merged() -> None:
    one, several = facts(1, OWNED), facts(21, OWNED, OWNED | {"name": "Sample Lodge"})

    assert [(each.was, each.now) for each in divisions(one, several, [])] == [(("1-1",), ("1-21", "1-22"))]
    assert [(each.was, each.now) for each in divisions(several, one, [])] == [(("1-21", "1-22"), ("1-1",))]
    assert pairs(one, several) == []


def test_homes_of_several_providers_at_one_postcode_are_neither() -> None:
    others = facts(21, OWNED | {"cqc_provider_id": "1-8"}, OWNED | {"cqc_provider_id": "1-7"})

    assert divisions(facts(1, OWNED), others, []) == []


def test_a_number_in_the_street_tells_two_homes_of_a_postcode_apart() -> None:
    was = facts(
        1, HOME | {"name": "Alpha", "address": "69 Road"}, HOME | {"name": "Beta", "address": "91-95 Road"}
    )
    now = facts(21, HOME | {"name": "Gamma", "address": "91-93 Road"})

    assert [(pair.was, pair.now) for pair in pairs(was, now)] == [("1-2", "1-21")]


def test_a_place_that_is_registered_twice_is_found_by_name_and_postcode() -> None:
    one, other = facts(1, HOME, HOME | {"cqc_provider_id": "1-7"})

    assert same_place([one], [one, other]) == {"1-1": "1-2"}
    assert same_place([one], [one]) == {}
