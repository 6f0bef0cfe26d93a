"""A paper put in order before it is drawn: titles of one line, and headings without gaps between their levels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from plumbline.papers.paper import BarChart, Bullets, Heading, Numbered, Paragraph, Photograph, Table
from plumbline.papers.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Literal

    from plumbline.papers.paper import Block, Paper

UNTITLED = "Untitled"
_LED_TO = (BarChart, Bullets, Numbered, Photograph, Table)


def in_order(paper: Paper) -> Paper:
    """The same paper as PDF/UA-1 and those who listen expect it (ISO 14289-1, 7.1 and 7.4.2)."""
    return replace(
        paper,
        title=one_line(paper.title) or UNTITLED,
        subtitle=one_line(paper.subtitle),
        council=one_line(paper.council),
        reference=one_line(paper.reference),
        state=one_line(paper.state),
        blocks=tuple(_without_gaps(paper.blocks)),
    )


def leads(blocks: Sequence[Block]) -> tuple[bool, ...]:
    """Which paragraphs lead to the list, table, chart or picture after them and stay on its page."""
    pairs = zip(blocks, [*blocks[1:], None], strict=False)
    return tuple(isinstance(block, Paragraph) and isinstance(after, _LED_TO) for block, after in pairs)


def _without_gaps(blocks: Iterable[Block]) -> Iterator[Block]:
    """Headings that go down one level at a time; one without words is left out.

    Papers are made of parts that may be missing, so a gap is nobody's mistake: it is closed up, not refused.
    """
    level = 0
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
        elif words := one_line(block.text):
            level = min(block.level, level + 1)
            yield replace(block, text=words, level=cast("Literal[1, 2, 3]", level))
