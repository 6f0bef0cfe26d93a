"""Each block of a paper in Word's own means: styles, lists that are lists, and no tables where there is no table."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from docx.document import Document  # singledispatch reads the annotations
from docx.oxml.ns import qn

from plumbline.papers import colours
from plumbline.papers import paper as said
from plumbline.papers.word.charts import place_chart
from plumbline.papers.word.contents import place_contents
from plumbline.papers.word.elements import TWIPS_PER_MM, edge, element, runs, shade
from plumbline.papers.word.flow import paragraph
from plumbline.papers.word.pictures import place_photograph
from plumbline.papers.word.tables import place_table

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_LABEL, _LONGEST_LABEL = round(46 * TWIPS_PER_MM), 22


@singledispatch
def place(block: said.Block, document: Document) -> None:
    """Put the block at the end of the document."""
    raise TypeError(f"A paper has no {type(block).__name__}")


@place.register
def _(block: said.Heading, document: Document) -> None:
    paragraph(document, runs(block.text), style=f"Heading{block.level}")


@place.register
def _(block: said.Paragraph, document: Document) -> None:
    paragraph(document, runs(block.text))


@place.register
def _(block: said.Bullets, document: Document) -> None:
    for point in block.points:
        paragraph(document, runs(point), style="ListBullet")


@place.register
def _(block: said.Numbered, document: Document) -> None:
    number = _counted_from_one(document)
    for point in block.points:
        counted = element("numPr", element("ilvl", val=0), element("numId", val=number))
        paragraph(document, runs(point), style="ListNumber", looks=[counted])


@place.register
def _(block: said.Facts, document: Document) -> None:
    for name, what in block.pairs:
        looks = (
            element("tabs", element("tab", val="left", pos=_LABEL)),
            element("spacing", after=70),
            element("ind", left=_LABEL, hanging=_LABEL),
        )
        label = runs(name, is_bold=True, colour=colours.INK_SOFT)
        between = element("r", element("br" if len(name) > _LONGEST_LABEL else "tab"))
        paragraph(document, [*label, between, *runs(what)], looks=looks)


@place.register
def _(block: said.Table, document: Document) -> None:
    place_table(document, block)


@place.register
def _(block: said.BarChart, document: Document) -> None:
    place_chart(document, block)


@place.register
def _(block: said.Rating, document: Document) -> None:
    tones = colours.TONES[block.tone]
    badge = runs(f"\u00a0{block.letter}\u00a0", is_bold=True, colour=colours.WHITE, half_points=36)
    for run in badge:
        run.find(qn("w:rPr")).append(shade(tones.strong))
    word = runs(f"\u2002{block.word}", is_bold=True, colour=tones.ink, half_points=30)
    _boxed(document, tones, [[*badge, *word], runs(block.sentence)])


@place.register
def _(block: said.Callout, document: Document) -> None:
    tones = colours.TONES[block.tone]
    _boxed(document, tones, [runs(block.title, is_bold=True, colour=tones.ink), runs(block.text)])


@place.register
def _(block: said.Quote, document: Document) -> None:
    written = runs(f"“{block.text}”")
    if block.who:
        upright = runs(block.who, colour=colours.INK_SOFT, half_points=19)
        for run in upright:
            run.find(qn("w:rPr")).insert(0, element("i", val=0))
        written += [element("r", element("br")), *upright]
    paragraph(document, written, style="Quote")


@place.register
def _(block: said.Photograph, document: Document) -> None:
    kept = [element("keepNext")] if block.caption else []
    place_photograph(document, paragraph(document, looks=kept), block)
    if block.caption:
        looks = [element("keepNext", val=0), element("spacing", before=0)]
        paragraph(document, runs(block.caption), style="Caption", looks=looks)


@place.register
def _(block: said.Contents, document: Document) -> None:
    place_contents(document, block.title)


@place.register
def _(_block: said.PageBreak, document: Document) -> None:
    paragraph(document, looks=[element("pageBreakBefore")])


def _boxed(document: Document, tones: colours.Tones, parts: list[list[BaseOxmlElement]]) -> None:
    """Paragraphs on one tint behind one strong edge; Word joins neighbours that look alike."""
    written = [part for part in parts if part]
    for number, part in enumerate(written):
        lines = element(
            "pBdr",
            edge("top", tones.tint, 4, 8),
            edge("left", tones.strong, 36, 10),
            *(edge(side, tones.tint, 4, 8) for side in ("bottom", "right")),
        )
        is_last = number == len(written) - 1
        spacing = element("spacing", before=240 if not number else 0, after=280 if is_last else 60)
        looks = [*([] if is_last else [element("keepNext")]), lines, shade(tones.tint), spacing]
        indent = element("ind", left=260, right=200)
        paragraph(document, part, looks=[*looks, indent])


def _counted_from_one(document: Document) -> int:
    """A list of its own: Word would go on counting where the last one ended."""
    style = document.styles["List Number"].element
    numbering = document.part.numbering_part.element
    kind = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
    num = numbering.add_num(kind)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(num.numId)
