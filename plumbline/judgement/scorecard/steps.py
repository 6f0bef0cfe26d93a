"""How many more points it takes: the smallest gain that questions can bring and that reaches a bound. Exact."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, gcd

from plumbline.judgement.exact import exactly
from plumbline.judgement.scorecard.adding_up import Tally
from plumbline.judgement.scorecard.banding import least_for
from plumbline.judgement.scorecard.outcome import AreaScore
from plumbline.judgement.scorecard.rules import PercentBands


def step_of(marks: Tally) -> Fraction:
    """The step in which better answers to these marks bring points; 0 when there are none."""
    return common_step(
        exactly(mark.weight) * exactly(mark.scale.most - choice.points)
        for mark in marks.assessed
        for choice in mark.scale.choices
    )


def common_step(steps: Iterable[Fraction]) -> Fraction:
    """The largest number of which all of these are multiples; 0 for none."""
    common = Fraction(0)
    for one in steps:
        bottom = common.denominator * one.denominator
        common = Fraction(gcd(common.numerator * one.denominator, one.numerator * common.denominator), bottom)
    return common


def whole_steps(gap: Fraction, step: Fraction) -> Fraction:
    """The smallest number of steps that closes a gap, in points."""
    return ceil(gap / step) * step if step and gap > 0 else max(gap, Fraction(0))


def points_to(rating: str, area: AreaScore, bands: PercentBands) -> Fraction:
    """How many more points give this area at least this rating; 0 when it has it."""
    return whole_steps(least_for(rating, bands) / 100 * area.most - area.points, area.step)
