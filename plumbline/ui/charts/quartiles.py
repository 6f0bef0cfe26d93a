"""Where one value stands among all: the market's quarter, half and three quarters, and this one's mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plumbline.ui.charts.scale import Scale

if TYPE_CHECKING:
    from plumbline.ui.charts.scale import Number

WIDTH, HEIGHT, EDGE = 140, 30, 8


@dataclass(frozen=True, slots=True)
class Strip:
    """What the template draws; `label` says it in words."""

    label: str
    lower: float
    median: float
    upper: float
    value: float | None
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def marker(self) -> str:
        """The corners of the triangle that points at the value from below."""
        x = self.value or 0.0
        return f"{x},15 {x + 6},27 {x - 6},27"


def draw_strip(
    quartiles: tuple[Number, Number, Number],
    value: Number | None,
    label: str,
    *,
    low: Number | None = None,
    high: Number | None = None,
) -> Strip:
    """Lay out the quartiles (lower, median, upper) and a value between `low` and `high`, by default around them."""
    lower, median, upper = (float(each) for each in quartiles)
    spread = (upper - lower) or abs(upper) * 0.1 or 1.0
    known = [lower, upper, *([float(value)] if value is not None else [])]
    left = float(low) if low is not None else min(*known, lower - spread / 2)
    right = float(high) if high is not None else max(*known, upper + spread / 2)
    across = Scale(left, right if right > left else left + 1, EDGE, WIDTH - EDGE)
    place = None if value is None else across.at(value)
    return Strip(label, across.at(lower), across.at(median), across.at(upper), place)
