"""The mean and the limits of a stretch of points, exact. They say what is usual, not what is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from plumbline.judgement.charting.series import Point, pieces
from plumbline.judgement.exact import exactly

FACTOR = Fraction(266, 100)  # 3 ÷ 1.128: three standard deviations, estimated from ranges of two


@dataclass(frozen=True, slots=True)
class Limits:
    """`lower` and `upper` are drawn, kept within what the figure can be; the rules see `reach`, which is not."""

    mean: Fraction
    moving_range: Fraction
    lower: Fraction
    upper: Fraction

    @property
    def reach(self) -> Fraction:
        """How far the limits are from the mean before they are kept within bounds."""
        return FACTOR * self.moving_range

    def side(self, value: Fraction) -> int:
        """1 above the mean, -1 below it, 0 on it."""
        return (value > self.mean) - (value < self.mean)

    def is_outside(self, value: Fraction) -> bool:
        return abs(value - self.mean) > self.reach

    def is_close(self, value: Fraction) -> bool:
        """Whether a value is in the outer third towards a limit, or beyond the limit."""
        return abs(value - self.mean) > self.reach * 2 / 3


def limits_of(points: Sequence[Point], floor: Decimal | None, ceiling: Decimal | None) -> Limits | None:
    """The limits that these points make; None where no two of them are neighbours.

    A moving range lies between neighbours: there is none over a gap.
    """
    values = [one.exact for one in points if one.exact is not None]
    ranges = [
        abs(after.exact - before.exact)
        for piece in pieces(points)
        for before, after in pairwise(piece)
        if before.exact is not None and after.exact is not None
    ]
    if not ranges:
        return None
    mean = sum(values, Fraction(0)) / len(values)
    moving_range = sum(ranges, Fraction(0)) / len(ranges)
    lower, upper = mean - FACTOR * moving_range, mean + FACTOR * moving_range
    return Limits(
        mean,
        moving_range,
        lower if floor is None else max(lower, exactly(floor)),
        upper if ceiling is None else min(upper, exactly(ceiling)),
    )
