"""CQC's monthly spreadsheets, with their headings of two years, and what no file of CQC's would hold."""

import io
import zipfile
from datetime import date

import pytest

from plumbline.cqc.reading.facts import Kind
from plumbline.cqc.reading.refusal import Refused
from tests.cqc.files import HEADINGS, rating_row, snapshot_of
from tests.cqc.importing import numbers, take_over
from tests.cqc.ods_files import (
    HEADINGS_2021,
    HEADINGS_2026,
    README,
    location,
    monthly_file,
    ods,
    row,
    sheet,
)

HOMES = [HEADINGS_2026, location(1, HEADINGS_2026)]


@pytest.mark.parametrize(("headings", "width"), [(HEADINGS_2021, 119), (HEADINGS_2026, 122)])
def test_the_monthly_file_is_read_with_the_headings_of_either_year(headings: list[str], width: int) -> None:
    snapshot = snapshot_of(monthly_file(3, headings), "01_October_2026_HSCA_Active_Locations.ods")
    home = snapshot.locations["1-100001"]

    assert len(headings) == width
    assert (snapshot.kind, snapshot.as_at, snapshot.size) == (Kind.HSCA, date(2026, 10, 1), 3)
    assert (snapshot.skipped, snapshot.warnings) == ([], [])
    assert (home.name, home.beds, home.registered_on) == ("Example Home 1", 20, date(2015, 4, 1))
    assert (home.address, home.provider_name) == ("1 Station Road, Exampleton", "Example Care Limited")
    assert snapshot.ratings[1].published_on == date(2019, 11, 20)


def test_the_ratings_come_from_the_sheet_of_locations_and_not_of_providers() -> None:
    providers = [["Provider ID", "Latest Rating"], *([f"1-{number}", "Good"] for number in range(9))]
    file = ods(
        sheet("Providers", providers),
        sheet("Locations", [HEADINGS, *(rating_row(number) for number in range(3))]),
    )

    assert snapshot_of(file, "01_October_2026_Latest_ratings.ods").size == 3


def test_rows_keep_the_numbers_of_the_spreadsheet() -> None:
    bad = location(2, HEADINGS_2026, **{"Location Latest Overall Rating": "Excellent"})
    blank = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    file = ods(sheet("README", README), sheet("HSCA_Active_Locations", HOMES, blank + row(bad)))

    assert [(each.row, each.about) for each in snapshot_of(file, "a.ods").skipped] == [(6, "1-100002")]


def test_a_blank_tail_as_long_as_a_spreadsheet_can_be_is_nothing() -> None:
    tail = '<table:table-row table:number-rows-repeated="1048500"><table:table-cell/></table:table-row>'
    file = ods(sheet("README", README), sheet("HSCA_Active_Locations", HOMES, tail))

    assert snapshot_of(file, "a.ods").size == 1


def repeated(times: int) -> str:
    return row(location(2, HEADINGS_2026)).replace(
        "<table:table-row>", f'<table:table-row table:number-rows-repeated="{times}">'
    )


DECLARED = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
DEEP = "<text:span>" * 100 + "</text:span>" * 100


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (ods(sheet("HSCA_Active_Locations", HOMES), before=DECLARED), "declares things of its own"),
        (ods(sheet("HSCA_Active_Locations", HOMES, DEEP)), "too deeply"),
        (ods(sheet("HSCA_Active_Locations", HOMES, repeated(1_000_000))), "is repeated 1,000,000 times"),
        (ods(sheet("HSCA_Active_Locations", [["x" * 50_000]])), "more words than any"),
        (ods(f"<!--{' ' * 6_000_000}-->"), "longer than any of CQC's"),
        (
            ods(sheet("HSCA_Active_Locations", HOMES, "<table:table-row/>" * 1_400_000)),
            "unpacks to more than",
        ),
        (ods(*[sheet("Sheet", [])] * 51), "more than 50 sheets"),
        (ods(), "has no sheet"),
        (ods(sheet("Sheet1", [["Hello"]] * 30)), "No header of a CQC file was found"),
        (ods(sheet("HSCA_Active_Locations", HOMES, "<table:table-row>")), "is damaged or was cut off"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_no_file_of_cqcs_holds_is_refused(file: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        snapshot_of(file, "01_October_2026_HSCA_Active_Locations.ods")


def test_more_rows_than_any_file_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plumbline.cqc.reading.ods.MOST_ROWS", 100)

    assert snapshot_of(monthly_file(90), "a.ods").size == 90
    with pytest.raises(Refused, match="has more than 100 rows"):
        snapshot_of(monthly_file(101), "a.ods")


def test_a_spreadsheet_that_was_cut_off_is_refused() -> None:
    whole = monthly_file(50)

    with pytest.raises(Refused, match="cannot be unpacked"):
        snapshot_of(whole[: len(whole) // 2], "01_October_2026_HSCA_Active_Locations.ods")


def test_a_spreadsheet_whose_content_does_not_match_its_sum_is_refused() -> None:
    whole = bytearray(monthly_file(50))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        at = archive.getinfo("content.xml").header_offset
    whole[at + 400] ^= 0xFF

    with pytest.raises(Refused, match="damaged or was cut off"):
        snapshot_of(bytes(whole), "a.ods")


@pytest.mark.django_db
def test_the_same_spreadsheet_saved_again_writes_nothing() -> None:
    first = take_over(monthly_file(5))
    again = take_over(monthly_file(5))

    assert (numbers(first), first.was_known) == ((5, 0, 0, 0, 0), False)
    assert (numbers(again), again.was_known) == ((0, 0, 0, 0, 5), True)
