"""The sheet “What to correct”: every problem with its sheet and cell, each a link to where it stands."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from plumbline.returns.workbook.faults import CellProblem
from plumbline.returns.workbook.pages.looks import INK, LINE, PALE, QUIET, TEAL, lines_of

SHEET = "What to correct"
_HEADS = (("Sheet", 26), ("Cell", 10), ("What is wrong, and what to enter", 96))
_TOP = Alignment(vertical="top", wrap_text=True)
_BELOW = Border(bottom=Side("thin", color=LINE.lstrip("#")))


def add_list(book: Workbook, problems: Sequence[CellProblem], *, linked: bool) -> None:
    """Puts the list first in the workbook; with links when the cells are in the same workbook."""
    sheet: Worksheet = book.create_sheet(SHEET, 0)
    sheet.sheet_view.showGridLines = False
    _title(sheet, len(problems))
    for row, problem in enumerate(problems, start=5):
        _line(sheet, row, problem, linked=linked and problem.sheet in book.sheetnames)
    sheet.freeze_panes = "A5"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def _title(sheet: Worksheet, count: int) -> None:
    for column, (head, width) in enumerate(_HEADS, start=1):
        sheet.column_dimensions["ABC"[column - 1]].width = width
        sheet.cell(1, column).fill = PatternFill("solid", fgColor=TEAL.lstrip("#"))
        cell = sheet.cell(4, column, head)
        cell.font = _font(bold=True)
        cell.fill = PatternFill("solid", fgColor=PALE.lstrip("#"))
    sheet.row_dimensions[1].height = 34
    sheet["A1"] = f"What to correct: {count} {'cell' if count == 1 else 'cells'}"
    sheet["A1"].font = _font(bold=True, size=16, colour="#FFFFFF")
    sheet["A1"].alignment = Alignment(vertical="center", indent=1)
    sheet["A2"] = (
        "The cells are marked in red on their sheets. Correct them, save the workbook and upload it again."
    )
    sheet["A2"].font = _font(colour=QUIET)


def _line(sheet: Worksheet, row: int, problem: CellProblem, *, linked: bool) -> None:
    texts = (problem.sheet or "Whole workbook", problem.cell, problem.message)
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column, text)
        # A message quotes what a stranger typed; it must stay text even when it begins with =.
        cell.data_type = "s"
        cell.font = _font()
        cell.alignment, cell.border = _TOP, _BELOW
    if linked and problem.cell:
        link = sheet.cell(row, 2)
        quoted = problem.sheet.replace("'", "''")
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{quoted}'!{problem.cell}")
        link.font = _font(colour=TEAL, underline=True)
    sheet.row_dimensions[row].height = 6 + 14 * lines_of(problem.message, _HEADS[2][1])


def _font(*, bold: bool = False, size: int = 10, colour: str = INK, underline: bool = False) -> Font:
    return Font(
        name="Arial",
        bold=bold,
        size=size,
        color=colour.lstrip("#"),
        underline="single" if underline else None,
    )
