"""The provider's own workbook with its faulty cells marked, and the list that stands in when it cannot be."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from plumbline.returns.workbook import seal
from plumbline.returns.workbook.checking import check
from plumbline.returns.workbook.marking import listed, mark
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.writing import write
from tests.returns.workbook import building, hostile
from tests.returns.workbook.building import EXPECTED, ISSUE

FAULTY = building.filled(write(ISSUE), {"5.1.value": "many", "2.1.numerator": -3})
PROBLEMS = check(FAULTY, EXPECTED).problems
MARKED = "00F4B6AE"
ASKED = "00FFF9DB"


def test_faulty_cells_are_filled_and_noted_and_nothing_else_is_changed() -> None:
    book = load_workbook(BytesIO(mark(FAULTY, PROBLEMS)))
    cell = book["People"]["C6"]
    assert (cell.value, cell.fill.fgColor.rgb, cell.comment.text) == ("many", MARKED, PROBLEMS[1].message)
    assert book["People"]["C7"].fill.fgColor.rgb != MARKED
    assert book["People"].protection.sheet
    assert not cell.protection.locked
    assert book["Quality"]["B6"].comment.text.startswith("Whether people get the time")
    assert book[seal.SHEET].sheet_state == "veryHidden"


def test_the_first_sheet_lists_what_to_correct_with_links() -> None:
    book = load_workbook(BytesIO(mark(FAULTY, PROBLEMS)))
    sheet = book.worksheets[0]
    assert (sheet.title, sheet["A1"].value) == ("What to correct", "What to correct: 2 cells")
    assert [cell.value for cell in sheet[6]] == ["People", "C6", PROBLEMS[1].message]
    assert sheet["B6"].hyperlink.location == "'People'!C6"


def test_a_marked_workbook_that_is_corrected_can_be_sent_in() -> None:
    def correct(book: Workbook) -> None:
        book["People"]["C6"] = 41
        book["Staffing"]["C7"] = 38

    found = check(hostile.changed(mark(FAULTY, PROBLEMS), correct), EXPECTED)
    assert found.ok
    assert found.answers == check(building.filled(write(ISSUE)), EXPECTED).answers


def test_marks_that_are_mended_are_gone_the_next_time() -> None:
    again = load_workbook(BytesIO(mark(mark(FAULTY, PROBLEMS), PROBLEMS[:1])))
    assert again.sheetnames.count("What to correct") == 1
    mended = again["People"]["C6"]
    assert (mended.comment, mended.fill.fgColor.rgb) == (None, ASKED)


def test_a_quoted_formula_stays_text_in_the_list() -> None:
    faulty = building.filled(write(ISSUE), {"5.1.value": "+cmd|' /C calc'!A0"})
    sheet = load_workbook(BytesIO(mark(faulty, check(faulty, EXPECTED).problems))).worksheets[0]
    assert "‘+cmd|' /C calc'!A0’" in sheet["C5"].value
    assert sheet["C5"].data_type == "s"


def test_an_open_document_cannot_be_marked_and_the_list_stands_in() -> None:
    with pytest.raises(Unreadable, match="Use the list of what to correct instead"):
        mark(building.as_ods(FAULTY), PROBLEMS)
    sheet = load_workbook(BytesIO(listed(PROBLEMS))).worksheets[0]
    assert [sheet.cell(row, 3).value for row in (5, 6)] == [problem.message for problem in PROBLEMS]
    assert sheet["B5"].hyperlink is None


def test_a_file_that_breaks_the_writer_is_answered_with_a_sentence() -> None:
    broken = hostile.with_member(FAULTY, "xl/styles.xml", lambda _: b"<no/>")
    with pytest.raises(Unreadable):
        mark(broken, PROBLEMS)


def test_a_hostile_file_cannot_be_marked_either() -> None:
    with pytest.raises(Unreadable):
        mark(hostile.zip_bomb(), PROBLEMS)
