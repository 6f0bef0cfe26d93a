"""Rows of the ratings file and the weekly directory: taken, or left out with a reason."""

from datetime import date

import pytest

from plumbline.cqc.reading.facts import Framework, Kind, Registration, ServiceKind
from plumbline.cqc.reading.ratings import CqcRating
from plumbline.cqc.reading.refusal import Refused
from tests.cqc.files import (
    DIRECTORY_2023,
    HEADINGS,
    RATINGS_2025,
    rating_row,
    ratings_file,
    snapshot_of,
    table,
)


def test_a_row_of_the_ratings_says_where_and_how_good() -> None:
    snapshot = snapshot_of(
        table([rating_row(7, **{"Latest Rating": "Requires Improvement", "Inherited Rating (Y/N)": "Y"})])
    )
    home, rating = snapshot.locations["1-100007"], snapshot.ratings[0]

    assert snapshot.kind is Kind.RATINGS
    assert (home.name, home.provider_name, home.brand) == ("Example Home 7", "Example Care Limited", "")
    assert (home.service_kind, home.local_authority, home.region) == (
        ServiceKind.CARE_HOME,
        "Exampleshire",
        "South East",
    )
    assert (home.address, home.status) == ("7 Station Road, Exampleton", Registration.REGISTERED)
    assert (rating.rating, rating.published) == (CqcRating.REQUIRES_IMPROVEMENT, "Requires Improvement")
    assert (rating.published_on, rating.is_inherited) == (date(2019, 11, 20), True)
    assert rating.framework is Framework.KEY_LINES


def test_social_care_that_is_no_care_home_is_community_care_whatever_its_category() -> None:
    cells = {"Care Home?": "N", "Location Primary Inspection Category": "Community substance misuse"}
    snapshot = snapshot_of(table([rating_row(1, **cells)]))

    assert snapshot.locations["1-100001"].service_kind is ServiceKind.COMMUNITY


def test_the_long_layout_has_a_row_for_each_key_question_and_group() -> None:
    snapshot = snapshot_of(RATINGS_2025)
    groups = {
        (rating.group, rating.domain) for rating in snapshot.ratings if rating.location_id == "1-5203053560"
    }

    assert (snapshot.rows, snapshot.size, snapshot.as_at) == (24, 4, date(2025, 3, 1))
    assert ("Care Homes", "Overall") in groups
    assert len(groups) == 6


def test_the_directory_gives_locations_and_its_day_and_no_ratings() -> None:
    snapshot = snapshot_of(DIRECTORY_2023, name="renamed.csv")

    assert (snapshot.kind, snapshot.as_at, snapshot.ratings) == (Kind.DIRECTORY, date(2023, 3, 22), [])
    assert snapshot.locations["1-10024040008"].service_types == "Homecare agencies"
    assert snapshot.locations["1-10024040008"].service_kind is ServiceKind.COMMUNITY


@pytest.mark.parametrize(
    ("cells", "why", "about"),
    [
        ({"Location ID": ""}, "There is no location ID.", ""),
        ({"Location ID": "01-Oct"}, "“01-Oct” is not a CQC id such as 1-123456789.", ""),
        ({"Latest Rating": "Excellent"}, "“Excellent” is not one of CQC's ratings.", "1-100002"),
        ({"Publication Date": "31/02/2020"}, "“31/02/2020” is not a date.", "1-100002"),
        ({"Location Name": "x" * 900}, "A cell holds 900 characters; the most is 400.", "1-100002"),
    ],
)
def test_a_row_that_makes_no_sense_is_left_out_with_its_number(
    cells: dict[str, str], why: str, about: str
) -> None:
    snapshot = snapshot_of(table([rating_row(1), rating_row(2, **cells), rating_row(3)]))

    assert list(snapshot.locations) == ["1-100001", "1-100003"]
    assert [(each.row, each.why, each.about) for each in snapshot.skipped] == [(3, why, about)]
    assert snapshot.rows == 3


@pytest.mark.parametrize("width", [3, len(HEADINGS) + 2])
def test_a_row_of_another_width_is_left_out(width: int) -> None:
    row = [*rating_row(2), "x", "y"][:width]
    snapshot = snapshot_of(table([rating_row(1), row, rating_row(3)]))

    assert [each.why for each in snapshot.skipped] == [
        f"It has {width} columns where the header has {len(HEADINGS)}."
    ]
    assert snapshot.skipped[0].about == "1-100002"


def test_blank_cells_at_the_end_and_blank_rows_do_no_harm() -> None:
    snapshot = snapshot_of(table([[*rating_row(1), "", " "], ["", "", ""], rating_row(2)]))

    assert (snapshot.rows, snapshot.size, snapshot.skipped) == (2, 2, [])


def test_a_second_group_is_another_rating_of_the_same_location() -> None:
    group = "Substance misuse services"
    snapshot = snapshot_of(table([rating_row(1), rating_row(1, **{"Service / Population Group": group})]))

    assert (snapshot.rows, snapshot.size, len(snapshot.ratings), snapshot.skipped) == (2, 1, 2, [])


@pytest.mark.parametrize(("second", "says"), [("Good", "the same as"), ("Inadequate", "not the same as")])
def test_a_rating_that_stands_twice_is_reported_and_the_first_is_used(second: str, says: str) -> None:
    snapshot = snapshot_of(table([rating_row(1), rating_row(2), rating_row(1, **{"Latest Rating": second})]))

    assert [(each.row, each.about) for each in snapshot.skipped] == [(4, "1-100001")]
    assert f"a second time, {says} row 2, which is used" in snapshot.skipped[0].why
    assert snapshot.ratings[0].rating is CqcRating.GOOD


def test_a_location_that_stands_twice_in_the_directory_is_reported() -> None:
    lines = DIRECTORY_2023.read_bytes().splitlines(keepends=True)
    snapshot = snapshot_of(b"".join([*lines, lines[5]]))

    assert len(snapshot.skipped) == 1
    assert "stands in the file a second time, the same as row 6, which is used" in snapshot.skipped[0].why


def test_a_file_of_nothing_but_bad_rows_is_refused_with_the_reasons() -> None:
    with pytest.raises(Refused) as refusal:
        snapshot_of(ratings_file(2, **{"Location ID": ""}))

    assert refusal.value.reasons == (
        "None of the file's 2 rows can be used.",
        "Row 2: There is no location ID.",
        "Row 3: There is no location ID.",
    )


def test_a_file_without_rows_is_refused() -> None:
    with pytest.raises(Refused, match="a header and no rows"):
        snapshot_of(table([]))


def test_a_person_who_names_the_wrong_kind_is_told_the_right_one() -> None:
    with pytest.raises(
        Refused, match=r"You said that this is of the kind directory; its content is that of .* \(ratings\)"
    ):
        snapshot_of(ratings_file(1), kind="directory")
