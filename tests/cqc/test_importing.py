"""Taking over a file: what is written, what is told, what is refused, and that it is all or nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from plumbline.cqc import queries
from plumbline.cqc.market import Area
from plumbline.cqc.models import Change, Import, Location, MarketCount, Rating
from plumbline.cqc.published import RATINGS_FEBRUARY_2021
from plumbline.cqc.reading.refusal import Refused
from plumbline.history.models import Event
from plumbline.history.verification import verify
from tests.cqc.files import (
    API_LOCATIONS,
    API_PROVIDERS,
    DIRECTORY_2023,
    DIRECTORY_2025,
    HEADINGS,
    RATINGS_2025,
    rating_row,
    ratings_file,
    table,
)
from tests.cqc.importing import numbers, take_over

pytestmark = pytest.mark.django_db

MARCH, APRIL = date(2021, 3, 1), date(2021, 4, 1)
EVERYTHING = (Import, Location, Rating, Change, MarketCount, Event)


def written() -> list[int]:
    return [model._default_manager.count() for model in EVERYTHING]


def test_the_whole_of_england_is_taken_over_and_a_second_time_nothing_is_written() -> None:
    first = take_over(RATINGS_FEBRUARY_2021)
    before = written()
    second = take_over(RATINGS_FEBRUARY_2021)

    assert (first.rows, numbers(first)) == (23_095, (23_084, 0, 0, 0, 0))
    assert (second.rows, numbers(second), second.was_known) == (23_095, (0, 0, 0, 0, 23_084), True)
    assert (Location.objects.count(), Rating.objects.count()) == (23_084, 23_095)
    assert Location.objects.filter(rating="good").count() == 18_407
    assert written() == before
    market = queries.market("Milton Keynes")
    assert market is not None
    assert (market.of(Area.AUTHORITY).good_or_outstanding, market.of(Area.AUTHORITY).rated) == (90, 102)


def test_a_row_count_beyond_one_batch_loses_nobody() -> None:
    take_over(ratings_file(4_001))

    assert Location.objects.count() == Rating.objects.count() == 4_001


def test_every_field_of_a_row_reaches_the_database() -> None:
    take_over(table([rating_row(7, **{"Inherited Rating (Y/N)": "Y"})]))
    home = Location.objects.get()

    assert (home.pk, home.name, home.cqc_provider_id, home.provider_name) == (
        "1-100007",
        "Example Home 7",
        "1-900001",
        "Example Care Limited",
    )
    assert (home.service_kind, home.is_care_home, home.status, home.rating) == (
        "care-home",
        True,
        "registered",
        "good",
    )
    assert (home.rated_on, home.registered_on, home.beds) == (date(2019, 11, 20), None, None)
    assert (home.is_in_ratings, home.is_in_directory) == (True, False)
    rating = home.ratings.get()
    assert (rating.published, rating.is_inherited, rating.is_current, rating.framework) == (
        "Good",
        True,
        True,
        "key-lines",
    )


def test_what_changed_is_told_field_by_field_and_ratings_are_kept() -> None:
    rows = [rating_row(number) for number in range(4)]
    take_over(table(rows))
    rows[1] = rating_row(1, **{"Location Name": "Sample Lodge", "Provider Name": "Sample Care Limited"})
    rows[2] = rating_row(2, **{"Latest Rating": "Inadequate", "Publication Date": "15/02/2021"})
    report = take_over(table(rows), as_at=MARCH)

    assert numbers(report) == (0, 2, 0, 0, 2)
    assert sorted(Change.objects.values_list("location", "what", "field", "was", "now")) == [
        ("1-100001", "changed", "name", "Example Home 1", "Sample Lodge"),
        ("1-100001", "changed", "provider_name", "Example Care Limited", "Sample Care Limited"),
        ("1-100002", "rated", "Overall", "Good", "Inadequate (15 February 2021)"),
    ]
    rated = Location.objects.get(pk="1-100002")
    assert (rated.rating, rated.rated_on) == ("inadequate", date(2021, 2, 15))
    assert list(rated.ratings.order_by("published_on").values_list("rating", "is_current")) == [
        ("good", False),
        ("inadequate", True),
    ]


def test_a_visit_without_a_rating_is_kept_and_hides_nothing() -> None:
    take_over(table([rating_row(1)]))
    report = take_over(
        table(
            [rating_row(1, **{"Latest Rating": "Inspected but not rated", "Publication Date": "15/02/2021"})]
        ),
        as_at=MARCH,
    )

    assert numbers(report) == (0, 0, 0, 0, 1)
    assert Location.objects.get().rating == "good"
    assert Rating.objects.count() == 2
    assert Rating.objects.standing().get().rating == "good"


def test_a_location_that_vanishes_is_kept_as_no_longer_listed_and_may_come_back() -> None:
    take_over(ratings_file(100))
    gone = take_over(ratings_file(98), as_at=MARCH)
    back = take_over(ratings_file(100), as_at=APRIL)

    assert numbers(gone) == (0, 0, 2, 0, 98)
    assert numbers(back) == (0, 2, 0, 0, 98)
    assert Change.objects.filter(what="gone").count() == 2
    assert Location.objects.registered().count() == 100


def test_a_service_that_goes_on_under_another_id_is_neither_gone_nor_new() -> None:
    take_over(table([rating_row(1), rating_row(2)]))
    report = take_over(table([rating_row(1), rating_row(2, **{"Location ID": "1-777777"})]), as_at=MARCH)

    assert numbers(report) == (0, 0, 0, 1, 1)
    assert Location.objects.get(pk="1-100002").replaced_by_id == "1-777777"


def test_real_directories_two_years_apart() -> None:
    first, second = take_over(DIRECTORY_2023), take_over(DIRECTORY_2025)

    assert numbers(first) == (31, 0, 0, 0, 0)
    assert numbers(second) == (6, 9, 3, 4, 15)


def test_a_place_registered_twice_is_two_locations_and_loses_one_id_without_closing() -> None:
    homes = [rating_row(number) for number in range(100)]
    twice = rating_row(
        5, **{"Location ID": "1-555555", "Provider ID": "1-900002", "Provider Name": "Sample Care Limited"}
    )
    take_over(table([*homes, twice]))
    gone = take_over(table(homes), as_at=MARCH)
    back = take_over(table([*homes, twice]), as_at=APRIL)

    assert (numbers(gone), numbers(back)) == ((0, 0, 1, 0, 100), (0, 1, 0, 0, 100))
    told = Change.objects.get(kind="gone")
    assert told.because == "the same place is registered as 1-100005 too"


def test_a_file_that_says_the_same_in_other_words_changes_nothing() -> None:
    take_over(table([rating_row(1, **{"Provider Name": "Example & Sample Care Limited"})]))
    other = rating_row(
        1,
        **{
            "Location ID": "1-100001".lower(),
            "Location Name": "EXAMPLE HOME 1",
            "Location Street Address": "1  Station Rd.,",
            "Location Post Code": "ex2 1aa",
            "Provider Name": "Example and Sample Care Ltd",
            "Latest Rating": "good",
        },
    )
    turned = [row[::-1] for row in (HEADINGS, other)]
    report = take_over(
        table(turned[1:], headings=turned[0], delimiter=";").decode().encode("utf-16"), as_at=MARCH
    )

    assert numbers(report) == (0, 0, 0, 0, 1)
    assert not Change.objects.exists()


def test_files_of_several_kinds_complete_one_another() -> None:
    take_over(DIRECTORY_2025)
    ratings = take_over(RATINGS_2025)
    api = take_over(API_LOCATIONS)
    take_over(API_PROVIDERS)
    home = Location.objects.get(pk="1-109570155")

    assert (ratings.gone, api.gone, api.changed) == (0, 0, 0)
    assert (home.is_in_directory, home.is_in_ratings, home.is_in_api) == (True, True, True)
    assert (home.rating, home.beds is not None, home.category) == ("good", True, "Residential social care")
    assert Location.objects.get(pk="1-117977107").replaced_by_id == "1-18648277454"


def test_the_name_of_a_provider_comes_with_its_own_record() -> None:
    take_over(table([rating_row(1, **{"Provider ID": "1-10154647570", "Provider Name": ""})]))
    report = take_over(API_PROVIDERS)
    again = take_over(API_PROVIDERS)

    assert Location.objects.get().provider_name == "Rose Healthcare Services Ltd Ltd"
    assert (numbers(report), again.was_known) == ((1, 0, 0, 0, 1), True)
    assert report.warnings == (
        "1 of the providers have no location here. Import their locations, then this file again.",
    )


def test_an_older_file_is_refused_and_so_is_one_that_shrank_each_with_its_reason() -> None:
    take_over(ratings_file(100), as_at=MARCH)
    before = written()

    with pytest.raises(Refused) as refusal:
        take_over(ratings_file(97))

    assert len(refusal.value.reasons) == 2
    assert written() == before


def test_a_file_that_shrank_is_taken_when_a_person_says_so() -> None:
    take_over(ratings_file(100))

    assert numbers(take_over(ratings_file(50), as_at=MARCH, allow_shrink=True)) == (0, 0, 50, 0, 50)


def test_a_row_that_cannot_be_read_does_not_make_its_location_vanish() -> None:
    take_over(ratings_file(100))
    rows = [rating_row(number) for number in range(100)]
    rows[5] = rating_row(5, **{"Latest Rating": "Excellent"})
    report = take_over(table(rows), as_at=MARCH)

    assert numbers(report) == (0, 0, 0, 0, 99)
    assert report.as_json()["skipped"] == [{"row": 7, "why": "“Excellent” is not one of CQC's ratings."}]
    assert Import.objects.of_kind("ratings").first() is not None


def test_an_import_is_one_line_of_history_and_the_chain_holds() -> None:
    take_over(ratings_file(3))
    event = Event.objects.get()

    assert (event.kind, event.system, event.details["new"]) == ("cqc.imported", "test", 3)
    assert [chain.broken_at for chain in verify()] == [None]


class Killed(BaseException):
    """The process ends here."""


def killed_at(words: str) -> Callable[..., Any]:
    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if words in sql:
            raise Killed
        return execute(sql, params, many, context)

    return wrapper


@pytest.mark.parametrize(
    "statement", ['INSERT INTO "cqc_import"', 'UPDATE "cqc_rating"', 'INSERT INTO "history_event"']
)
def test_an_import_that_is_killed_half_way_leaves_nothing_half_done(statement: str) -> None:
    take_over(ratings_file(100))
    before = written()
    worse = {"Latest Rating": "Inadequate", "Publication Date": "15/02/2021"}
    file = table([rating_row(number, **worse) for number in range(101)])

    with pytest.raises(Killed), connection.execute_wrapper(killed_at(statement)):
        take_over(file, as_at=MARCH)

    assert written() == before
    assert Location.objects.filter(rating="good").count() == 100
    assert numbers(take_over(file, as_at=MARCH)) == (1, 100, 0, 0, 0)


def test_progress_is_told_from_the_first_row_to_the_last_write() -> None:
    told: list[tuple[str, int, int]] = []
    take_over(ratings_file(4_500), progress=lambda says, done, total: told.append((says, done, total)))

    assert [says for says, _, _ in told if says != "Reading the file"] == [
        "Comparing with what is known",
        "Writing what changed",
        "Writing what changed",
    ]
    assert all(0 <= done <= total for _, done, total in told)
    assert told[0][0] == "Reading the file"
