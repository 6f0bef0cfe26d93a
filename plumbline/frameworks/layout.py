"""Where each figure stands in a council's own workbook. Pure: whoever reads the cells asks here what they mean.

A layout describes a table with one line a figure and one column a period. It names no cell addresses, so that rows
and columns may be inserted. A line is found by the text it begins with, a column by the text of its header in the
nearest header row above: the blocks of one sheet may have their columns in different places.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from plumbline.frameworks.periods import Interval, Period


class CellKind(StrEnum):
    """What a cell holds. PERCENT is a ready-made percentage, 95 for 95%, whose counts are not known."""

    PERCENT = "percent"
    VALUE = "value"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """One line of the table: the input `key` its cells fill, and the text by which the line is found.

    A percentage is filled by its `1.1.percent`. `optional` lines may be missing from the workbook.
    """

    key: str
    find: str
    kind: CellKind = CellKind.VALUE
    optional: bool = False

    @property
    def ref(self) -> str:
        return self.key.rpartition(".")[0]

    def matches(self, text: str) -> bool:
        """Whether a cell's text begins with what this line is found by, as a whole word: 1.1 is not 1.10."""
        wanted, seen = _plain(self.find), _plain(text)
        return seen.startswith(wanted) and not re.match(r"\.?\w", seen[len(wanted) :])


@dataclass(frozen=True, slots=True)
class Layout:
    """A foreign workbook, one financial year wide.

    `sheet` is the name of the sheet, "" for whichever holds the lines. `columns` are the header texts of the periods
    1, 2, 3… of `interval` within the year. `target_column` is the header of the targets, "" when there is none.
    """

    rows: tuple[LayoutRow, ...]
    columns: tuple[str, ...]
    interval: Interval = Interval.QUARTER
    sheet: str = ""
    target_column: str = ""
    name: str = ""

    def column_for(self, period: Period) -> str:
        """The header over this period's figures. Raises ValueError when the table has none for it."""
        if period.interval is not self.interval or period.number > len(self.columns):
            raise ValueError(f"{period.label} has no column in {self.name or 'this table'}.")
        return self.columns[period.number - 1]

    def number_of(self, header: str) -> int | None:
        """The number of the period whose column has this header, or None."""
        plain = _plain(header)
        return next((place for place, one in enumerate(self.columns, 1) if _plain(one) == plain), None)

    def row_for(self, text: str) -> LayoutRow | None:
        """The line that a cell's text begins, the longest match first."""
        found = [row for row in self.rows if row.matches(text)]
        return max(found, key=lambda row: len(row.find), default=None)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(row.key for row in self.rows)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
