"""The workbook being written: its styles, and what every sheet has in common."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from plumbline.returns.workbook.issue import Issue
from plumbline.returns.workbook.pages.looks import STYLES

# What a provider may still do on a locked sheet: wider columns, taller rows, copying what is there.
_ALLOWED = {"format_columns": True, "format_rows": True, "format_cells": True}


class Book:
    """XlsxWriter's workbook with our styles and the issue it is made from."""

    def __init__(self, made: Workbook, issue: Issue) -> None:
        self.made = made
        self.issue = issue
        self._names: set[str] = set()
        self.styles = {name: made.add_format(dict(look)) for name, look in STYLES.items()}

    def sheet(self, name: str, widths: Sequence[float], *, landscape: bool = True) -> Any:
        """A protected sheet, A4, one page wide, without gridlines."""
        sheet = self.made.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.protect("", _ALLOWED)
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        identity = self.issue.identity
        sheet.set_footer(f"&L&8{_plain(identity.provider_name)}: {identity.period.label}&R&8Page &P of &N")
        return sheet

    def name(self, name: str, cell: str) -> None:
        """A defined name for a cell. Excel refuses a workbook that has one twice; the first keeps it."""
        if name.casefold() not in self._names:
            self._names.add(name.casefold())
            self.made.define_name(name, cell)

    def ratio(self, decimals: int, *, is_percent: bool) -> Any:
        """The look of a worked-out percentage or rate with so many decimal places."""
        sign = "%" if is_percent else ""
        name = f"result_{decimals}{sign}"
        if name not in self.styles:
            pattern = f"0.{'0' * decimals}{sign}"
            self.styles[name] = self.made.add_format({**STYLES["result"], "num_format": pattern})
        return self.styles[name]

    def band(self, sheet: Any, title: str, columns: int) -> None:
        """The teal band across the top of a sheet."""
        sheet.set_row(0, 34)
        sheet.write_string(0, 0, title, self.styles["band"])
        for column in range(1, columns):
            sheet.write_blank(0, column, None, self.styles["band"])


def _plain(text: str) -> str:
    """A footer reads & as the start of a code."""
    return text.replace("&", "&&")
