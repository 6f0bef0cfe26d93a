"""A paper's blocks as plain values for `layout.typ`: text in the font's letters, tables with their widths."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from plumbline.papers import paper as said
from plumbline.papers.columns import KEPT_BARS, share, shares, stays_together
from plumbline.papers.photographs import width_mm
from plumbline.papers.text import drawable

BREAKS_FROM = 700
"""Letters from which a table's row may be divided between pages; a shorter one moves to the next page whole."""
Values = dict[str, Any]


def words(text: said.Text) -> list[tuple[str, bool]]:
    """A text as stretches: the words, and whether they are bold."""
    parts = (text,) if isinstance(text, str) else text
    return [
        (drawable(part.text), True) if isinstance(part, said.Bold) else (drawable(part), False)
        for part in parts
    ]


def plain(text: said.Text) -> str:
    """A text without what stands out in it."""
    return "".join(stretch for stretch, _ in words(text))


@singledispatch
def values(block: said.Block) -> Values:
    """What the layout is told of a block; `kind` names the function that draws it."""
    raise TypeError(f"A paper has no {type(block).__name__}")


@values.register
def _(block: said.Heading) -> Values:
    # The paper's title is the one heading of level 1.
    return {"kind": "heading", "level": block.level + 1, "text": drawable(block.text)}


@values.register
def _(block: said.Paragraph) -> Values:
    return {"kind": "paragraph", "text": words(block.text)}


@values.register
def _(block: said.Bullets) -> Values:
    return {"kind": "bullets", "points": [words(point) for point in block.points]}


@values.register
def _(block: said.Numbered) -> Values:
    return {"kind": "numbered", "points": [words(point) for point in block.points]}


@values.register
def _(block: said.Facts) -> Values:
    return {"kind": "facts", "pairs": [[drawable(name), drawable(what)] for name, what in block.pairs]}


@values.register
def _(block: said.Table) -> Values:
    rows = [[as_cell(cell) for cell in row] for row in (*block.rows, *([block.total] if block.total else []))]
    shown = [[_cell(cell) for cell in row] for row in rows]
    letters = [[plain(cell.text) for cell in row] for row in rows]
    head = [drawable(name) for name in block.head]
    body = shown[: len(block.rows)]
    for row in body:
        row[0]["is-header"] = block.has_row_headers
    return {
        "kind": "table",
        "caption": drawable(block.caption),
        "head": head,
        "rows": [
            {"cells": cells, "breaks": max(map(len, row)) > BREAKS_FROM}
            for cells, row in zip(body, letters, strict=False)
        ],
        "total": shown[-1] if block.total else [],
        "aligned": block.aligned or ["left"] * len(head),
        "widths": block.widths or shares([head, *letters]),
        "stays-together": stays_together([head, *letters]),
    }


@values.register
def _(block: said.BarChart) -> Values:
    return {
        "kind": "chart",
        "title": drawable(block.title),
        "names": drawable(block.names),
        "values": drawable(block.values),
        "befores": drawable(block.befores),
        "has-before": block.has_before,
        "stays-together": len(block.bars) < KEPT_BARS,
        "bars": [
            {
                "name": drawable(bar.name),
                "share": share(bar.value, block.most) or 0,
                "shown": drawable(bar.shown),
                "tone": bar.tone,
                "before": share(bar.before, block.most),
                "before-shown": drawable(bar.before_shown),
            }
            for bar in block.bars
        ],
    }


@values.register
def _(block: said.Rating) -> Values:
    return {
        "kind": "rating",
        "word": drawable(block.word),
        "letter": drawable(block.letter),
        "tone": block.tone,
        "sentence": drawable(block.sentence),
    }


@values.register
def _(block: said.Callout) -> Values:
    return {"kind": "callout", "title": drawable(block.title), "text": words(block.text), "tone": block.tone}


@values.register
def _(block: said.Quote) -> Values:
    return {"kind": "quote", "text": drawable(block.text), "who": drawable(block.who)}


@values.register
def _(block: said.Photograph) -> Values:
    return {
        "kind": "photograph",
        "alt": drawable(block.alt),
        "caption": drawable(block.caption),
        "width": width_mm(block.content),
    }


@values.register
def _(block: said.PageBreak) -> Values:
    return {"kind": "page-break"}


def as_cell(cell: str | said.Cell) -> said.Cell:
    return said.Cell(cell) if isinstance(cell, str) else cell


def _cell(cell: said.Cell) -> Values:
    return {"text": words(cell.text), "tone": cell.tone}
