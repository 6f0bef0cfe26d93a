"""Quartiles of a market."""

from decimal import Decimal
from fractions import Fraction
from statistics import median, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.judgement.benchmark import Spread, percentile_cont, spread

VALUES = st.lists(st.floats(min_value=0, max_value=1e6), min_size=5, max_size=60)


def test_fewer_than_five_are_too_few_to_compare() -> None:
    assert spread([1, 2, 3, 4]) is None
    assert spread([]) is None
    assert spread([1, 2, 3, 4, 5]) == Spread(5, 2.0, 3.0, 4.0)


@pytest.mark.parametrize(
    ("values", "quartiles"),
    [
        # As PostgreSQL 18 answered: percentile_cont(ARRAY[.25,.5,.75]) WITHIN GROUP (ORDER BY x)
        ([10, 20, 30, 40, 50, 60], (22.5, 35.0, 47.5)),
        ([7.0, 7.0, 7.0, 7.0, 7.0], (7.0, 7.0, 7.0)),
        ([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], (0.25, 0.4, 0.55)),
    ],
)
def test_quartiles_are_those_of_postgresql(
    values: list[float], quartiles: tuple[float, float, float]
) -> None:
    found = spread([Fraction(value) for value in values])

    assert found is not None
    assert (found.lower, found.median, found.upper) == quartiles


@given(VALUES)
def test_quartiles_match_a_reference_by_another_route(values: list[float]) -> None:
    found = spread([Fraction(value) for value in values])

    assert found is not None
    assert [found.lower, found.median, found.upper] == pytest.approx(
        quantiles(values, n=4, method="inclusive")
    )
    assert found.median == pytest.approx(median(values))


@given(VALUES)
def test_quartiles_stand_in_order_within_the_market(values: list[float]) -> None:
    ordered = sorted(values)

    assert percentile_cont(ordered, 0) == ordered[0]
    assert percentile_cont(ordered, 1) == ordered[-1]
    found = spread([Decimal(value) for value in values])
    assert found is not None
    assert ordered[0] <= found.lower <= found.median <= found.upper <= ordered[-1]
