"""The parts of any table in a Word paper: columns, cells, the header row that comes again on each page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plumbline.papers import colours
from plumbline.papers.text import clean
from plumbline.papers.word.elements import TWIPS_PER_MM, edge, element, runs, shade
from plumbline.papers.word.flow import paragraph, put
from plumbline.papers.word.looks import TEXT_WIDTH_MM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from plumbline.papers.paper import Side, Text, Tone

SMALL = 19
"""Half points of the letters in tables."""
_STANDS = {"left": "left", "right": "right", "centre": "center"}
_ABOVE_AND_BELOW, _BESIDE = 60, 110  # twentieths of a point


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column's words stand, and how wide it is, in twentieths of a point."""

    side: Side
    width: int


def columns(sides: Sequence[Side], widths: Sequence[float]) -> list[Column]:
    """Columns that share the page's width as `widths` are to each other."""
    whole = TEXT_WIDTH_MM * TWIPS_PER_MM / sum(widths)
    return [Column(side, round(width * whole)) for side, width in zip(sides, widths, strict=True)]


def cell_of(
    column: Column,
    text: Text,
    tone: Tone = "",
    *,
    is_bold: bool = False,
    fill: str = "",
    colour: str = "",
    stands: str = "top",
) -> BaseOxmlElement:
    """A cell; a tint comes with bold words in its ink."""
    tint, ink = (colours.TONES[tone].tint, colours.TONES[tone].ink) if tone else (fill, colour)
    written = runs(text, is_bold=is_bold or bool(tone), colour=ink, half_points=SMALL)
    looks = [
        element("tcW", w=column.width, type="dxa"),
        *([shade(tint)] if tint else []),
        element("vAlign", val=stands),
    ]
    return element("tc", element("tcPr", *looks), paragraph_of(column, *written))


def paragraph_of(column: Column, *written: BaseOxmlElement) -> BaseOxmlElement:
    spacing = element("spacing", before=_ABOVE_AND_BELOW, after=_ABOVE_AND_BELOW, line=252, lineRule="auto")
    return element("p", element("pPr", spacing, element("jc", val=_STANDS[column.side])), *written)


def row_of(cells: Iterable[BaseOxmlElement], *, is_header: bool = False) -> BaseOxmlElement:
    """A row that stays on one page; a header row comes again at the top of each."""
    kept = element("trPr", element("cantSplit"), *([element("tblHeader")] if is_header else []))
    return element("tr", kept, *cells)


def header_row(names: Sequence[str], across: Sequence[Column]) -> BaseOxmlElement:
    return row_of(
        (
            cell_of(
                column, name, is_bold=True, fill=colours.TEAL_TINT, colour=colours.TEAL_DEEP, stands="bottom"
            )
            for column, name in zip(across, names, strict=True)
        ),
        is_header=True,
    )


def place_grid(
    document: Document,
    caption: str,
    across: Sequence[Column],
    rows: Sequence[BaseOxmlElement],
    *,
    stays_together: bool,
) -> None:
    """The caption and the rows. What reads the table aloud is told its name and where the headers stand."""
    if caption:
        paragraph(document, runs(caption), style="Caption")
    for row in rows[: -1 if stays_together else 1]:
        for looks in row.iter("{*}pPr"):
            looks.insert(0, element("keepNext"))
    grid = element("tblGrid", *(element("gridCol", w=column.width) for column in across))
    table = element("tbl", _looks(caption, across), grid, *rows)
    put(document, table)


def _looks(caption: str, across: Sequence[Column]) -> BaseOxmlElement:
    return element(
        "tblPr",
        element("tblW", w=sum(column.width for column in across), type="dxa"),
        element("tblBorders", edge("bottom", colours.LINE_SOFT, 4), edge("insideH", colours.LINE_SOFT, 4)),
        element("tblLayout", type="fixed"),
        element(
            "tblCellMar", element("left", w=_BESIDE, type="dxa"), element("right", w=_BESIDE, type="dxa")
        ),
        element("tblLook", val="04A0", firstRow=1, firstColumn=1, noHBand=0, noVBand=1),
        *([element("tblCaption", val=clean(caption))] if caption else []),
    )
