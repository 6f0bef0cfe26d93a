"""What is known, each fact with its day and source, and how many points its value brings. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Value = Decimal | str


@dataclass(frozen=True, slots=True)
class Fact:
    """One input as it is known: a number or a code (“yes” and “no” among them), since which day, and from where."""

    name: str
    value: Value
    as_at: date | None = None
    source: str = ""


class Side(StrEnum):
    """On which side of its bound a step lies."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Bound:
    """A span of numbers with one end: 20 or more, above 1.5, 3 or fewer, below 80. Exact, never rounded."""

    side: Side
    at: Decimal

    def holds(self, value: Value) -> bool:
        if isinstance(value, str):
            return False
        if self.side is Side.AT_LEAST:
            return value >= self.at
        if self.side is Side.ABOVE:
            return value > self.at
        return value <= self.at if self.side is Side.AT_MOST else value < self.at


@dataclass(frozen=True, slots=True)
class Step:
    """So many points where the bound holds. Of several that hold, the one of most points counts."""

    bound: Bound
    points: Decimal


@dataclass(frozen=True, slots=True)
class Steps:
    """Points for numbers; none where no step holds. Together the steps cover every number once."""

    steps: tuple[Step, ...]

    def points(self, value: Value) -> Decimal | None:
        if isinstance(value, str):
            return None
        return max((one.points for one in self.steps if one.bound.holds(value)), default=Decimal(0))

    @property
    def most(self) -> Decimal:
        return max((one.points for one in self.steps), default=Decimal(0))


@dataclass(frozen=True, slots=True)
class Codes:
    """Points for words: {“good”: 0, “inadequate”: 3}."""

    by_code: Mapping[str, Decimal]

    def points(self, value: Value) -> Decimal | None:
        return self.by_code.get(value) if isinstance(value, str) else None

    @property
    def most(self) -> Decimal:
        return max(self.by_code.values(), default=Decimal(0))


@dataclass(frozen=True, slots=True)
class Given:
    """Points that somebody graded before: any number from 0 to the most."""

    most: Decimal

    def points(self, value: Value) -> Decimal | None:
        return None if isinstance(value, str) or not 0 <= value <= self.most else value


Banding = Steps | Codes | Given


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to know, by the name under which facts give it; `asks` is what a person calls it."""

    name: str
    asks: str
    banding: Banding
