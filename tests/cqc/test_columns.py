"""Headings that drift, and files that are something else."""

import pytest

from plumbline.cqc.reading.columns import DIRECTORY, HSCA, RATINGS, match
from plumbline.cqc.reading.facts import Kind
from plumbline.cqc.reading.refusal import Refused
from tests.cqc.files import HEADINGS, rating_row, snapshot_of, table

HSCA_2026 = (
    "Location ID", "Location HSCA start date", "Dormant (Y/N)", "Care home?", "Location Name", "Location ODS Code",
    "Location Telephone Number", "Registered manager", "Location Web Address", "Care homes beds",
    "Location Type/Sector", "Location Inspection Directorate", "Location Primary Inspection Category",
    "Location Latest Overall Rating", "Publication Date", "Inherited Rating (Y/N)", "Location Region",
    "Location NHS Region", "Location Local Authority", "Location Street Address", "Location City",
    "Location Postal Code", "Location UPRN ID", "Provider ID", "Provider Name", "Provider Nominated Individual Name",
)  # fmt: skip


def test_twenty_eight_columns_are_as_good_as_twenty_six() -> None:
    headings = [*HEADINGS, "Location ODS Code", "Location NHS Region"]
    snapshot = snapshot_of(table([[*rating_row(1), "VLD1T", ""]], headings=headings))

    assert snapshot.size == 1
    assert snapshot.warnings == []


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Domain", "Key Question"),
        ("Care Home?", "care home"),
        ("Location Post Code", "Location Postal Code"),
        ("Inherited Rating (Y/N)", "Inherited Rating (Y/N) (note; long words that once stood in a heading)"),
        ("Location ID", "  LOCATION   ID "),
    ],
)
def test_a_heading_may_drift(then: str, now: str) -> None:
    headings = [now if heading == then else heading for heading in HEADINGS]
    snapshot = snapshot_of(table([rating_row(1)], headings=headings))

    assert snapshot.locations == snapshot_of(table([rating_row(1)])).locations
    assert snapshot.ratings == snapshot_of(table([rating_row(1)])).ratings


def test_the_directory_of_2020_had_other_headings() -> None:
    headings = (
        "Name", "Address", "Postcode", "Service types", "Local Authority", "Region",
        "CQC Location (for office use only", "CQC Provider ID (for office use only)",
    )  # fmt: skip
    columns = match(headings, DIRECTORY)

    assert columns.lacks_needed == ()
    assert columns.places["location_id"] == 6


def test_columns_that_are_new_and_columns_that_are_missing_are_told() -> None:
    headings = ["Shoe size" if heading == "Brand Name" else heading for heading in HEADINGS]
    snapshot = snapshot_of(table([rating_row(1)], headings=headings))

    assert snapshot.warnings == [
        "Columns that are new to us were not read: Shoe size.",
        "The file has no column for: brand.",
    ]


def test_a_file_without_a_needed_column_is_refused_by_name() -> None:
    headings = ["Latest" if heading == "Latest Rating" else heading for heading in HEADINGS]

    with pytest.raises(
        Refused, match="looks like CQC's care directory with ratings, but it has no column for: rating"
    ):
        snapshot_of(table([rating_row(1)], headings=headings))


@pytest.mark.parametrize("above", [0, 1, 4, 19])
def test_the_header_may_stand_under_a_preamble(above: int) -> None:
    preamble = b"Notes,,,\r\n" * above
    snapshot = snapshot_of(preamble + table([rating_row(1), ["", *rating_row(2)[1:]]]))

    assert snapshot.size == 1
    assert [skipped.row for skipped in snapshot.skipped] == [above + 3]


def test_a_header_further_down_is_not_looked_for() -> None:
    with pytest.raises(Refused, match="in the first 20 rows"):
        snapshot_of(b"Notes\r\n" * 20 + table([rating_row(1)]))


def test_hsca_as_csv_is_read_without_its_people() -> None:
    row = [
        "1-100001", "01/10/2010", "N", "Y", "Example Home", "VX", "1", "Sample, Firstname", "", "42",
        "Social Care Org", "Adult social care", "Residential social care", "Good", "2020-01-09", "", "East", "",
        "Exampleshire", "1 Road", "Exampleton", "EX1 1AA", "100", "1-9", "Example Limited", "Sample, Other",
    ]  # fmt: skip
    snapshot = snapshot_of(table([row], headings=HSCA_2026))
    home = snapshot.locations["1-100001"]

    assert snapshot.kind is Kind.HSCA
    assert snapshot.warnings == ["The file has no column for: brand, line 2."]
    assert (home.beds, home.region, home.uprn) == (42, "East of England", "100")
    assert snapshot.ratings[0].is_inherited is None
    assert "Sample" not in repr(snapshot)


@pytest.mark.parametrize(
    ("headings", "says"),
    [
        (
            ["Location ID", "Location HSCA start date", "Location HSCA End Date", "Location Name"],
            "deactivated locations",
        ),
        (
            ["Provider ID", "Provider Name", "Domain", "Latest Rating", "Publication Date"],
            "the Providers sheet",
        ),
    ],
)
def test_files_that_are_known_and_not_imported_are_named(headings: list[str], says: str) -> None:
    with pytest.raises(Refused, match=says):
        snapshot_of(table([], headings=headings))


def test_no_column_is_read_for_two_meanings() -> None:
    for layout in (RATINGS, HSCA):
        places = match(HSCA_2026, layout).places.values()
        assert len(places) == len(set(places))
