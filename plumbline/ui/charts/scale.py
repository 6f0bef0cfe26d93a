"""From values to places on paper, and the round numbers that an axis shows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor, log10

Number = Decimal | Fraction | int | float
LEAST = 1e-6  # closer than this, values are drawn as one


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale: `low` stands at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: Number) -> float:
        """Where a value stands, to a tenth of a unit; values outside stand at the nearer edge."""
        inside = min(max(float(value), self.low), self.high)
        share = (inside - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)


def round_steps(low: float, high: float, wanted: int = 4) -> tuple[float, ...]:
    """About so many round numbers that embrace everything from `low` to `high`."""
    spread = max(high - low, abs(high) * LEAST, LEAST)
    rough = spread / wanted
    magnitude = 10.0 ** floor(log10(rough))
    step = next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= rough)
    first, last = floor(low / step), -floor(-high / step)
    last = max(last, first + 1)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def extent(values: list[Number], *, from_zero: bool, ceiling: float | None) -> tuple[float, float]:
    """The least and the greatest an axis must show; `ceiling` keeps percentages at 100."""
    numbers = [float(value) for value in values] or [0.0, 1.0]
    low, high = (min(0.0, *numbers) if from_zero else min(numbers)), max(numbers)
    if not from_zero:
        margin = (high - low) * 0.15 or abs(high) * 0.05 or 1.0
        low, high = (low - margin if low < 0 else max(0.0, low - margin)), high + margin
    return low, (min(high, ceiling) if ceiling is not None and max(numbers) <= ceiling else high)
