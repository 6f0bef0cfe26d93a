"""A figure over time as a chart takes it: points in their order, and what was never counted is a gap, not nought."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from plumbline.judgement.bands import Direction
from plumbline.judgement.display import Unit
from plumbline.judgement.exact import exactly
from plumbline.judgement.judgement import Exact

FLOORS = {Unit.PERCENT: Decimal(0), Unit.COUNT: Decimal(0), Unit.HOURS: Decimal(0)}
CEILINGS = {Unit.PERCENT: Decimal(100)}


@dataclass(frozen=True, slots=True)
class Point:
    """One period. `value` None: not returned or nothing to count. A figure of part of a period is not comparable."""

    on: date
    label: str
    value: Exact | None
    is_partial: bool = False

    @property
    def exact(self) -> Fraction | None:
        """The value to chart; None for a gap."""
        return None if self.value is None or self.is_partial else exactly(self.value)


@dataclass(frozen=True, slots=True)
class Recalculation:
    """From `on` a person knows the process to be another one: mean and limits begin anew, and so does every run.

    They come from the points up to `until`, its last day included; from all of the stretch where there is none.
    """

    on: date
    why: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A figure with its points by day. `better` tells concern from improvement; without it a change is a change.

    `bounds` are what no value can be below and above, where they are others than its unit's own.
    """

    ref: str
    title: str
    points: tuple[Point, ...]
    unit: Unit = Unit.NUMBER
    better: Direction = Direction.NONE
    bounds: tuple[Decimal | None, Decimal | None] | None = None

    @property
    def known(self) -> tuple[Point, ...]:
        return tuple(one for one in self.points if one.exact is not None)

    @property
    def floor(self) -> Decimal | None:
        """What no value can be below."""
        return self.bounds[0] if self.bounds else FLOORS.get(self.unit)

    @property
    def ceiling(self) -> Decimal | None:
        return self.bounds[1] if self.bounds else CEILINGS.get(self.unit)


def pieces(points: Sequence[Point]) -> Iterator[tuple[Point, ...]]:
    """The points between gaps. Nothing reaches over a gap: neither a moving range nor a run of a rule."""
    piece: list[Point] = []
    for one in points:
        if one.exact is not None:
            piece.append(one)
        elif piece:
            yield tuple(piece)
            piece = []
    if piece:
        yield tuple(piece)
