"""The worked-out column: a percentage or the sum of a list, shown as the provider types and never read back.

Each formula carries its result, because a program that does not calculate would show an empty cell.
"""

from typing import Any

from plumbline.frameworks.definition import Indicator, Measure
from plumbline.returns.workbook.book import Book
from plumbline.returns.workbook.plan import FIGURE, RESULT, Line, PlannedSheet, cell_name

NO_ACTIVITY = "No activity"
TOO_MANY = "Check: part is more than all"


def add(book: Book, sheet: Any, planned: PlannedSheet, line: Line) -> None:
    indicator = line.indicator
    cells = {
        one.question.part: cell_name(one.row, FIGURE)
        for one in planned.lines
        if one.question and one.indicator is indicator
    }
    if indicator.measure is Measure.PERCENTAGE and {"numerator", "denominator"} <= cells.keys():
        formula = percentage(cells["numerator"], cells["denominator"])
        style = book.percentage(max(1, indicator.decimals))
        sheet.write_formula(line.row, RESULT, "=" + formula, style, _known_ratio(book, indicator))
    elif indicator.measure is Measure.BREAKDOWN and cells:
        names = list(cells.values())
        area = f"{names[0]}:{names[-1]}"
        formula = f'=IF(COUNT({area})=0,"",SUM({area}))'
        sheet.write_formula(line.row, RESULT, formula, book.styles["total"], _known_total(book, indicator))
    else:
        sheet.write_blank(line.row, RESULT, None, book.styles["result"])


def percentage(part: str, whole: str) -> str:
    return (
        f'IF(OR({part}="",{whole}=""),"",IF({whole}=0,"{NO_ACTIVITY}",'
        f'IF({part}>{whole},"{TOO_MANY}",{part}/{whole})))'
    )


def _known_ratio(book: Book, indicator: Indicator) -> float | str:
    values = {question.part: book.issue.known.values.get(question.key) for question in indicator.inputs}
    part, whole = values["numerator"], values["denominator"]
    if part is None or whole is None:
        return ""
    if not whole:
        return NO_ACTIVITY
    return float(part / whole) if part <= whole else TOO_MANY


def _known_total(book: Book, indicator: Indicator) -> float | str:
    values = [book.issue.known.values.get(question.key) for question in indicator.inputs]
    known = [value for value in values if value is not None]
    return float(sum(known)) if known else ""
