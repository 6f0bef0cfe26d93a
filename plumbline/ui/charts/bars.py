"""Shares side by side: a council, its region and England; and the make-up of one whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plumbline.ui.charts.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plumbline.ui.charts.scale import Number
    from plumbline.ui.marks import Mark

LABEL_WIDTH, VALUE_WIDTH = 190, 150
ROW, NARROW_ROW, BAR = 36, 54, 22


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing compared. `display` is its value in words ("88.2%, 90 of 102"); one bar may be `is_subject`."""

    label: str
    value: Number | None
    display: str
    is_subject: bool = False


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar in its place."""

    bar: Bar
    y: float
    length: float
    label_y: float
    value_x: float
    value_y: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Bars under each other, from one common zero."""

    width: int
    height: int
    left: int
    bars: tuple[DrawnBar, ...]
    thickness: int = BAR


def draw_comparison(bars: Sequence[Bar], *, greatest: Number = 100, width: int = 680) -> Comparison:
    """Lay bars out; on narrow paper the label and the value stand above the bar."""
    narrow = width < 480
    left = 0 if narrow else LABEL_WIDTH
    row = NARROW_ROW if narrow else ROW
    across = Scale(0, float(greatest) or 1.0, 0, width - left - (2 if narrow else VALUE_WIDTH))
    drawn = []
    for index, bar in enumerate(bars):
        top = index * row
        length = across.at(bar.value) if bar.value is not None else 0.0
        y = top + (24 if narrow else (ROW - BAR) / 2)
        text_y = top + 17 if narrow else y + BAR / 2 + 5
        drawn.append(DrawnBar(bar, y, length, text_y, width if narrow else left + length + 8, text_y))
    return Comparison(width, max(len(bars), 1) * row, left, tuple(drawn))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole, by rating."""

    mark: Mark
    count: int


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """A part in its place; `text` is "" where it would not fit."""

    part: Part
    x: float
    length: float
    text: str

    @property
    def middle(self) -> float:
        """Where the words stand."""
        return round(self.x + self.length / 2, 1)


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar made of parts."""

    width: int
    height: int
    parts: tuple[DrawnPart, ...]
    total: int


def draw_stack(parts: Sequence[Part], *, width: int = 680, height: int = 30) -> Stack:
    """Lay the parts end to end; their lengths are their shares of the total."""
    total = sum(part.count for part in parts)
    across = Scale(0, total or 1, 0, width)
    drawn, so_far = [], 0
    for part in parts:
        start, end = across.at(so_far), across.at(so_far + part.count)
        text = f"{part.mark.letter} {part.count:,}"
        fits = end - start > len(text) * 9 + 6
        drawn.append(DrawnPart(part, start, round(end - start, 1), text if fits else ""))
        so_far += part.count
    return Stack(width, height, tuple(part for part in drawn if part.length), total)
