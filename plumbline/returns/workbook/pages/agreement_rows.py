"""Rows for figures that must agree: both sides as they are typed, and why they differ where that may be explained.

What the formulas say is a hint: the figures are held against each other by the product once the workbook is uploaded.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from plumbline.frameworks.agreeing import PREVIOUS
from plumbline.frameworks.definition import Agreement, Measure
from plumbline.returns.workbook.pages import explanation_cell
from plumbline.returns.workbook.pages.book import Book
from plumbline.returns.workbook.pages.explanation_cell import CORRECT, EXPLAIN
from plumbline.returns.workbook.pages.looks import EXPLANATION_WIDTHS, lines_of
from plumbline.returns.workbook.plan import EXPLANATION, FLAG, QUESTION, TAG, WHY, AgreedLine, cell_name
from plumbline.returns.workbook.wordings import is_percent

HEADING = "Figures that must agree"
ONLY_CORRECT = "This can only be corrected, not explained."
_LEFT, _RIGHT = 2, 3
_ASK = "If the figures are right, why do they differ? Or correct a figure instead."

Cells = Mapping[str, str]
Terms = tuple[tuple[int, str], ...]


def add(book: Book, sheet: Any, lines: Sequence[AgreedLine], cells: Cells) -> None:
    """`cells` says where each input stands, as a formula on another sheet refers to it."""
    if not lines:
        return
    sheet.set_row(lines[0].row - 1, 32)
    heads = ("", HEADING, "One side", "The other", "", "")
    for column, head in enumerate(heads):
        style = "head_right" if column in {_LEFT, _RIGHT} else "head"
        sheet.write_string(lines[0].row - 1, column, head, book.styles[style])
    for line in lines:
        _line(book, sheet, line, cells)


def _line(book: Book, sheet: Any, line: AgreedLine, cells: Cells) -> None:
    styles, agreement, row = book.styles, line.agreement, line.row
    sheet.set_row(row, max(44, 8 + 14 * lines_of(agreement.says, EXPLANATION_WIDTHS[QUESTION])))
    sheet.write_blank(row, 0, None, styles["ref"])
    sheet.write_string(row, QUESTION, agreement.says, styles["title"])
    for column, terms in ((_LEFT, agreement.left), (_RIGHT, agreement.right)):
        sheet.write_formula(row, column, "=" + _side(book, terms, cells), styles["result"], "")
    word = EXPLAIN if line.is_open else CORRECT
    sheet.write_formula(row, FLAG, "=" + _needed(agreement, row, word), styles["plain"], "")
    if not line.is_open:
        sheet.write_string(row, WHY, ONLY_CORRECT, styles["plain"])
        return
    sheet.write_string(row, TAG, EXPLANATION + agreement.code, styles["tag"])
    why = book.issue.known.explanations.get(agreement.code, "")
    explanation_cell.add(book, sheet, row, why, ask=_ASK)


def _side(book: Book, terms: Terms, cells: Cells) -> str:
    """One side as a formula: nothing until everything it needs is filled in."""
    by_key = book.issue.definition.by_key
    grouped = groupby(terms, key=lambda term: (_is_previous(term[1]), by_key[_own(term[1])].ref))
    known: list[str] = []
    for (is_previous, ref), group in grouped:
        keys = [_own(key) for _, key in group]
        is_list = book.issue.definition.by_ref[ref].measure is Measure.BREAKDOWN
        needed = 1 if is_list else len(keys)
        if not is_previous:
            known.append(f"COUNT({','.join(cells[key] for key in keys)})>={needed}")
        elif sum(key in book.issue.last_values for key in keys) < needed:
            return '""'
    sums = "".join(f"{'+' if sign > 0 else '-'}N({_number(book, key, cells)})" for sign, key in terms)
    return f'IF(AND({",".join(known)}),{sums.removeprefix("+")},"")' if known else sums.removeprefix("+")


def _number(book: Book, key: str, cells: Cells) -> str:
    """A cell of this return, or what was declared for the period before."""
    if _is_previous(key):
        return format(book.issue.last_values.get(_own(key), Decimal(0)), "f")
    return f"{cells[key]}*100" if is_percent(book.issue.definition.by_key[key]) else cells[key]


def _needed(agreement: Agreement, row: int, word: str) -> str:
    left, right = cell_name(row, _LEFT), cell_name(row, _RIGHT)
    holds = f"ROUND({left}-{right},6){'<=' if agreement.relation == '<=' else '='}0"
    return f'IF(OR({left}="",{right}=""),"",IF({holds},"No","{word}"))'


def _is_previous(key: str) -> bool:
    return key.startswith(PREVIOUS)


def _own(key: str) -> str:
    return key.removeprefix(PREVIOUS)
