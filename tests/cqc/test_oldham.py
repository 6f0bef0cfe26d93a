"""Two real directories of one council area, two years apart: what is new, what is gone, and what only looks like it."""

from collections import Counter
from datetime import date

import pytest

from plumbline.cqc.models import Change, Import, Location
from tests.cqc.files import API_LOCATIONS, OLDHAM_2023, OLDHAM_2025, snapshot_of
from tests.cqc.importing import numbers, take_over

pytestmark = pytest.mark.django_db

BY_CQC = {
    "1-117977107": "1-18648277454",
    "1-113831768": "1-18437805065",
    "1-120641405": "1-16964879095",
    "1-2711314834": "1-16483173019",
    "1-7648533300": "1-16412957730",
    "1-833777122": "1-16464985626",
}
"""What the records of CQC's API link, of those that can be told from the directory alone."""


@pytest.fixture
def both() -> None:
    take_over(OLDHAM_2023)
    take_over(OLDHAM_2025)


def of_kind(kind: str) -> set[tuple[str, str]]:
    return set(Change.objects.filter(kind=kind).values_list("location", "now"))


def test_by_their_ids_36_are_new_and_19_are_gone() -> None:
    before, after = snapshot_of(OLDHAM_2023).locations, snapshot_of(OLDHAM_2025).locations

    assert (len(before), len(after)) == (199, 216)
    assert (len(after.keys() - before.keys()), len(before.keys() - after.keys())) == (36, 19)


@pytest.mark.usefixtures("both")
def test_six_of_them_are_the_same_service_under_another_id() -> None:
    assert of_kind("reregistered") == set(BY_CQC.items())
    assert dict(Location.objects.exclude(replaced_by=None).values_list("pk", "replaced_by")) == BY_CQC
    because = dict(Change.objects.filter(kind="reregistered").values_list("location", "because"))
    assert because["1-117977107"] == "the same postcode and name; another provider"
    assert because["1-7648533300"] == "the same name in the same area; another address"


@pytest.mark.usefixtures("both")
def test_one_home_was_divided_into_the_four_houses_that_stand_there() -> None:
    assert of_kind("divided") == {
        ("1-6355044561", "1-21881721930, 1-21881722437, 1-22068882729, 1-22070291186")
    }


@pytest.mark.usefixtures("both")
def test_the_rest_is_new_gone_or_looked_at_and_nothing_else_changed() -> None:
    kinds = Counter(Change.objects.values_list("kind", flat=True))

    assert kinds == {"new": 26, "gone": 12, "reregistered": 6, "divided": 1, "inspected": 57}
    told = Change.objects.get(location="1-120745060")
    assert (told.field, told.was, told.now) == ("checked_on", "13 March 2019", "4 July 2023")


def test_the_first_directory_is_the_register_and_not_its_news() -> None:
    assert numbers(take_over(OLDHAM_2023)) == (199, 0, 0, 0, 0)
    assert not Change.objects.exists()


def test_the_numbers_of_the_report_add_up() -> None:
    take_over(OLDHAM_2023)
    report = take_over(OLDHAM_2025)

    assert numbers(report) == (26, 57, 12, 10, 123)
    assert report.new + report.changed + report.reregistered + report.unchanged == 216


@pytest.mark.usefixtures("both")
def test_what_only_cqc_can_know_is_told_when_its_records_come() -> None:
    before, after = snapshot_of(OLDHAM_2023), snapshot_of(OLDHAM_2025)
    assert "1-9075180925" in before.locations
    assert "1-19666435449" in after.locations
    record = (
        b'{"locationId": "1-19666435449", "registrationStatus": "Registered", "name": "Apex Prime Care - Oldham",'
        b' "relationships": [{"relatedLocationId": "1-9075180925", "type": "HSCA Predecessor",'
        b' "reason": "Location Move"}]}\n'
    )
    take_over(record, as_at=date(2025, 3, 25))

    told = Import.objects.of_kind("api-locations").get().changes.get()
    assert (told.kind, told.location_id, told.now) == ("reregistered", "1-9075180925", "1-19666435449")
    assert told.because == "CQC links the two; another provider"
    assert Location.objects.get(pk="1-9075180925").replaced_by_id == "1-19666435449"


@pytest.mark.usefixtures("both")
def test_records_of_the_api_after_the_directory_tell_no_link_twice() -> None:
    take_over(API_LOCATIONS)

    assert Change.objects.filter(kind="reregistered", location="1-117977107").count() == 1
