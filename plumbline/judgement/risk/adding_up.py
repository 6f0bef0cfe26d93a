"""The score: what the indicators brought over what those with data could have brought. Exact, never rounded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from plumbline.judgement.exact import exactly
from plumbline.judgement.risk.limiting import fired, result
from plumbline.judgement.risk.model import RiskModel
from plumbline.judgement.risk.pointing import Facts, points_of


@dataclass(frozen=True)
class Tally:
    """The points of each indicator of a model, in its order; None where there is no data."""

    model: RiskModel
    points: Sequence[Fraction | None]

    @cached_property
    def earned(self) -> Fraction:
        whole, rest = 0, Fraction(0)
        for weight, points in zip(self.model.weights, self.points, strict=True):
            if points and points.denominator == 1:
                whole += weight * points.numerator
            elif points:
                rest += weight * points
        return (whole + rest) / self.model.scale

    @cached_property
    def could(self) -> Fraction:
        """What the indicators with data could have brought."""
        return self._known(self.model.coulds)

    @cached_property
    def score(self) -> Fraction | None:
        """Out of 100; None without any data."""
        return self.earned / self.could * 100 if self.could else None

    @cached_property
    def completeness(self) -> Fraction:
        """Which share of the weight is known."""
        return self._known(self.model.weights) / self.model.weight

    def _known(self, parts: Sequence[int]) -> Fraction:
        """The sum of these over the indicators that have data."""
        pairs = zip(parts, self.points, strict=True)
        return Fraction(sum(part for part, points in pairs if points is not None), self.model.scale)

    @property
    def is_enough(self) -> bool:
        return self.completeness * 100 >= exactly(self.model.floor)

    @property
    def at_best(self) -> Fraction:
        """The score if everything missing were at its best."""
        return self.earned / self.model.could * 100

    @property
    def at_worst(self) -> Fraction:
        """The score if everything missing were at its worst."""
        return (self.earned + self.model.could - self.could) / self.model.could * 100

    @property
    def banded(self) -> str | None:
        return None if self.score is None else self.model.rated(self.score)


def tally(model: RiskModel, facts: Facts, on: date | None) -> Tally:
    return Tally(model, tuple(points_of(one, facts, on) for one in model.indicators))


def rating_of(own: Tally, facts: Facts) -> str:
    """The computed result alone, for trying out what would change it."""
    return result(own.model, own.banded, fired(own.model.limiters, facts), own.is_enough)
