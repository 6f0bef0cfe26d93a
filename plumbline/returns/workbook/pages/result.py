"""The worked-out column: a percentage or the sum of a list, shown as the provider types and never read back.

Each formula carries its result, because a program that does not calculate would show an empty cell.
"""

from typing import Any

from plumbline.frameworks.definition import Indicator, Measure
from plumbline.returns.workbook.pages.book import Book
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
    if {"numerator", "denominator"} <= cells.keys():
        formula = ratio(indicator, cells["numerator"], cells["denominator"])
        sheet.write_formula(
            line.row, RESULT, "=" + formula, style(book, indicator), _known_ratio(book, indicator)
        )
    elif indicator.measure is Measure.BREAKDOWN and cells:
        names = list(cells.values())
        area = f"{names[0]}:{names[-1]}"
        formula = f'=IF(COUNT({area})=0,"",SUM({area}))'
        sheet.write_formula(line.row, RESULT, formula, book.styles["total"], _known_total(book, indicator))
    else:
        sheet.write_blank(line.row, RESULT, None, book.styles["result"])


def ratio(indicator: Indicator, part: str, whole: str) -> str:
    """The formula of a percentage, or of so many per thousand, from the names of its two cells."""
    share = (
        f"{part}/{whole}" if indicator.measure is Measure.PERCENTAGE else f"{part}*{indicator.per}/{whole}"
    )
    checked = f'IF({part}>{whole},"{TOO_MANY}",{share})' if indicator.is_share else share
    return f'IF(OR({part}="",{whole}=""),"",IF({whole}=0,"{NO_ACTIVITY}",{checked}))'


def style(book: Book, indicator: Indicator) -> Any:
    return book.ratio(max(1, indicator.decimals), is_percent=indicator.measure is Measure.PERCENTAGE)


def _known_ratio(book: Book, indicator: Indicator) -> float | str:
    values = {question.part: book.issue.known.values.get(question.key) for question in indicator.inputs}
    part, whole = values.get("numerator"), values.get("denominator")
    if part is None or whole is None:
        return ""
    if not whole:
        return NO_ACTIVITY
    if part > whole and indicator.is_share:
        return TOO_MANY
    return float(part / whole if indicator.measure is Measure.PERCENTAGE else part * indicator.per / whole)


def _known_total(book: Book, indicator: Indicator) -> float | str:
    values = [book.issue.known.values.get(question.key) for question in indicator.inputs]
    known = [value for value in values if value is not None]
    return float(sum(known)) if known else ""
