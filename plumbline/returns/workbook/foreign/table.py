"""Finds the lines and the period columns of a council's own table, wherever they stand in the workbook."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plumbline.frameworks.layout import Layout, LayoutRow
from plumbline.returns.workbook.cells import shown
from plumbline.returns.workbook.locating import Seat
from plumbline.returns.workbook.sheets import Sheet, Value


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of the table, as it was found: the words it begins with, and its cells by the period's number."""

    row: LayoutRow
    head: Seat
    seats: Mapping[int, Seat]


def lines_of(sheets: Sequence[Sheet], layout: Layout) -> tuple[TableLine, ...]:
    """Every line of the layout that stands under a header with the periods, the first time it does."""
    seen: dict[str, TableLine] = {}
    for sheet in _candidates(sheets, layout):
        for line in _lines(sheet, layout):
            seen.setdefault(line.row.key, line)
    return tuple(seen.values())


def _candidates(sheets: Sequence[Sheet], layout: Layout) -> Sequence[Sheet]:
    """The named sheet, also when a program has added to its name; else every sheet that can be seen."""
    wanted = layout.sheet.strip().casefold()
    named = [sheet for sheet in sheets if wanted and sheet.name.strip().casefold().startswith(wanted)]
    return named or [sheet for sheet in sheets if not sheet.is_hidden]


def _lines(sheet: Sheet, layout: Layout) -> Iterator[TableLine]:
    columns: Mapping[int, int] = {}
    for row, values in enumerate(sheet.rows):
        if heads := _heads(values, layout):
            columns = heads
            continue
        if not columns:
            continue
        found = _first_line(values, layout, before=min(columns.values()))
        if found:
            column, line = found
            seats = {number: Seat(sheet, row, place) for number, place in columns.items()}
            yield TableLine(line, Seat(sheet, row, column), seats)


def _heads(values: Sequence[Value], layout: Layout) -> Mapping[int, int]:
    """The column of each period in a header row; empty for a row that is none."""
    heads: dict[int, int] = {}
    for column, value in enumerate(values):
        if isinstance(value, str) and (number := layout.number_of(value)):
            heads.setdefault(number, column)
    return heads


def _first_line(values: Sequence[Value], layout: Layout, *, before: int) -> tuple[int, LayoutRow] | None:
    # A reference such as 1.1, typed into a cell of its own, is a number to Excel.
    for column, value in enumerate(values[:before]):
        if value == "" or isinstance(value, bool):
            continue
        if row := layout.row_for(shown(value)):
            return column, row
    return None
