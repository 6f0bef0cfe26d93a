"""What the judge is asked about: a figure made of the numbers somebody gave."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from plumbline.judgement.display import Unit
from plumbline.judgement.exact import exactly

LARGEST = Decimal(10) ** 15
MOST_DECIMALS = 10


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a number cannot stand: a code for programs and a sentence for people."""

    code: str
    says: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number, with the name it is asked by. `given` is None when nobody gave it."""

    key: str
    name: str
    given: Decimal | None = None
    is_whole: bool = False

    @property
    def fault(self) -> Fault | None:
        """The first reason why this number cannot be counted with, if there is one."""
        return None if self.given is None else number_fault(self.given, is_whole=self.is_whole)

    @property
    def value(self) -> Fraction | None:
        """The exact value, or None when there is none that can be counted with."""
        return None if self.given is None or self.fault else exactly(self.given)


def number_fault(number: Decimal, *, is_whole: bool = False) -> Fault | None:
    """Why a number cannot stand in a return, or None. Safe for NaN, Infinity and 1e999."""
    if not number.is_finite():
        return Fault("not-a-number", f"“{number}” is not a number.")
    if number.is_zero():
        return None
    if number.is_signed():
        return Fault("below-nought", f"{str(number)[:30]} is below nought. Enter 0 or more.")
    if number.adjusted() >= LARGEST.adjusted():
        return Fault(
            "too-large", "The number is too large to be right. Enter a number below 1,000,000,000,000,000."
        )
    return _fraction_fault(number, is_whole)


def _fraction_fault(number: Decimal, is_whole: bool) -> Fault | None:
    if int(number.as_tuple().exponent) >= 0:
        return None
    decimals = -int(number.normalize().as_tuple().exponent)
    if is_whole and decimals > 0:
        return Fault("not-whole", f"{number} is not a whole number. Enter a whole number, for example 12.")
    if decimals > MOST_DECIMALS:
        return Fault(
            "too-many-decimals", f"The number has {decimals} decimals. Enter {MOST_DECIMALS} at most."
        )
    return None


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of a whole, or one count per so many of another. `per` is 100 for a percentage.

    `stated` is the finished percentage where only that was given. `is_share` means that the numerator counts some
    of what the denominator counts, and so can never be more.
    """

    numerator: Quantity
    denominator: Quantity
    per: int = 100
    stated: Quantity | None = None
    is_share: bool = True

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        stated = () if self.stated is None else (self.stated,)
        return (self.numerator, self.denominator, *stated)


@dataclass(frozen=True, slots=True)
class Total:
    """One number, or the sum of several of which those left blank count as nought."""

    parts: tuple[Quantity, ...]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return self.parts


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a return, as the judge sees it. `decimals` is for showing only."""

    ref: str
    title: str
    unit: Unit
    made_of: Ratio | Total
    decimals: int = 0

    @property
    def faults(self) -> tuple[tuple[Quantity, Fault], ...]:
        return tuple((one, one.fault) for one in self.made_of.quantities if one.fault)
