"""The market's figures, and the shipped file counted by another route."""

import csv
import lzma
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plumbline.cqc.market import ENGLAND, Area, Counts, Place, Segment, counted, rated_locations
from plumbline.cqc.published import RATINGS_FEBRUARY_2021
from plumbline.cqc.reading import people
from plumbline.cqc.reading.facts import Snapshot
from tests.cqc.files import HEADINGS, rating_row, snapshot_of, table

BETTER = {"Good", "Outstanding"}
FOUR = {*BETTER, "Requires improvement", "Inadequate"}


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return snapshot_of(RATINGS_FEBRUARY_2021)


@pytest.fixture(scope="module")
def by_another_route() -> list[dict[str, str]]:
    """The same file, read by nothing but Python's csv module."""
    with lzma.open(RATINGS_FEBRUARY_2021, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_shipped_file_is_all_of_it(shipped: Snapshot) -> None:
    assert (shipped.rows, shipped.size, len(shipped.ratings)) == (23_095, 23_084, 23_095)
    assert f"{shipped.as_at:%d %B %Y}" == "01 February 2021"
    assert (shipped.skipped, shipped.warnings) == ([], [])


def test_the_shipped_file_names_no_people(by_another_route: list[dict[str, str]]) -> None:
    assert all(
        people.organisation_only(row["Provider Name"]) == row["Provider Name"] for row in by_another_route
    )
    assert all(
        people.without_people(row["Location Name"]) == row["Location Name"] for row in by_another_route
    )


def test_milton_keynes_and_oxfordshire_are_as_councils_report_them(shipped: Snapshot) -> None:
    counts = counted(rated_locations(shipped.locations, shipped.ratings))
    milton_keynes = counts[Place(Area.AUTHORITY, "Milton Keynes", "South East"), Segment.ALL]
    oxfordshire = counts[Place(Area.AUTHORITY, "Oxfordshire", "South East"), Segment.ALL]

    assert (milton_keynes.good_or_outstanding, milton_keynes.rated, milton_keynes.percent) == (
        90,
        102,
        Decimal("88.2"),
    )
    assert (oxfordshire.good_or_outstanding, oxfordshire.rated, oxfordshire.percent) == (
        215,
        229,
        Decimal("93.9"),
    )


def test_every_place_and_segment_agrees_with_the_file_counted_by_another_route(
    shipped: Snapshot, by_another_route: list[dict[str, str]]
) -> None:
    rated: Counter[tuple[str, str]] = Counter()
    better: Counter[tuple[str, str]] = Counter()
    for row in by_another_route:
        if row["Service / Population Group"] == "Overall" and row["Latest Rating"] in FOUR:
            half = "care-homes" if row["Care Home?"] == "Y" else "community"
            for place in (row["Location Local Authority"], row["Location Region"], "England"):
                for segment in ("all", half):
                    rated[place, segment] += 1
                    better[place, segment] += row["Latest Rating"] in BETTER
    counts = counted(rated_locations(shipped.locations, shipped.ratings))

    assert {(place.name, segment.value): found.rated for (place, segment), found in counts.items()} == rated
    assert {
        (place.name, segment.value): found.good_or_outstanding for (place, segment), found in counts.items()
    } == better
    assert len({place for place, _ in counts if place.area is Area.AUTHORITY}) == 151
    assert counts[ENGLAND, Segment.ALL].unrated == 9


def test_a_file_of_one_council_says_nothing_of_its_region_or_of_england() -> None:
    snapshot = snapshot_of(table([rating_row(1), rating_row(2, **{"Care Home?": "N"})]))
    counts = counted(rated_locations(snapshot.locations, snapshot.ratings))

    assert {(place.area, segment) for place, segment in counts} == {
        (Area.AUTHORITY, segment) for segment in Segment
    }


@pytest.mark.parametrize(
    "words", ["Insufficient evidence to rate", "Inspected but not rated", "Not Rated", ""]
)
def test_what_is_not_rated_is_counted_apart_and_never_as_good(words: str) -> None:
    snapshot = snapshot_of(table([rating_row(1), rating_row(2, **{"Latest Rating": words})]))
    counts = counted(rated_locations(snapshot.locations, snapshot.ratings))
    found = counts[Place(Area.AUTHORITY, "Exampleshire", "South East"), Segment.ALL]

    assert (found.locations, found.rated, found.good_or_outstanding, found.unrated) == (2, 1, 1, 1)


def test_a_dentist_is_not_part_of_the_market() -> None:
    dentist = {
        "Care Home?": "N",
        "Location Type": "Primary Dental Care",
        "Location Primary Inspection Category": "Dentists",
    }
    snapshot = snapshot_of(table([rating_row(1, **dentist)]))

    assert rated_locations(snapshot.locations, snapshot.ratings) == []


def test_nothing_rated_has_no_share() -> None:
    assert (Counts(unrated=4).share, Counts(unrated=4).percent) == (None, None)


@pytest.mark.parametrize(
    ("counts", "percent"),
    [(Counts(0, 1, 1, 0), "50.0"), (Counts(1, 1, 1, 0), "66.7"), (Counts(0, 1, 799, 0), "0.1")],
)
def test_a_share_is_shown_to_one_decimal_place(counts: Counts, percent: str) -> None:
    assert counts.percent == Decimal(percent)


@given(some.builds(Counts, *[some.integers(min_value=0, max_value=30_000)] * 5))
def test_a_share_is_exact_and_between_none_and_all(counts: Counts) -> None:
    if counts.share is not None:
        assert 0 <= counts.share <= 1
        assert counts.share == Fraction(counts.outstanding + counts.good, counts.locations - counts.unrated)


def test_headings_of_the_shipped_file_are_the_26_published_ones(
    by_another_route: list[dict[str, str]],
) -> None:
    assert tuple(by_another_route[0]) == HEADINGS
