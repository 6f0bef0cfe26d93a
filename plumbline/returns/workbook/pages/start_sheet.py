"""The first sheet: whose return this is, when it is due, how to fill it in, and whom to ask."""

from typing import Any

from plumbline.returns.workbook.pages.book import Book
from plumbline.returns.workbook.pages.looks import START_WIDTHS, lines_of
from plumbline.returns.workbook.plan import EXPLANATIONS, START, Plan

_STEPS = (
    "Go through the sheets one by one. Enter a figure in every yellow cell. Everything else fills itself in.",
    "If there were none of something, enter 0. A blank cell means that the figure is missing.",
    "Use figures only, with no words or units: 12, not “about 12 visits”.",
    "Rest on a heading with a red corner to read how the figure is counted and what to leave out.",
    f"On the sheet {EXPLANATIONS}, say why for each figure that does not reach its target, and for figures that do not "
    "agree with one another although they are right.",
    "Save the workbook as an Excel workbook (.xlsx) and upload it where you downloaded it. Everything is checked "
    "at once, and anything to correct is shown by sheet and cell.",
)


def add(book: Book, planned: Plan) -> None:
    sheet = book.sheet(START, START_WIDTHS, landscape=False)
    book.band(sheet, book.issue.definition.title, len(START_WIDTHS))
    row = _facts(book, sheet, 2)
    row = _steps(book, sheet, row + 1)
    row = _contents(book, sheet, planned, row + 1)
    if book.issue.ask:
        sheet.write_string(row + 1, 0, "Who to ask", book.styles["heading"])
        sheet.write_string(row + 2, 0, book.issue.ask, book.styles["quiet"])
    sheet.activate()
    sheet.set_first_sheet()


def _facts(book: Book, sheet: Any, row: int) -> int:
    identity = book.issue.identity
    period = identity.period
    facts = (
        ("Provider", identity.provider_name),
        ("Council", identity.council_name),
        ("Contract", identity.contract_reference),
        ("Period", f"{period.label} ({_day(period.starts_on)} to {_day(period.ends_on)})"),
        ("Return it by", _day(book.issue.due_on)),
    )
    for name, value in facts:
        sheet.set_row(row, 20)
        sheet.write_string(row, 0, name, book.styles["fact_name"])
        sheet.write_string(row, 1, value, book.styles["fact"])
        row += 1
    return row


def _steps(book: Book, sheet: Any, row: int) -> int:
    sheet.set_row(row, 22)
    sheet.write_string(row, 0, "How to fill it in", book.styles["heading"])
    for number, step in enumerate(_STEPS, start=1):
        row += 1
        sheet.set_row(row, 5 + 14 * lines_of(step, START_WIDTHS[1]))
        sheet.write_string(row, 0, f"Step {number}", book.styles["step_name"])
        sheet.write_string(row, 1, step, book.styles["step"])
    row += 1
    sheet.set_row(row, 20)
    sheet.write_string(row, 0, "A cell to fill in", book.styles["step_name"])
    sheet.write_string(row, 1, "looks like this", book.styles["sample"])
    return row + 1


def _contents(book: Book, sheet: Any, planned: Plan, row: int) -> int:
    sheet.set_row(row, 22)
    sheet.write_string(row, 0, "Sheets", book.styles["heading"])
    for one in planned.sheets:
        row += 1
        asked = sum(1 for line in one.lines if line.question)
        _link(
            book,
            sheet,
            row,
            one.name,
            one.section.title,
            f"{asked} to fill in" if asked != 1 else "1 to fill in",
        )
    if planned.explained or planned.agreed:
        row += 1
        says = "Why a figure does not reach its target, or does not agree with others"
        _link(book, sheet, row, EXPLANATIONS, says, "only where asked")
    return row + 1


def _link(book: Book, sheet: Any, row: int, name: str, title: str, size: str) -> None:
    sheet.set_row(row, 18)
    sheet.write_url(row, 0, f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1", book.styles["link"], name)
    sheet.write_string(row, 1, title, book.styles["bold"])
    sheet.write_string(row, 2, size, book.styles["grey"])


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}"
