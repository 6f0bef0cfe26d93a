"""Tries a council's own table on a sample before the council adopts it: what was found, and what was not."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from plumbline.frameworks.definition import Definition
from plumbline.frameworks.layout import Layout
from plumbline.returns.workbook import reading
from plumbline.returns.workbook.cells import shown
from plumbline.returns.workbook.foreign.table import TableLine, lines_of
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.sheets import Sheets


@dataclass(frozen=True, slots=True)
class TriedLine:
    """One line that was found: its words and cell, and what each period's cell shows, by the period's header."""

    key: str
    find: str
    sheet: str
    cell: str
    shows: Mapping[str, str]


@dataclass(frozen=True)
class Tried:
    """What a sample showed. The layout can be adopted when there is no problem."""

    lines: tuple[TriedLine, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.problems


def try_layout(
    sample: bytes, definition: Definition, *, read: Callable[[bytes], Sheets] = reading.read
) -> Tried:
    """Reads a sample by the definition's own layout and says, line by line, what stands where."""
    if definition.layout is None:
        return Tried(problems=("This schedule has no [workbook] part that says where each figure stands.",))
    try:
        sheets = tuple(read(sample).values())
    except Unreadable as refusal:
        return Tried(problems=(str(refusal),))
    lines = lines_of(sheets, definition.layout)
    tried = tuple(_tried(line, definition.layout) for line in lines)
    return Tried(tried, tuple(_problems(lines, definition.layout)))


def _tried(line: TableLine, layout: Layout) -> TriedLine:
    shows = {
        layout.columns[number - 1]: shown(seat.sheet.at(seat.row, seat.column))
        for number, seat in line.seats.items()
    }
    return TriedLine(line.row.key, line.row.find, line.head.sheet.name, line.head.cell, shows)


def _problems(lines: tuple[TableLine, ...], layout: Layout) -> Iterator[str]:
    if not lines:
        heads = ", ".join(f"“{head}”" for head in layout.columns)
        yield f"No line was found under a header row with {heads}. Check the headers and the sheet’s name."
        return
    found = {line.row.key for line in lines}
    for row in layout.rows:
        if row.key not in found and not row.optional:
            yield f"No line begins with “{row.find}”, which should fill {row.key}."
    for line in lines:
        lacking = [head for number, head in enumerate(layout.columns, 1) if number not in line.seats]
        if lacking:
            where = f"Cell {line.head.cell} on {line.head.sheet.name}"
            heads = ", ".join(f"“{head}”" for head in lacking)
            yield f"{where}, the line “{line.row.find}”, stands under a header row without {heads}."
