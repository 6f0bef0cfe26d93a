"""The cell in which a provider explains, and the words beside it that say whether it is needed."""

from typing import Any

from plumbline.returns.workbook.pages.book import Book
from plumbline.returns.workbook.plan import WHY
from plumbline.returns.workbook.wordings import LONGEST_TEXT

EXPLAIN, CORRECT = "Explain", "Correct"


def add(book: Book, sheet: Any, row: int, why: str, *, ask: str, is_asked: bool = True) -> None:
    """`why` is what was written before; `ask` is shown beside the cell while it is chosen."""
    style = book.styles["text" if is_asked or why else "plain"]
    if why:
        sheet.write_string(row, WHY, why, style)
    else:
        sheet.write_blank(row, WHY, None, style)
    rule = {
        "validate": "length",
        "criteria": "<=",
        "value": LONGEST_TEXT,
        "input_title": "Your explanation",
        "input_message": ask,
        "error_title": "Shorten your explanation",
        "error_message": f"Write at most {LONGEST_TEXT:,} characters.",
    }
    sheet.data_validation(row, WHY, row, WHY, rule)
