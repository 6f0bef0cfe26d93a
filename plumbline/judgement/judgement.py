"""What every judgement is made of, whatever was judged: a rating, its reasons, and what is not known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Exact = Decimal | Fraction | int


class State(StrEnum):
    """Answers that are not ratings. None of them is ever shown as green or counted as good."""

    NO_TARGET = "no-target"
    NO_ACTIVITY = "no-activity"
    NOT_RETURNED = "not-returned"
    NOT_ASSESSED = "not-assessed"
    NOT_APPLICABLE = "not-applicable"
    OUT_OF_DATE = "out-of-date"


class Rag(StrEnum):
    """The label set of KPI ratings."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Reason:
    """Which rule spoke, in a sentence an officer would say, what it saw and what it did.

    `saw` maps names to values as text; `effect` is the rating code it led to, or "" when it only informs;
    `basis` is published, local default or awaiting document, and `source` the paragraph it rests on.
    """

    rule: str
    says: str
    saw: Mapping[str, str] = field(default_factory=dict)
    effect: str = ""
    basis: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rating with everything needed to defend it.

    `score` is exact and unrounded; `display` is how a person reads it; `completeness` runs from 0 to 1.
    """

    ref: str
    rating: str
    score: Exact | None
    display: str
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    completeness: Fraction = Fraction(1)
    would_change: tuple[str, ...] = ()

    @property
    def is_rating(self) -> bool:
        """Whether this is a rating rather than a state such as no activity."""
        return self.rating not in set(State)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the answers that cannot stand, by the figure's reference and input key."""

    ref: str
    rule: str
    says: str
    key: str = ""
