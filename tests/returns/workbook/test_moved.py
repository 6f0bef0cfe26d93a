"""Workbooks that came back changed: rows and columns inserted, sheets moved, other programs in between."""

from collections.abc import Callable
from copy import copy

import pytest
from openpyxl.workbook import Workbook

from plumbline.returns.workbook import seal
from plumbline.returns.workbook.checking import check
from plumbline.returns.workbook.reading import read
from plumbline.returns.workbook.writing import write
from tests.returns.workbook import building, hostile
from tests.returns.workbook.building import EXPECTED, ISSUE, place

FILLED = building.filled(write(ISSUE))
AS_FILLED = check(FILLED, EXPECTED).answers


def rows_inserted(book: Workbook) -> None:
    book["Staffing"].insert_rows(1, 3)
    book["People"].insert_rows(8)


def columns_inserted(book: Workbook) -> None:
    book["Staffing"].insert_cols(2)
    book["People"].insert_cols(4, 2)
    book["Fair access"].insert_cols(1)


def rows_sorted(book: Workbook) -> None:
    sheet = book["Quality"]
    rows = [[cell.value for cell in sheet[number]] for number in (7, 8)]
    for number, values in zip((8, 7), rows, strict=True):
        for column, value in enumerate(values, start=1):
            sheet.cell(number, column).value = value


def sheets_moved(book: Workbook) -> None:
    book.move_sheet("Staffing", 3)
    book.move_sheet(seal.SHEET, -6)


def sheets_renamed(book: Workbook) -> None:
    book["Staffing"].title = "Our staff"
    book["People"].title = "Sheet2"


def tags_removed(book: Workbook) -> None:
    for name in ("Staffing", "People", "Fair access"):
        book[name].delete_cols(7)


def sheet_shown(book: Workbook) -> None:
    book[seal.SHEET].sheet_state = "visible"


def as_libreoffice(book: Workbook) -> None:
    """Very hidden becomes hidden; everything else is kept."""
    book[seal.SHEET].sheet_state = "hidden"


def as_numbers(book: Workbook) -> None:
    """No sheet is hidden, each is named for its table, a summary stands first; names, rules and locks are gone."""
    book.defined_names.clear()
    for sheet in book.worksheets:
        sheet.sheet_state = "visible"
        sheet.title = f"{sheet.title} - Table 1"[:31]
        sheet.insert_rows(1)
        sheet["A1"] = "Table 1"
        sheet.protection.sheet = False
        sheet.data_validations.dataValidation.clear()
    book.create_sheet("Export Summary", 0)["A1"] = "This document was exported from Numbers."


CHANGES = [
    rows_inserted, columns_inserted, rows_sorted, sheets_moved, sheets_renamed, tags_removed, sheet_shown,
    as_libreoffice, as_numbers,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_figures_are_found_where_they_have_moved(change: Callable[[Workbook], None]) -> None:
    found = check(hostile.changed(FILLED, change), EXPECTED)
    assert found.problems == ()
    assert found.answers == AS_FILLED


def test_an_open_document_says_the_same() -> None:
    found = check(building.as_ods(FILLED), EXPECTED)
    assert found.problems == ()
    assert found.answers == AS_FILLED


def test_an_open_document_shows_its_hidden_sheet_and_percentages() -> None:
    sheets = read(building.as_ods(FILLED))
    assert sheets[seal.SHEET].is_hidden
    assert (8, 2) in sheets["Staffing"].odd.percent


def test_a_problem_names_the_sheet_and_cell_where_it_stands_now() -> None:
    def change(book: Workbook) -> None:
        book["Staffing"].insert_rows(1, 3)
        book["Staffing"].title = "Our staff"
        book["Our staff"]["C10"] = "many"

    (problem,) = check(hostile.changed(FILLED, change), EXPECTED).problems
    assert problem.message.startswith("Cell C10 on Our staff says ‘many’.")


def test_a_line_that_is_gone_is_missed_by_its_words() -> None:
    def change(book: Workbook) -> None:
        book["Staffing"].delete_rows(8)

    (problem,) = check(hostile.changed(FILLED, change), EXPECTED).problems
    assert (problem.code, problem.key) == ("line-gone", "2.1.denominator")
    assert "The line “All care staff” (2.1) is no longer in the workbook." in problem.message


def test_a_sheet_that_is_gone_is_missed_line_by_line() -> None:
    found = check(hostile.changed(FILLED, lambda book: book.remove(book["Staffing"])), EXPECTED)
    assert {one.code for one in found.problems} == {"line-gone"}
    assert len(found.problems) == 4


def test_figures_that_were_merged_into_one_cell_are_asked_for_one_by_one() -> None:
    def change(book: Workbook) -> None:
        book["Fair access"].merge_cells("C7:C9")

    found = check(hostile.changed(FILLED, change), EXPECTED)
    assert [one.code for one in found.problems] == ["merged", "merged"]
    assert found.problems[0].message == (
        "Cell C8 on Fair access is merged with C7. Unmerge the cells and enter each figure in its own cell."
    )


def test_cells_merged_with_their_empty_neighbours_do_no_harm() -> None:
    found = check(hostile.changed(FILLED, lambda book: book["Fair access"].merge_cells("C7:D7")), EXPECTED)
    assert found.answers == AS_FILLED


def test_a_copied_sheet_with_other_figures_is_asked_about() -> None:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book["Staffing"])["C7"] = 39
        book["Staffing"].insert_rows(1)

    (problem,) = check(hostile.changed(FILLED, change), EXPECTED).problems
    assert problem.code == "stands-twice"
    assert "a second time in C7 on Staffing Copy, with another figure" in problem.message


def test_a_copied_sheet_with_the_same_figures_does_no_harm() -> None:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book["Staffing"])
        book["Staffing"].insert_rows(1)

    assert check(hostile.changed(FILLED, change), EXPECTED).answers == AS_FILLED


def test_xml_that_no_known_program_writes_is_read_all_the_same() -> None:
    def swapped(xml: bytes) -> bytes:
        return xml.replace(b'<c r="C7"', b"<c  r='C7'").replace(b'<c r="C8"', b'<c\nr="C8"')

    assert (
        check(hostile.with_member(FILLED, "xl/worksheets/sheet2.xml", swapped), EXPECTED).answers == AS_FILLED
    )


def test_formats_that_were_pasted_over_do_no_harm() -> None:
    def change(book: Workbook) -> None:
        sheet, cell = place("5.1.value")
        book[sheet][cell]._style = copy(book["Start here"]["A1"]._style)

    assert check(hostile.changed(FILLED, change), EXPECTED).answers == AS_FILLED
