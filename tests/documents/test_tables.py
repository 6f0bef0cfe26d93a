"""CSV to take away: right in Excel, and never a formula of somebody else's making."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.documents.tables import as_csv, harmless

RUNS = ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        (
            '=HYPERLINK("https://elsewhere.example","click")',
            '\'=HYPERLINK("https://elsewhere.example","click")',
        ),
        ("+44 1234 567890", "'+44 1234 567890"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-12.5", "-12.5"),
        ("+7", "+7"),
        ("-1e9", "'-1e9"),
        ("-inf", "'-inf"),
        ("-", "'-"),
        ("Alder = Birch", "Alder = Birch"),
        ("", ""),
        (None, ""),
        (-3, -3),
        (Decimal("-3.50"), Decimal("-3.50")),
    ],
)
def test_a_cell_runs_no_formula_and_numbers_stay_numbers(cell: object, written: object) -> None:
    assert harmless(cell) == written


@given(st.text())
def test_whatever_is_written_no_cell_begins_a_formula_but_a_plain_number(text: str) -> None:
    cell = str(harmless(text))
    assert not cell.startswith(RUNS) or cell[1:].replace(".", "", 1).isdigit()


def test_a_table_opens_in_excel_with_its_accents() -> None:
    content = as_csv(["Provider", "Share"], [["Café Alder", Decimal("96.1")], ['a,b\n"c"', None]])
    assert content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows == [["Provider", "Share"], ["Café Alder", "96.1"], ['a,b\n"c"', ""]]


def test_headings_are_made_harmless_too() -> None:
    assert as_csv(["=A1"], []).decode("utf-8-sig") == "'=A1\r\n"
