"""A paper's blocks as plain values for `layout.typ`: text in the font's letters, tables with their widths."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from plumbline.papers import paper as said
from plumbline.papers.columns import KEPT_BARS, letters, share, shares, stays_together
from plumbline.papers.photographs import width_mm
from plumbline.papers.text import LONGEST_WORD, drawable

BREAKS_FROM = 700
"""Letters from which a table's row may be divided between pages; a shorter one moves to the next page whole."""
_NAME_LETTERS, _VALUE_LETTERS = 20, 10  # of a word in a chart
Values = dict[str, Any]


def words(text: said.Text, longest: int = LONGEST_WORD) -> list[tuple[str, bool]]:
    """A text as stretches: the words, and whether they are bold. Longer words than `longest` may break."""
    parts = (text,) if isinstance(text, str) else text
    return [
        (drawable(part.text, longest), True)
        if isinstance(part, said.Bold)
        else (drawable(part, longest), False)
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
    rows = [[as_cell(cell) for cell in row] for row in block.rows]
    total = [as_cell(cell) for cell in block.total]
    written = [block.head, *([plain(cell.text) for cell in row] for row in (*rows, total) if row)]
    widths = block.widths or shares(written)
    room = letters(widths)
    return {
        "kind": "table",
        "caption": drawable(block.caption),
        "head": [drawable(name, most) for name, most in zip(block.head, room, strict=True)],
        "rows": [
            {
                "cells": _cells(row, room),
                "breaks": max(len(plain(cell.text)) for cell in row) > BREAKS_FROM,
            }
            for row in rows
        ],
        "total": _cells(total, room) if total else [],
        "aligned": block.aligned or ["left"] * len(block.head),
        "widths": widths,
        "stays-together": stays_together(written),
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
                "name": drawable(bar.name, _NAME_LETTERS),
                "share": share(bar.value, block.most) or 0,
                "shown": drawable(bar.shown, _VALUE_LETTERS),
                "tone": bar.tone,
                "before": share(bar.before, block.most),
                "before-shown": drawable(bar.before_shown, _VALUE_LETTERS),
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
def _(block: said.Contents) -> Values:
    return {"kind": "contents", "title": drawable(block.title)}


@values.register
def _(block: said.PageBreak) -> Values:
    return {"kind": "page-break"}


def as_cell(cell: str | said.Cell) -> said.Cell:
    return said.Cell(cell) if isinstance(cell, str) else cell


def _cells(row: list[said.Cell], room: tuple[int, ...]) -> list[Values]:
    return [{"text": words(cell.text, most), "tone": cell.tone} for cell, most in zip(row, room, strict=True)]
