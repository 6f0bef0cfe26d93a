"""One cell to fill in: unlocked, named, with what is known already, and with a rule that says what to enter."""

import re
from typing import Any

from plumbline.frameworks.definition import Input, InputKind
from plumbline.returns.workbook.pages.book import Book
from plumbline.returns.workbook.plan import FIGURE, TAG, Line, cell_name
from plumbline.returns.workbook.wordings import LARGEST_COUNT, LONGEST_TEXT, is_percent, prompt

_TITLE_LIMIT = 32
_MESSAGE_LIMIT = 255


def add(book: Book, sheet: Any, name: str, line: Line) -> None:
    question = line.question
    if question is None:
        return
    percent = is_percent(question)
    style = book.styles["percent" if percent else question.kind.value]
    _fill(book, sheet, line.row, question, style, percent=percent)
    sheet.write_string(line.row, TAG, question.key, book.styles["tag"])
    title, hint = prompt(line.indicator, question)
    message = f"{question.hint} {hint}".strip() if question.hint else hint
    sheet.data_validation(
        line.row,
        FIGURE,
        line.row,
        FIGURE,
        {
            **_rule(question, percent=percent),
            "input_title": title[:_TITLE_LIMIT],
            "input_message": message if len(message) <= _MESSAGE_LIMIT else hint,
            "error_title": title[:_TITLE_LIMIT],
            "error_message": hint,
        },
    )
    absolute = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", cell_name(line.row, FIGURE))
    book.name(defined_name(question.key), f"='{name.replace(chr(39), chr(39) * 2)}'!{absolute}")


def defined_name(key: str) -> str:
    """A name Excel accepts: figure_1.1.numerator; other signs become underscores."""
    return "figure_" + re.sub(r"[^A-Za-z0-9._]", "_", key)


def _fill(book: Book, sheet: Any, row: int, question: Input, style: Any, *, percent: bool) -> None:
    if question.kind is InputKind.TEXT:
        text = book.issue.known.texts.get(question.key, "")
        sheet.write_string(row, FIGURE, text, style) if text else sheet.write_blank(row, FIGURE, None, style)
        return
    value = book.issue.known.values.get(question.key)
    if value is None:
        sheet.write_blank(row, FIGURE, None, style)
    else:
        sheet.write_number(row, FIGURE, float(value / 100 if percent else value), style)


def _rule(question: Input, *, percent: bool) -> dict[str, Any]:
    if percent:
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
    match question.kind:
        case InputKind.COUNT:
            return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": LARGEST_COUNT}
        case InputKind.TEXT:
            return {"validate": "length", "criteria": "<=", "value": LONGEST_TEXT}
        case _:
            return {"validate": "decimal", "criteria": ">=", "value": 0}
