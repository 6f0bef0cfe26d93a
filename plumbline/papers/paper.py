"""A paper as frozen values: what it says, in which order. How it looks is left to `pdf` and `word`.

All text may come from people outside: it is never markup. A line break in a text is kept as a line break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["", "good", "fair", "poor", "bad", "quiet"]
"""How a rating looks; "" has no tint. A tint never stands alone: the word or letter is always there."""
Side = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Bold:
    """A stretch of a text that stands out."""

    text: str


Text = str | tuple[str | Bold, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 opens a part, 2 and 3 stand below it. A level left out is closed up when the paper is made."""

    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text


@dataclass(frozen=True, slots=True)
class Bullets:
    points: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    points: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what they are: provider, contract, who visited."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. Raises ValueError for a tint without a word, which the colour-blind could not read."""

    text: Text
    tone: Tone = ""

    def __post_init__(self) -> None:
        if self.tone and not self.text:
            raise ValueError("A tinted cell needs its word or letter")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a row of headers that is repeated on each page; the first cell of a row is its header.

    `aligned` says where each column stands, `widths` how much room it gets beside the others; without them columns
    stand left and take the room their words need. `total` is a last row that stands out.
    Raises ValueError where a row has more or fewer cells than the head.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    aligned: tuple[Side, ...] = ()
    widths: tuple[float, ...] = ()
    total: tuple[str | Cell, ...] = ()

    def __post_init__(self) -> None:
        columns = len(self.head)
        if not columns:
            raise ValueError(f"The table “{self.caption}” has no columns")
        for name, cells in (
            *((f"row {n}", row) for n, row in enumerate(self.rows, 1)),
            ("its total", self.total),
        ):
            if len(cells) != columns and (cells or name != "its total"):
                raise ValueError(
                    f"The table “{self.caption}” has {columns} columns, {name} has {len(cells)} cells"
                )
        for named in (self.aligned, self.widths):
            if named and len(named) != columns:
                raise ValueError(
                    f"The table “{self.caption}” has {columns} columns, {len(named)} are described"
                )


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its value from 0 to the chart's `most`, and the value in words ("72.5%", "7 of 10").

    `before` is where it stood last time; the chart marks the place. `value` None draws no bar, and `shown` says why.
    """

    name: str
    value: float | None
    shown: str
    tone: Tone = ""
    before: float | None = None
    before_shown: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars under each other from one zero, drawn inside a table, so that what is seen and what is read are one.

    `names`, `values` and `befores` head its columns; the last appears where a bar has a `before_shown`.
    """

    title: str
    bars: tuple[Bar, ...]
    most: float
    names: str = "Area"
    values: str = "Score"
    befores: str = "Last time"

    @property
    def has_before(self) -> bool:
        return any(bar.before_shown for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Rating:
    """The outcome, large: its word, its letter, and one sentence that says why."""

    word: str
    letter: str
    tone: Tone
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that must not be overlooked."""

    title: str
    text: Text
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """People's own words, and who said them as far as they may be named ("A person who uses the service")."""

    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture as JPEG or PNG. `alt` says what it shows to those who cannot see it; ValueError without it."""

    content: bytes
    alt: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("A photograph needs words that say what it shows")


@dataclass(frozen=True, slots=True)
class Contents:
    """The parts of a long paper and, in the PDF, their pages; each leads to its part."""

    title: str = "Contents"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Numbered
    | Facts
    | Table
    | BarChart
    | Rating
    | Callout
    | Quote
    | Photograph
    | Contents
    | PageBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A report or letter. `state` says how final it is, such as "Draft for comments on factual accuracy"."""

    title: str
    council: str
    dated_on: date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    reference: str = ""
    state: str = ""
    language: str = "en-GB"


def prose(text: str) -> tuple[Paragraph, ...]:
    """What somebody typed into a large box, as paragraphs: an empty line divides them."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(Paragraph(part.strip()) for part in parts if part.strip())
