"""The sheet of explanations: one row for each figure that may have a target, and one for figures that must agree."""

from typing import Any

from plumbline.frameworks.definition import Direction, Indicator, Terms
from plumbline.returns.workbook.pages import agreement_rows, explanation_cell, result
from plumbline.returns.workbook.pages.book import Book
from plumbline.returns.workbook.pages.explanation_cell import CORRECT, EXPLAIN
from plumbline.returns.workbook.pages.looks import EXPLANATION_WIDTHS, lines_of
from plumbline.returns.workbook.plan import (
    EXPLANATION,
    EXPLANATIONS,
    FIGURE,
    FLAG,
    HEAD_ROW,
    HEAD_TAG,
    QUESTION,
    REF,
    TAG,
    WHY_HEAD,
    Plan,
    cell_name,
)
from plumbline.returns.workbook.wordings import is_percent, shown_ref, target

_RESULT, _TARGET = 2, 3
_ASK = "If the figure does not reach its target: what happened, and what are you doing about it?"


def add(book: Book, planned: Plan) -> None:
    sheet = book.sheet(EXPLANATIONS, EXPLANATION_WIDTHS)
    _head(book, sheet)
    cells = _cells(planned)
    for line in planned.explained:
        _line(book, sheet, line.row, line.indicator, cells)
    agreement_rows.add(book, sheet, planned.agreed, cells)
    last = max([line.row for line in planned.explained] + [line.row for line in planned.agreed])
    for word in (EXPLAIN, CORRECT):
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": book.styles["flag"]}
        sheet.conditional_format(HEAD_ROW + 1, FLAG, last, FLAG, rule)
    sheet.set_column(TAG, TAG, 4, book.styles["tag"], {"hidden": True})
    sheet.freeze_panes(HEAD_ROW + 1, QUESTION)
    sheet.repeat_rows(HEAD_ROW)


def _head(book: Book, sheet: Any) -> None:
    styles, identity = book.styles, book.issue.identity
    book.band(sheet, EXPLANATIONS, len(EXPLANATION_WIDTHS))
    says = (
        "Only for figures that do not reach their target: what happened, and what you are doing about it. "
        "And for figures that do not agree: correct one, or say why they differ."
    )
    sheet.write_string(1, 0, says, styles["quiet"])
    sheet.write_string(2, 0, f"{identity.provider_name}: {identity.period.label}", styles["quiet"])
    sheet.set_row(HEAD_ROW, 32)
    heads = ("", "Figure", "Your result", "Target", "Needed?", WHY_HEAD)
    for column, head in enumerate(heads):
        sheet.write_string(HEAD_ROW, column, head, styles["head_right" if 2 <= column <= 3 else "head"])
    sheet.write_string(HEAD_ROW, TAG, HEAD_TAG, styles["tag"])


def _cells(planned: Plan) -> dict[str, str]:
    """Where each input stands, as a formula on another sheet refers to it."""
    return {
        line.question.key: f"'{sheet.name.replace(chr(39), chr(39) * 2)}'!{cell_name(line.row, FIGURE)}"
        for sheet in planned.sheets
        for line in sheet.lines
        if line.question
    }


def _line(book: Book, sheet: Any, row: int, indicator: Indicator, cells: dict[str, str]) -> None:
    styles, terms = book.styles, book.issue.terms(indicator)
    sheet.set_row(row, max(44, 8 + 14 * lines_of(indicator.title, EXPLANATION_WIDTHS[QUESTION])))
    sheet.write_string(row, REF, shown_ref(indicator), styles["ref"])
    sheet.write_string(row, QUESTION, indicator.title, styles["title"])
    own = {question.part: cells[question.key] for question in indicator.inputs}
    style = styles["result"]
    if {"numerator", "denominator"} <= own.keys():
        formula = result.ratio(indicator, own["numerator"], own["denominator"])
        style = result.style(book, indicator)
    else:
        first = next(iter(own.values()))
        formula = f'IF({first}="","",{first})'
        if is_percent(indicator.inputs[0]):
            style = book.ratio(1, is_percent=True)
    sheet.write_formula(row, _RESULT, "=" + formula, style, "")
    sheet.write_string(row, _TARGET, target(indicator, terms), styles["right"])
    sheet.write_formula(
        row, FLAG, "=" + _needed(indicator, terms, cell_name(row, _RESULT)), styles["plain"], ""
    )
    sheet.write_string(row, TAG, EXPLANATION + indicator.ref, styles["tag"])
    why = book.issue.known.explanations.get(indicator.ref, "")
    explanation_cell.add(book, sheet, row, why, ask=_ASK, is_asked=terms.target is not None)


def _needed(indicator: Indicator, terms: Terms, cell: str) -> str:
    """A hint only: the figures are rated by the product, on the exact values, once the workbook is uploaded."""
    if terms.target is None:
        return '"Not needed"'
    scale = 100 if indicator.measure == "percentage" else 1
    aim = f"{terms.target / scale:f}"
    missed = f"{cell}>{aim}" if indicator.direction is Direction.LOWER else f"{cell}<{aim}"
    if indicator.direction is Direction.RANGE and terms.upper is not None:
        missed = f"OR({cell}<{aim},{cell}>{terms.upper / scale:f})"
    return f'IF(ISNUMBER({cell}),IF({missed},"{EXPLAIN}","No"),"")'
