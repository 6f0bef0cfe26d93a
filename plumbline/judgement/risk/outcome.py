"""A risk as it was judged: each indicator, the score, the limits, the result, with every stage kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from plumbline.judgement.exact import exactly
from plumbline.judgement.judgement import Judgement, Reason, State
from plumbline.judgement.risk.facts import Fact, Value
from plumbline.judgement.risk.model import Indicator, Limiter


@dataclass(frozen=True, slots=True)
class Scored:
    """One indicator. `points` is None where nothing usable is known; `facts` are those that were looked at.

    `state` then says which: not-assessed, or out-of-date.
    """

    indicator: Indicator
    points: Fraction | None
    facts: tuple[Fact, ...]
    state: State | None
    reason: Reason

    @property
    def earned(self) -> Fraction:
        return exactly(self.indicator.weight) * (self.points or 0)

    @property
    def is_known(self) -> bool:
        return self.points is not None


@dataclass(frozen=True, slots=True)
class Fired:
    """A limiter that fires, with the fact that made it."""

    limiter: Limiter
    fact: Fact


@dataclass(frozen=True, slots=True)
class Way:
    """What would change the result: with these inputs as said, it is `to`. An empty `to`: enough would be known.

    `find_out` names indicators of which somebody has to know more.
    """

    says: str
    to: str
    changes: Mapping[str, Value] = field(default_factory=dict)
    find_out: tuple[str, ...] = ()


class Course(StrEnum):
    """Where a score is going."""

    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier judgement, as a value. `score` is None where there was none."""

    on: date
    rating: str
    score: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """The score against the newest earlier one; `change` in points of the score, more being worse."""

    course: Course
    says: str
    change: Fraction | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Risk:
    """`base` is the score and its band, `limits` what fired, `computed` the result, `overall` that after any hand.

    `at_best` and `at_worst` are the score if everything missing were at its best, and at its worst.
    """

    indicators: tuple[Scored, ...]
    base: Judgement
    limits: tuple[Reason, ...]
    computed: str
    overall: Judgement
    at_best: Fraction
    at_worst: Fraction
    trend: Trend
    ways: tuple[Way, ...] = ()
