"""How a number is shown to a person. What is shown is never what is rated."""

from enum import StrEnum
from fractions import Fraction

from plumbline.judgement.bands import Bands
from plumbline.judgement.exact import exactly, half_up, in_digits
from plumbline.judgement.judgement import Exact


class Unit(StrEnum):
    """What a figure is counted in."""

    PERCENT = "percent"
    COUNT = "count"
    HOURS = "hours"
    NUMBER = "number"
    MONEY = "money"


def show(value: Exact, unit: Unit = Unit.NUMBER, decimals: int = 0) -> str:
    """A value for reading: 96%, 1,234, £1,234.50. Halves are rounded away from nought."""
    number = f"{half_up(value, _places(unit, decimals)):,}"
    if unit is Unit.PERCENT:
        return f"{number}%"
    return _pounds(number) if unit is Unit.MONEY else number


def show_as_rated(value: Exact, unit: Unit, decimals: int, bands: Bands | None) -> str:
    """A value shown with just enough decimals not to seem to lie in another band.

    79.96% against a target of 80% is shown as 79.96%, not as 80%: a page that says “80%, target 80%, amber”
    looks wrong though it is right.
    """
    decimals = _places(unit, decimals)
    while bands is not None and bands.rate(half_up(value, decimals)) is not bands.rate(value):
        decimals += 1
    return show(value, unit, decimals)


def show_given(value: Exact, unit: Unit = Unit.NUMBER) -> str:
    """A number as it was given or agreed, with all its decimals: 4,900, 12.5, 80%."""
    exact = exactly(value)
    if exact.denominator == 1 and unit is not Unit.MONEY:
        return f"{exact.numerator:,}{'%' if unit is Unit.PERCENT else ''}"
    digits = in_digits(exact)
    return show(value, unit, len(digits.partition(".")[2]))


def cut(value: Exact, unit: Unit) -> str:
    """A value with three decimals and an ellipsis where more follow: 96.078…%. Cut, not rounded."""
    thousandths = int(exactly(value) * 1000)
    if thousandths == exactly(value) * 1000:
        return show_given(value, unit)
    shown = show(Fraction(thousandths, 1000), Unit.NUMBER, 3)
    return f"{shown}…%" if unit is Unit.PERCENT else f"{shown}…"


def _places(unit: Unit, decimals: int) -> int:
    return max(decimals, 2) if unit is Unit.MONEY else decimals


def _pounds(number: str) -> str:
    return f"-£{number[1:]}" if number.startswith("-") else f"£{number}"
