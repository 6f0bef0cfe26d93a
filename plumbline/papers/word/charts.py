"""A chart of bars in a Word paper: a table whose bars are pictures without words, each beside its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.text.paragraph import Paragraph

from plumbline.papers.columns import share
from plumbline.papers.word.grid import cell_of, columns, header_row, place_grid, row_of
from plumbline.papers.word.pictures import place_bar

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from plumbline.papers.paper import Bar, BarChart, Side
    from plumbline.papers.word.grid import Column

_WIDTHS, _BEFORE_WIDTH = (46.0, 76.0, 22.0), 22.0


def place_chart(document: Document, chart: BarChart) -> None:
    """The title, then a row for each bar."""
    widths = (*_WIDTHS, *((_BEFORE_WIDTH,) if chart.has_before else ()))
    sides: tuple[Side, ...] = ("left", "left", "right", "right")
    across = columns(sides[: len(widths)], widths)
    names = (chart.names, "", chart.values, chart.befores)[: len(widths)]
    rows = [_row(document, bar, chart.most, across) for bar in chart.bars]
    place_grid(
        document,
        chart.title,
        across,
        [header_row(names, across), *rows],
        has_row_headers=True,
        stays_together=len(rows) < 16,
    )


def _row(document: Document, bar: Bar, most: float, across: list[Column]) -> BaseOxmlElement:
    drawn = cell_of(across[1], "")
    place_bar(
        Paragraph(drawn.find("{*}p"), document._body),
        share(bar.value, most) or 0.0,
        share(bar.before, most),
        bar.tone,
    )
    words = [cell_of(across[0], bar.name, is_bold=True), drawn, cell_of(across[2], bar.shown, is_bold=True)]
    return row_of([*words, *(cell_of(column, bar.before_shown) for column in across[3:])])
