"""Headings without gaps: a part inside a part inside the paper, as PDF/UA-1 and those who listen expect."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from plumbline.papers.paper import Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from plumbline.papers.paper import Block


def in_order(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with headings that go down one level at a time.

    Papers are composed of parts that may be left out, so a gap is nobody's mistake: it is closed up, not refused.
    A heading without words is left out.
    """
    level = 0
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
        elif block.text.strip():
            level = min(block.level, level + 1)
            yield replace(block, level=cast("Literal[1, 2, 3]", level))
