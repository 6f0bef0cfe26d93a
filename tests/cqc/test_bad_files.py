"""Files that are not what they seem: each refused whole with its reason, or taken with a word about it."""

from datetime import date

import pytest

from plumbline.cqc.models import Change, Import, Location
from plumbline.cqc.reading.refusal import Refused
from tests.cqc.files import (
    API_LOCATIONS,
    OLDHAM_2023,
    OLDHAM_2025,
    rating_row,
    ratings_file,
    snapshot_of,
    table,
)
from tests.cqc.importing import take_over

pytestmark = pytest.mark.django_db

MARCH = date(2021, 3, 1)


def refused(content: bytes, name: str = "24_March_2025_CQC_directory.csv") -> str:
    with pytest.raises(Refused) as refusal:
        snapshot_of(content, name)
    return " ".join(refusal.value.reasons)


def test_a_directory_that_was_put_together_twice_is_refused() -> None:
    whole = OLDHAM_2025.read_bytes()
    rows = whole.split(b"\r\n", 5)[5]

    assert "216 of the file's 432 rows stand in it a second time" in refused(whole + rows)
    assert "216 of the file's 43" in refused(whole + whole)


def test_ratings_that_were_put_together_twice_are_refused() -> None:
    rows = [rating_row(number) for number in range(40)]

    assert "40 of the file's 80 rows stand in it a second time" in refused(table([*rows, *rows]))


def test_a_few_rows_twice_are_a_slip_and_are_named() -> None:
    rows = [rating_row(number) for number in range(40)]
    snapshot = snapshot_of(table([*rows, rows[7]]))

    assert snapshot.size == 40
    assert [each.row for each in snapshot.skipped] == [42]


def test_three_per_cent_fewer_are_refused_with_both_numbers() -> None:
    take_over(ratings_file(1_000))

    with pytest.raises(Refused, match=r"has 970 locations; .* had 1,000. That is 3% fewer"):
        take_over(ratings_file(970), as_at=MARCH)
    assert Import.objects.count() == 1


def test_a_file_of_the_same_size_that_lacks_a_thousand_is_refused_unless_a_person_says_so() -> None:
    take_over(ratings_file(1_001))
    elsewhere = table([rating_row(10_000 + number) for number in range(1_001)])

    with pytest.raises(Refused, match="1,001 of the last file's locations are not in this one"):
        take_over(elsewhere, as_at=MARCH)
    assert not Change.objects.exists()
    assert take_over(elsewhere, as_at=MARCH, allow_shrink=True).rows == 1_001


def test_a_directory_older_than_the_last_is_refused() -> None:
    take_over(OLDHAM_2025)

    with pytest.raises(Refused, match=r"22 March 2023; .* 24 March 2025 was already imported"):
        take_over(OLDHAM_2023)


def test_a_directory_that_stops_in_a_row_is_refused() -> None:
    whole = OLDHAM_2025.read_bytes()

    assert "it was cut off" in refused(whole[: len(whole) - 90])


def test_another_kind_than_was_said_is_refused() -> None:
    with pytest.raises(Refused, match="You said that this is of the kind hsca"):
        take_over(OLDHAM_2025, kind="hsca")


def test_ids_in_lower_case_are_the_same_ids() -> None:
    take_over(OLDHAM_2023)
    small = OLDHAM_2023.read_bytes().replace(b",RT203,", b",rt203,")
    assert b",rt203," in small

    report = take_over(small, as_at=date(2023, 3, 29))

    assert (report.new, report.gone, report.unchanged) == (0, 0, 199)
    assert Location.objects.filter(pk="RT203").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_directory_in_another_encoding_brings_no_news(encoding: str) -> None:
    take_over(OLDHAM_2023)
    take_over(OLDHAM_2023.read_text("utf-8").encode(encoding), as_at=date(2023, 3, 29))

    assert not Change.objects.exists()


def test_a_wider_file_brings_the_register_and_not_its_news() -> None:
    take_over(ratings_file(10))
    report = take_over(ratings_file(500), as_at=MARCH)

    assert report.new == 490
    assert not Change.objects.exists()


def test_records_of_the_api_bring_ratings_of_the_newer_assessments() -> None:
    take_over(API_LOCATIONS)
    groups = Location.objects.filter(ratings__framework="single-assessment").distinct()

    assert groups.exists()
    assert all(one.rating for one in groups)
