"""What pages ask: the market beside region and England, and a provider's locations."""

from datetime import date
from typing import Any

import pytest

from plumbline.cqc import queries
from plumbline.cqc.market import Area, Counts, Segment
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Location as ContractedLocation
from plumbline.providers.models import Provider
from tests.cqc.files import england_file, rating_row, ratings_file, table
from tests.cqc.importing import take_over

pytestmark = pytest.mark.django_db


def test_a_council_stands_beside_its_region_and_england(django_assert_num_queries: Any) -> None:
    take_over(england_file())
    with django_assert_num_queries(3):
        market = queries.market("Council 0")

    assert market is not None
    assert (market.region, market.as_at) == ("East Midlands", date(2021, 2, 1))
    assert market.of(Area.AUTHORITY) == Counts(good=1, requires_improvement=1)
    assert market.of(Area.AUTHORITY, Segment.COMMUNITY) == Counts(requires_improvement=1)
    assert market.of(Area.REGION) == Counts(good=17, requires_improvement=17)
    assert market.of(Area.ENGLAND, Segment.CARE_HOMES) == Counts(good=150)


def test_the_councils_to_choose_from_are_those_of_the_file() -> None:
    take_over(england_file())

    assert queries.authorities() == sorted(f"Council {number}" for number in range(150))


def test_the_market_over_time_has_a_point_for_each_file() -> None:
    take_over(england_file())
    take_over(england_file().replace(b",Good,", b",Outstanding,"), as_at=date(2021, 3, 1))
    points = queries.market_over_time(Area.AUTHORITY, "Council 7")

    assert points == [
        (date(2021, 2, 1), Counts(good=1, requires_improvement=1)),
        (date(2021, 3, 1), Counts(outstanding=1, requires_improvement=1)),
    ]
    before = queries.market("Council 7", as_at=date(2021, 2, 20))
    assert before is not None
    assert before.of(Area.AUTHORITY).outstanding == 0
    assert queries.market("Council 7", as_at=date(2021, 1, 20)) is None


def test_a_file_of_a_few_councils_makes_no_market() -> None:
    take_over(ratings_file(5))

    assert queries.market("Exampleshire") is None
    assert queries.authorities() == []


def test_a_providers_locations_come_with_the_ratings_that_stand(django_assert_num_queries: Any) -> None:
    take_over(
        table([rating_row(1), rating_row(1, Domain="Safe", **{"Latest Rating": "Inadequate"}), rating_row(2)])
    )
    organisation = Organisation.objects.create(kind="provider", name="Example Care (demonstration)")
    provider = Provider.objects.create(organisation=organisation)
    ContractedLocation.objects.create(provider=provider, name="Home", cqc_location_id="1-100001")
    ContractedLocation.objects.create(provider=provider, name="Office")
    with django_assert_num_queries(2):
        (found,) = queries.locations_of(provider)

    assert found.location.pk == "1-100001"
    assert [rating.published if rating else None for rating in found.ratings.values()] == [
        "Good", "Inadequate", None, None, None, None,
    ]  # fmt: skip
