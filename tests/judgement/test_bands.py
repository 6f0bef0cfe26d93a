"""Where green and amber end."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.judgement.bands import Bands, Direction
from plumbline.judgement.judgement import Rag
from tests.judgement.figures import AT_LEAST_80, AT_MOST_2, FROM_95_TO_100

ORDER = {Rag.RED: 0, Rag.AMBER: 1, Rag.GREEN: 2}
NUMBERS = st.decimals(min_value=0, max_value=1000, places=4)
VALUES = st.fractions(min_value=0, max_value=1000)


@pytest.mark.parametrize(
    ("bands", "value", "colour"),
    [
        (AT_LEAST_80, "80", "green"),
        (AT_LEAST_80, "79.9999999999999999999999999999", "amber"),
        (AT_LEAST_80, "75", "amber"),
        (AT_LEAST_80, "74.9999999999999999999999999999", "red"),
        (AT_LEAST_80, "100", "green"),
        (AT_LEAST_80, "0", "red"),
        (AT_MOST_2, "2", "green"),
        (AT_MOST_2, "2.0000000000000000000000000001", "amber"),
        (AT_MOST_2, "5", "amber"),
        (AT_MOST_2, "5.0000000000000000000000000001", "red"),
        (AT_MOST_2, "0", "green"),
        (FROM_95_TO_100, "95", "green"),
        (FROM_95_TO_100, "100", "green"),
        (FROM_95_TO_100, "100.0001", "amber"),
        (FROM_95_TO_100, "94.9999", "amber"),
        (FROM_95_TO_100, "90", "amber"),
        (FROM_95_TO_100, "105", "amber"),
        (FROM_95_TO_100, "89.9999", "red"),
        (FROM_95_TO_100, "105.0001", "red"),
    ],
)
def test_each_edge_belongs_to_one_band(bands: Bands, value: str, colour: str) -> None:
    assert bands.rate(Decimal(value)) == colour


@pytest.mark.parametrize("direction", [Direction.HIGHER, Direction.LOWER])
def test_without_amber_whatever_misses_the_target_is_red(direction: Direction) -> None:
    bands = Bands(direction, Decimal(50))
    missing = Decimal("49.9") if direction is Direction.HIGHER else Decimal("50.1")

    assert bands.rate(missing) is Rag.RED
    assert bands.rate(Decimal(50)) is Rag.GREEN


@given(target=NUMBERS, gap=NUMBERS, one=VALUES, other=VALUES)
def test_more_is_never_worse_where_higher_is_better(
    target: Decimal, gap: Decimal, one: Fraction, other: Fraction
) -> None:
    bands = Bands(Direction.HIGHER, target, target - gap)
    low, high = sorted((one, other))

    assert ORDER[bands.rate(low)] <= ORDER[bands.rate(high)]


@given(target=NUMBERS, gap=NUMBERS, one=VALUES, other=VALUES)
def test_less_is_never_worse_where_lower_is_better(
    target: Decimal, gap: Decimal, one: Fraction, other: Fraction
) -> None:
    bands = Bands(Direction.LOWER, target, target + gap)
    low, high = sorted((one, other))

    assert ORDER[bands.rate(low)] >= ORDER[bands.rate(high)]


@given(low=NUMBERS, width=NUMBERS, gap=NUMBERS, one=VALUES, other=VALUES)
def test_nearer_to_a_range_is_never_worse(
    low: Decimal, width: Decimal, gap: Decimal, one: Fraction, other: Fraction
) -> None:
    bands = Bands(Direction.RANGE, low, low - gap, low + width, low + width + gap)
    near, far = sorted((one, other), key=lambda value: _outside(value, low, low + width))

    assert ORDER[bands.rate(near)] >= ORDER[bands.rate(far)]


@given(target=NUMBERS, gap=st.decimals(min_value="0.0001", max_value=100, places=4))
def test_the_edge_is_inside_and_the_least_beyond_it_is_not(target: Decimal, gap: Decimal) -> None:
    bands = Bands(Direction.HIGHER, target, target - gap)
    least = Fraction(1, 10**30)

    assert bands.rate(Fraction(target)) is Rag.GREEN
    assert bands.rate(Fraction(target) - least) is Rag.AMBER
    assert bands.rate(Fraction(target - gap)) is Rag.AMBER
    assert bands.rate(Fraction(target - gap) - least) is Rag.RED


@pytest.mark.parametrize(
    ("bands", "says"),
    [
        (Bands(Direction.HIGHER, Decimal(80), Decimal(85)), "must not be above the target"),
        (Bands(Direction.LOWER, Decimal(2), Decimal(1)), "must not be below the target"),
        (Bands(Direction.RANGE, Decimal(95)), "needs both ends"),
        (Bands(Direction.RANGE, Decimal(95), None, Decimal(90)), "before it begins"),
        (Bands(Direction.RANGE, Decimal(95), Decimal(90), Decimal(100), Decimal(99)), "must not end"),
    ],
)
def test_bounds_that_contradict_one_another_say_so(bands: Bands, says: str) -> None:
    assert any(says in fault for fault in bands.faults)


@pytest.mark.parametrize("bands", [AT_LEAST_80, AT_MOST_2, FROM_95_TO_100])
def test_bounds_in_order_have_no_fault(bands: Bands) -> None:
    assert bands.faults == ()


def _outside(value: Fraction, low: Decimal, high: Decimal) -> Fraction:
    return max(Fraction(low) - value, value - Fraction(high), Fraction(0))
