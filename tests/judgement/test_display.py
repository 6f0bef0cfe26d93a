"""What a person reads of a number."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.judgement.bands import Bands, Direction
from plumbline.judgement.display import Unit, cut, show, show_as_rated, show_given
from plumbline.judgement.exact import half_up, in_digits
from tests.judgement.figures import AT_LEAST_80

WORKED_EXAMPLE = Fraction(4900 * 100, 5100)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("2.4999999999999999999999999999999", 0, "2"),
        ("-0.5", 0, "-1"),
        ("-0.4", 0, "0"),
        ("0.05", 1, "0.1"),
        ("1.005", 2, "1.01"),
        ("99.95", 1, "100.0"),
        ("7", 2, "7.00"),
    ],
)
def test_halves_are_rounded_up(value: str, decimals: int, shown: str) -> None:
    assert str(half_up(Decimal(value), decimals)) == shown


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        (WORKED_EXAMPLE, Unit.PERCENT, 0, "96%"),
        (WORKED_EXAMPLE, Unit.PERCENT, 2, "96.08%"),
        (1234567, Unit.COUNT, 0, "1,234,567"),
        (Decimal("12480.5"), Unit.HOURS, 1, "12,480.5"),
        (Decimal("1234.5"), Unit.MONEY, 0, "£1,234.50"),
        (Decimal(-5), Unit.MONEY, 0, "-£5.00"),
        (0, Unit.PERCENT, 0, "0%"),
    ],
)
def test_each_unit_is_shown_as_people_write_it(
    value: Fraction | Decimal | int, unit: Unit, decimals: int, shown: str
) -> None:
    assert show(value, unit, decimals) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("79.96", "79.96%"),
        ("79.4", "79%"),
        ("80", "80%"),
        ("79.99999", "79.99999%"),
        ("74.6", "74.6%"),
        ("80.4", "80%"),
    ],
)
def test_what_is_shown_never_seems_to_lie_in_another_band(value: str, shown: str) -> None:
    assert show_as_rated(Decimal(value), Unit.PERCENT, 0, AT_LEAST_80) == shown


@given(
    top=st.integers(min_value=0, max_value=10**6),
    bottom=st.integers(min_value=1, max_value=10**6),
    target=st.decimals(min_value=0, max_value=100, places=2),
    decimals=st.integers(min_value=0, max_value=3),
)
def test_rounding_never_changes_a_rating(top: int, bottom: int, target: Decimal, decimals: int) -> None:
    value = Fraction(top * 100, bottom)
    for bands in (
        Bands(Direction.HIGHER, target, max(target - 5, Decimal(0))),
        Bands(Direction.LOWER, target, target + 5),
        Bands(Direction.RANGE, target, max(target - 5, Decimal(0)), target + 3, target + 8),
    ):
        read_back = Decimal(show_as_rated(value, Unit.PERCENT, decimals, bands).replace(",", "").rstrip("%"))
        assert bands.rate(read_back) is bands.rate(value)


def test_the_value_in_a_reason_is_cut_and_never_rounded_over_a_target() -> None:
    assert cut(WORKED_EXAMPLE, Unit.PERCENT) == "96.078…%"
    assert cut(Decimal("79.99999"), Unit.PERCENT) == "79.999…%"
    assert cut(Decimal("12.5"), Unit.PERCENT) == "12.5%"
    assert cut(Fraction(10, 3), Unit.NUMBER) == "3.333…"


@pytest.mark.parametrize(
    ("given_", "shown"), [("80.0", "80"), ("12.50", "12.5"), ("4900", "4,900"), ("1E+3", "1,000")]
)
def test_a_given_number_keeps_its_decimals_and_no_more(given_: str, shown: str) -> None:
    assert show_given(Decimal(given_)) == shown


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        (WORKED_EXAMPLE, "96.07843137254901960784313725"),
        (Fraction(1, 3), "0.3333333333333333333333333333"),
        (Fraction(2, 300), "0.006666666666666666666666666667"),
        (Fraction(1, 8), "0.125"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-2.50"), "-2.5"),
        (0, "0"),
        (Decimal("0.1234567890123456789012345678901234567890"), "0.123456789012345678901234567890123456789"),
    ],
)
def test_the_exact_value_is_written_in_full_or_to_28_digits(
    value: Fraction | Decimal | int, digits: str
) -> None:
    assert in_digits(value) == digits


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=8))
def test_a_number_whose_decimals_end_comes_back_as_itself(value: Decimal) -> None:
    assert Decimal(in_digits(value)) == value
