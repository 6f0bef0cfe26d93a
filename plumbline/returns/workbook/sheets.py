"""A workbook as it was read: sheets of plain values at their true places, and what is odd about some cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Place = tuple[int, int]
Box = tuple[int, int, int, int]
Value = str | float | bool | tuple[str, str]
"""Text, a number, yes or no, or ("date", "2026-07-01"), ("time", "12:30:00"), ("duration", hours as text)."""


@dataclass(frozen=True, slots=True)
class Oddities:
    """What a value alone does not show. Places are (row, column) from nought.

    `unsaved` are formulas whose result was not saved, `errors` cells that show #DIV/0! and the like, `percent` cells
    formatted as a percentage, `merged` areas as first row, first column, last row, last column. `rows` and
    `columns` are how far the sheet holds anything.
    """

    unsaved: frozenset[Place] = frozenset()
    errors: Mapping[Place, str] = field(default_factory=dict)
    percent: frozenset[Place] = frozenset()
    merged: tuple[Box, ...] = ()
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: Sequence[Sequence[Value]]
    odd: Oddities = Oddities()
    is_hidden: bool = False

    def at(self, row: int, column: int) -> Value:
        """The value of a cell; empty text for a blank one or one outside the sheet."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]


Sheets = Mapping[str, Sheet]


def packed(sheet: Sheet) -> dict[str, Any]:
    """A sheet as JSON carries it from the worker: only what is there."""
    odd = sheet.odd
    errors = [[row, column, text] for (row, column), text in odd.errors.items()]
    return {
        "name": sheet.name,
        "rows": sheet.rows,
        "hidden": sheet.is_hidden,
        "unsaved": sorted(odd.unsaved),
        "errors": errors,
        "percent": sorted(odd.percent),
        "merged": odd.merged,
    }


def unpacked(carried: Mapping[str, Any]) -> Sheet:
    odd = Oddities(
        frozenset(map(tuple, carried["unsaved"])),
        {(row, column): text for row, column, text in carried["errors"]},
        frozenset(map(tuple, carried["percent"])),
        tuple(map(tuple, carried["merged"])),
    )
    return Sheet(carried["name"], carried["rows"], odd, carried["hidden"])
