"""Sums that must agree."""

from decimal import Decimal

import pytest

from plumbline.judgement.agreement import Side, Summand, agree


def side(*numbers: int | str | None) -> Side:
    """A sum; a number written with a minus is taken away."""
    return Side(tuple(_summand(number) for number in numbers))


def _summand(number: int | str | None) -> Summand:
    if number is None:
        return Summand(1, None)
    value = Decimal(number)
    return Summand(-1 if value < 0 else 1, abs(value))


@pytest.mark.parametrize(
    ("left", "relation", "right", "holds"),
    [
        (side(55), "=", side(50, 12, -7), True),
        (side(56), "=", side(50, 12, -7), False),
        (side("0.3"), "=", side("0.1", "0.2"), True),
        (side(5), "<=", side(5), True),
        (side(6), "<=", side(5), False),
        (side(6), "=", side(1, None), None),
        (side(None), "<=", side(5), None),
    ],
)
def test_two_sums_agree_exactly_or_cannot_be_told(
    left: Side, relation: str, right: Side, holds: bool | None
) -> None:
    assert agree(left, right, relation) is holds


def test_a_sum_is_written_out_as_one_would_on_paper() -> None:
    assert str(side(50, 12, -7)) == "50 + 12 − 7 = 55"
    assert str(side(1200)) == "1,200"
    assert str(side(1, None)) == "not known"
    assert str(side(1, 1, 1, 1, 1, 1, 1)) == "7 in all"
