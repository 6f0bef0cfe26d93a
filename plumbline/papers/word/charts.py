"""A chart of bars in a Word paper: a table whose bars are pictures without words, each beside its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from plumbline.papers.columns import KEPT_BARS, share
from plumbline.papers.word.elements import runs
from plumbline.papers.word.grid import SMALL, cell_of, columns, header_row, place_grid, row_of
from plumbline.papers.word.pictures import place_bar, place_mark

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from plumbline.papers.paper import Bar, BarChart, Side
    from plumbline.papers.word.grid import Column

_WIDTHS, _BEFORE_WIDTH = (50.0, 92.0), 24.0


def place_chart(document: Document, chart: BarChart) -> None:
    """The title, then a row for each bar."""
    widths = (*_WIDTHS, *((_BEFORE_WIDTH,) if chart.has_before else ()))
    sides: tuple[Side, ...] = ("left", "left", "right")
    across = columns(sides[: len(widths)], widths)
    names = (chart.names, chart.values, chart.befores)[: len(widths)]
    head = header_row(names, across)
    if chart.has_before:
        place_mark(document, list(head.iter(qn("w:p")))[-1])
    rows = [_row(document, bar, chart.most, across) for bar in chart.bars]
    place_grid(
        document,
        chart.title,
        across,
        [head, *rows],
        stays_together=len(rows) < KEPT_BARS,
    )


def _row(document: Document, bar: Bar, most: float, across: list[Column]) -> BaseOxmlElement:
    texts = (bar.name, "", bar.before_shown)[: len(across)]
    words = [
        cell_of(column, text, stands="center", is_bold=column is across[0])
        for column, text in zip(across, texts, strict=True)
    ]
    drawn = words[1].find(qn("w:p"))
    reach = share(bar.value, most)
    place_bar(document, drawn, reach or 0.0, share(bar.before, most), bar.tone)
    drawn.extend(runs(f"\u2002{bar.shown}", is_bold=True, half_points=SMALL))
    return row_of(words)
