"""A table of figures, or of actions, in a Word paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbline.papers import colours
from plumbline.papers.columns import shares, stays_together
from plumbline.papers.typesetting import as_cell, plain
from plumbline.papers.word.grid import cell_of, columns, header_row, place_grid, row_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from plumbline.papers.paper import Cell, Side, Table
    from plumbline.papers.word.grid import Column


def place_table(document: Document, table: Table) -> None:
    """The caption, then the table as wide as the text."""
    rows = [[as_cell(cell) for cell in row] for row in table.rows]
    total = [as_cell(cell) for cell in table.total]
    letters = [table.head, *([plain(cell.text) for cell in row] for row in (*rows, total) if row)]
    left: list[Side] = ["left"] * len(table.head)
    across = columns(table.aligned or left, table.widths or shares(letters))
    drawn = [header_row(table.head, across), *(_row(row, across, 1) for row in rows)]
    if total:
        drawn.append(_row(total, across, len(total), colours.PAPER_TINT))
    place_grid(
        document,
        table.caption,
        across,
        drawn,
        stays_together=stays_together(letters),
    )


def _row(cells: list[Cell], across: list[Column], strong: int, fill: str = "") -> BaseOxmlElement:
    """A row whose first `strong` cells are bold."""
    return row_of(
        cell_of(column, cell.text, cell.tone, is_bold=place < strong, fill=fill)
        for place, (column, cell) in enumerate(zip(across, cells, strict=True))
    )
