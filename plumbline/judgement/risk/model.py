"""What a risk model is: indicators with weights, bands of the score, limits, and how much must be known. Pure."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Protocol

from plumbline.judgement.exact import exactly
from plumbline.judgement.risk.facts import Bound, Given, Input, Value
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.standard import Authority

NO_AUTHORITY = Authority()
FLOOR = Decimal(60)
STEADY_WITHIN = Decimal(5)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the model: `weight` × points of `most`, from `input`.

    `also` are further inputs that can only add: the worst of all counts. Facts more than `oldest_days` old are out of
    date and count as missing. Under its own code an indicator takes points that somebody graded before.
    """

    code: str
    title: str
    weight: Decimal
    most: Decimal
    input: Input
    also: tuple[Input, ...] = ()
    oldest_days: int | None = None
    guidance: str = ""
    authority: Authority = NO_AUTHORITY

    @property
    def graded(self) -> Input:
        return Input(self.code, self.title, Given(self.most))

    @property
    def inputs(self) -> tuple[Input, ...]:
        return (self.graded, self.input, *self.also)

    @property
    def could(self) -> Fraction:
        """What it could bring at its worst."""
        return exactly(self.weight) * exactly(self.most)


@dataclass(frozen=True, slots=True)
class Limiter:
    """When an input has one of these codes, or lies within the bound, the result is `to` or worse.

    It sees the newest fact however old: what was bad stays so until somebody knows better.
    """

    code: str
    says: str
    input: str
    to: str
    when: tuple[str, ...] = ()
    bound: Bound | None = None
    authority: Authority = NO_AUTHORITY

    def fires_on(self, value: Value) -> bool:
        return value in self.when or (self.bound is not None and self.bound.holds(value))


@dataclass(frozen=True, slots=True)
class Band:
    """This rating from a score of `at_least` up; None in the first and best band, which begins at nought."""

    rating: str
    at_least: Decimal | None


@dataclass(frozen=True, slots=True)
class Comparing:
    """How inputs that compare are counted before the model looks at them.

    Fewer than `fewest` services of a kind are not compared. Where half of them have none, `instead_of_none` per 100
    people counts as the median. A location may be “not yet rated” for its first `unrated_months`.
    """

    fewest: int = 5
    instead_of_none: Decimal = Decimal(1)
    unrated_months: int = 12
    authority: Authority = NO_AUTHORITY


@dataclass(frozen=True)
class RiskModel:
    """`labels` and `bands` run from the lowest risk to the highest; bands are half-open on the exact score.

    Below `floor` per cent of the weight known, only `stands_from` and worse may be said. `steady_within`: a score that
    moved by fewer points than this is called steady.
    """

    labels: LabelSet
    indicators: tuple[Indicator, ...]
    bands: tuple[Band, ...]
    limiters: tuple[Limiter, ...] = ()
    floor: Decimal = FLOOR
    stands_from: str = ""
    steady_within: Decimal = STEADY_WITHIN
    authority: Authority = NO_AUTHORITY
    comparing: Comparing = field(default_factory=Comparing)

    @cached_property
    def scale(self) -> int:
        """What weights and points are multiplied by so that all are whole: adding whole numbers up is quick."""
        those = (part for one in self.indicators for part in (exactly(one.weight), one.could))
        return lcm(*(one.denominator for one in those))

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """Of each indicator, in order, times the scale."""
        return tuple(int(exactly(one.weight) * self.scale) for one in self.indicators)

    @cached_property
    def coulds(self) -> tuple[int, ...]:
        """What each indicator could bring at its worst, in order, times the scale."""
        return tuple(int(one.could * self.scale) for one in self.indicators)

    @cached_property
    def weight(self) -> Fraction:
        return Fraction(sum(self.weights), self.scale)

    @cached_property
    def could(self) -> Fraction:
        return Fraction(sum(self.coulds), self.scale)

    @cached_property
    def starts(self) -> tuple[tuple[str, Fraction | None], ...]:
        """Where each band begins, the worst first."""
        those = ((one.rating, one.at_least) for one in reversed(self.bands))
        return tuple((rating, None if at is None else exactly(at)) for rating, at in those)

    def rated(self, score: Fraction) -> str:
        """The worst rating whose beginning the score has reached."""
        return next(rating for rating, at in self.starts if at is None or score >= at)

    def may_stand(self, rating: str) -> bool:
        """Whether this may be said although too little is known."""
        return bool(self.stands_from) and self.labels.place(rating) >= self.labels.place(self.stands_from)


class Scheme(Protocol):
    """Ratings from the mildest to the gravest, and which may be said although too little is known."""

    @property
    def labels(self) -> LabelSet: ...

    def may_stand(self, rating: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class ByHand:
    """A result changed by a person until a day, which it still covers. The computed one stays and is shown."""

    to: str
    reason: str
    by: str
    until: date

    def counts_on(self, on: date) -> bool:
        return on <= self.until
