"""Exact numbers, and how they are written down without losing anything that matters."""

from decimal import Decimal
from fractions import Fraction

from plumbline.judgement.judgement import Exact

SIGNIFICANT_DIGITS = 28


def exactly(value: Exact) -> Fraction:
    """The same number as a fraction. Raises ValueError or OverflowError for NaN and Infinity."""
    return value if isinstance(value, Fraction) else Fraction(value)


def in_digits(value: Exact) -> str:
    """The number as a plain decimal string, never with an exponent.

    A number whose decimals end is written in full, so the string is the number itself. One whose decimals
    never end (4900 ÷ 51) is written to 28 significant digits, rounded half up.
    """
    fraction = exactly(value)
    places = _places(fraction.denominator)
    if places is None:
        places = max(SIGNIFICANT_DIGITS - _whole_digits(fraction), 0)
    return written(fraction, places)


def written(fraction: Fraction, places: int) -> str:
    """The fraction with this many decimals, rounded half up (away from nought)."""
    divisor = fraction.denominator
    scaled = (2 * abs(fraction.numerator) * 10**places + divisor) // (2 * divisor)
    digits = str(scaled).rjust(places + 1, "0")
    sign = "-" if fraction.numerator < 0 and scaled else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def half_up(value: Exact, decimals: int) -> Decimal:
    """Rounded for showing, halves away from nought: 0.5 → 1. Never rate the result."""
    return Decimal(written(exactly(value), decimals))


def _places(denominator: int) -> int | None:
    """How many decimals the fraction has, or None when they never end."""
    twos, fives = _divisions(denominator, 2), _divisions(denominator, 5)
    return max(twos, fives) if 2**twos * 5**fives == denominator else None


def _divisions(number: int, by: int) -> int:
    count = 0
    while number % by == 0:
        number //= by
        count += 1
    return count


def _whole_digits(fraction: Fraction) -> int:
    """Digits before the decimal point; nought or less when the number starts behind it."""
    size = abs(fraction)
    if size >= 1:
        return len(str(int(size)))
    leading_noughts = 0
    while size * 10 < 1:
        size *= 10
        leading_noughts += 1
    return -leading_noughts
