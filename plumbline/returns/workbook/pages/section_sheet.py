"""One sheet of the return: each indicator with its target, last period's figure, and the cells to fill in."""

from typing import Any

from plumbline.frameworks.definition import InputKind, Measure
from plumbline.returns.workbook.pages import entry, result
from plumbline.returns.workbook.pages.book import Book
from plumbline.returns.workbook.pages.looks import SECTION_WIDTHS, lines_of
from plumbline.returns.workbook.plan import (
    FIGURE,
    FIGURE_HEAD,
    HEAD_ROW,
    HEAD_TAG,
    LAST,
    QUESTION,
    REF,
    RESULT,
    TAG,
    TARGET,
    Line,
    PlannedSheet,
    label_of,
)
from plumbline.returns.workbook.wordings import counting_note, shown_ref, target


def add(book: Book, planned: PlannedSheet) -> None:
    sheet = book.sheet(planned.name, SECTION_WIDTHS)
    _head(book, sheet, planned)
    for row, title in planned.groups.items():
        _group(book, sheet, row, title)
    for line in planned.lines:
        if line.is_heading:
            _heading(book, sheet, planned, line)
        else:
            _question(book, sheet, line)
        if line.question:
            entry.add(book, sheet, planned.name, line)
    sheet.set_column(TAG, TAG, 4, book.styles["tag"], {"hidden": True})
    sheet.freeze_panes(HEAD_ROW + 1, QUESTION)
    sheet.repeat_rows(HEAD_ROW)


def _head(book: Book, sheet: Any, planned: PlannedSheet) -> None:
    identity, styles = book.issue.identity, book.styles
    book.band(sheet, planned.section.title, len(SECTION_WIDTHS))
    intro = ": ".join(part for part in (planned.section.theme, planned.section.intro) if part)
    sheet.write_string(1, 0, intro, styles["quiet"])
    sheet.write_string(2, 0, f"{identity.provider_name}: {identity.period.label}", styles["quiet"])
    sheet.set_row(HEAD_ROW, 32)
    heads = ("", "What we ask", FIGURE_HEAD, "Result", "Target", "Last period")
    for column, head in enumerate(heads):
        sheet.write_string(HEAD_ROW, column, head, styles["head_right" if column >= FIGURE else "head"])
    sheet.write_string(HEAD_ROW, TAG, HEAD_TAG, styles["tag"])


def _group(book: Book, sheet: Any, row: int, title: str) -> None:
    sheet.set_row(row, 24)
    sheet.write_string(row, REF, title, book.styles["group"])
    for column in range(QUESTION, LAST + 1):
        sheet.write_blank(row, column, None, book.styles["group"])


def _heading(book: Book, sheet: Any, planned: PlannedSheet, line: Line) -> None:
    indicator, styles, row = line.indicator, book.styles, line.row
    terms = book.issue.terms(indicator)
    sheet.write_string(row, REF, shown_ref(indicator), styles["ref"])
    _title(book, sheet, line)
    if note := counting_note(indicator):
        height = 30 + 15 * lines_of(note, 52)
        sheet.write_comment(
            row, QUESTION, note, {"width": 400, "height": height, "font_size": 9, "author": ""}
        )
    if line.question is None:
        sheet.write_blank(row, FIGURE, None, styles["plain"])
    result.add(book, sheet, planned, line)
    sheet.write_string(
        row,
        TARGET,
        "" if indicator.measure is Measure.BREAKDOWN else target(indicator, terms),
        styles["right"],
    )
    sheet.write_string(row, LAST, book.issue.last_shown.get(indicator.ref, ""), styles["last"])


def _title(book: Book, sheet: Any, line: Line) -> None:
    """The title in bold and, under it, what the indicator measures."""
    indicator, styles, width = line.indicator, book.styles, SECTION_WIDTHS[QUESTION]
    height = 8 + 14 * lines_of(indicator.title, width * 0.92) + 13 * lines_of(indicator.purpose, width * 1.15)
    if line.question and line.question.kind is InputKind.TEXT:
        height = max(height, 66)
    sheet.set_row(line.row, max(22, height))
    if indicator.purpose:
        sheet.write_rich_string(
            line.row,
            QUESTION,
            styles["bold"],
            indicator.title,
            styles["grey"],
            "\n" + indicator.purpose,
            styles["title"],
        )
    else:
        sheet.write_string(line.row, QUESTION, indicator.title, styles["title"])


def _question(book: Book, sheet: Any, line: Line) -> None:
    question, styles = line.question, book.styles
    if question is None:
        return
    is_text = question.kind is InputKind.TEXT
    sheet.set_row(
        line.row, 66 if is_text else max(20, 6 + 14 * lines_of(label_of(line), SECTION_WIDTHS[QUESTION] - 3))
    )
    sheet.write_blank(line.row, REF, None, styles["plain"])
    sheet.write_string(line.row, QUESTION, label_of(line), styles["ask"])
    for column in (RESULT, TARGET):
        sheet.write_blank(line.row, column, None, styles["plain"])
    last = book.issue.last_values.get(question.key)
    sheet.write(line.row, LAST, "" if last is None else f"{last.normalize():,f}", styles["last"])
