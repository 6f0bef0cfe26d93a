"""Writes a council's own table, a year wide, filled with what is known: a sample to try, or a copy to go on with."""

from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from typing import Any

from xlsxwriter import Workbook

from plumbline.frameworks.definition import Answers, Definition, Indicator
from plumbline.frameworks.layout import CellKind, Layout, LayoutRow
from plumbline.frameworks.periods import Period
from plumbline.returns.workbook.issue import Issue
from plumbline.returns.workbook.pages.book import Book
from plumbline.returns.workbook.plan import sheet_name
from plumbline.returns.workbook.wordings import target

_FIRST = 3


def write_foreign(issue: Issue, earlier: Mapping[str, Answers] | None = None) -> bytes:
    """The table of the definition's layout as .xlsx. `earlier` fills other periods' columns, by period code.

    Raises ValueError when the definition has no layout.
    """
    layout = issue.definition.layout
    if layout is None:
        raise ValueError(f"{issue.definition.title} has no table of its own.")
    answers = {**(earlier or {}), issue.identity.period.code: issue.known}
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as made:
        made.set_properties({"created": datetime.combine(issue.identity.period.starts_on, time())})
        book = Book(made, issue)
        sheet = book.sheet(sheet_name(layout.sheet or "KPIs"), (17, 70, 16, *[12] * len(layout.columns)))
        row = _top(book, sheet, issue)
        for group, rows in groupby(layout.rows, key=lambda one: _indicator(one, issue.definition).group):
            row = _head(book, sheet, row + 1, group, layout)
            for line in rows:
                _line(book, sheet, row, line, layout, answers)
                row += 1
    return file.getvalue()


def _top(book: Book, sheet: Any, issue: Issue) -> int:
    identity = issue.identity
    year = identity.period.financial_year
    book.band(sheet, issue.definition.title, _FIRST + len(_columns(issue)))
    facts = (
        ("Provider", identity.provider_name),
        ("Contract", identity.contract_reference),
        ("Year", f"{year}–{(year + 1) % 100:02}"),
    )
    for row, (name, text) in enumerate(facts, start=1):
        sheet.write_string(row, 0, name, book.styles["fact_name"])
        sheet.write_string(row, 1, text, book.styles["bold"])
    return len(facts) + 1


def _columns(issue: Issue) -> tuple[str, ...]:
    return issue.definition.layout.columns if issue.definition.layout else ()


def _head(book: Book, sheet: Any, row: int, group: str, layout: Layout) -> int:
    for column, text in enumerate(("", group, layout.target_column or "Target", *layout.columns)):
        sheet.write_string(row, column, text, book.styles["head" if column < 2 else "head_right"])
    return row + 1


def _line(
    book: Book, sheet: Any, row: int, line: LayoutRow, layout: Layout, answers: Mapping[str, Answers]
) -> None:
    indicator = _indicator(line, book.issue.definition)
    question = book.issue.definition.by_key.get(line.key)
    sheet.write_string(row, 0, line.find, book.styles["ref"])
    sheet.write_string(row, 1, question.label if question else indicator.title, book.styles["title"])
    sheet.write_string(row, 2, target(indicator, book.issue.terms(indicator)), book.styles["right"])
    style = book.styles[question.kind.value if question else "percent"]
    for number in range(1, len(layout.columns) + 1):
        period = Period.numbered(book.issue.identity.period.financial_year, layout.interval, number)
        value = _known(line, indicator, answers.get(period.code, Answers()))
        column = _FIRST + number - 1
        if value is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, style)
        else:
            sheet.write_number(
                row, column, float(value / 100 if line.kind is CellKind.PERCENT else value), style
            )


def _known(line: LayoutRow, indicator: Indicator, answers: Answers) -> Decimal | str | None:
    if line.kind is CellKind.TEXT:
        return answers.texts.get(line.key)
    if line.key in answers.values or line.kind is not CellKind.PERCENT:
        return answers.values.get(line.key)
    part, whole = (answers.values.get(f"{indicator.ref}.{name}") for name in ("numerator", "denominator"))
    return None if part is None or not whole else part * 100 / whole


def _indicator(line: LayoutRow, definition: Definition) -> Indicator:
    known = definition.by_key.get(line.key)
    return definition.by_ref[known.ref if known else line.ref]
