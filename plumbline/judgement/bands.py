"""Where green and amber end, and which colour a value gets. Bands are half-open and see the unrounded value."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plumbline.judgement.exact import exactly
from plumbline.judgement.judgement import Exact, Rag


class Direction(StrEnum):
    """Which way is better. NONE: the figure informs and is never rated."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Bands:
    """Higher is better: green from `target` up, amber from `amber` up to it, red below. Lower: mirrored.

    Range: green from `target` to `upper`, amber from `amber` to `amber_upper`, both ends included; red outside.
    An `amber` that is not given means that whatever misses the target is red.
    """

    direction: Direction
    target: Decimal
    amber: Decimal | None = None
    upper: Decimal | None = None
    amber_upper: Decimal | None = None

    def rate(self, value: Exact) -> Rag:
        if self.meets_target(value):
            return Rag.GREEN
        return Rag.AMBER if self.within_tolerance(value) else Rag.RED

    def meets_target(self, value: Exact) -> bool:
        return self._inside(value, self.target, self.upper)

    def within_tolerance(self, value: Exact) -> bool:
        """Whether the value is at least amber."""
        if self.amber is None and self.amber_upper is None:
            return self.meets_target(value)
        low = self.target if self.amber is None else self.amber
        return self._inside(value, low, self.amber_upper if self.amber_upper is not None else self.upper)

    def _inside(self, value: Exact, bound: Decimal, upper: Decimal | None) -> bool:
        exact = exactly(value)
        if self.direction is Direction.LOWER:
            return exact <= exactly(bound)
        if self.direction is Direction.RANGE and upper is not None:
            return exactly(bound) <= exact <= exactly(upper)
        return exact >= exactly(bound)

    @property
    def faults(self) -> tuple[str, ...]:
        """Why these bounds contradict one another, in plain words; empty when they do not."""
        return tuple(says for is_wrong, says in self._doubts() if is_wrong)

    def _doubts(self) -> tuple[tuple[bool, str], ...]:
        target, amber, upper, amber_upper = self.target, self.amber, self.upper, self.amber_upper
        if self.direction is Direction.LOWER:
            return (
                (
                    amber is not None and amber < target,
                    f"Lower is better, so amber ({amber}) must not be below the target ({target}).",
                ),
            )
        is_range = self.direction is Direction.RANGE
        return (
            (
                amber is not None and amber > target,
                f"Amber ({amber}) must not be above the target ({target}).",
            ),
            (is_range and upper is None, "A target range needs both ends: from and to."),
            (
                is_range and upper is not None and upper < target,
                f"The range ends ({upper}) before it begins ({target}).",
            ),
            (
                is_range and upper is not None and amber_upper is not None and amber_upper < upper,
                f"Amber must not end ({amber_upper}) before the target range does ({upper}).",
            ),
        )
