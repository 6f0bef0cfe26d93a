"""Adding up over time."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from plumbline.judgement.rollup import latest, total

NUMBERS = st.lists(st.one_of(st.none(), st.decimals(min_value=0, max_value=10**12, places=4)), max_size=12)


@given(one=NUMBERS, other=NUMBERS)
def test_adding_parts_first_gives_the_same_sum(
    one: list[Decimal | None], other: list[Decimal | None]
) -> None:
    assert total([total(one), total(other)]) == total(one + other)


@given(NUMBERS)
def test_the_sum_is_exact(numbers: list[Decimal | None]) -> None:
    known = [Fraction(number) for number in numbers if number is not None]

    assert Fraction(total(numbers) or 0) == sum(known)


@given(NUMBERS)
def test_nothing_known_is_not_nought(numbers: list[Decimal | None]) -> None:
    assert (total(numbers) is None) == all(number is None for number in numbers)


def test_what_stands_at_a_point_in_time_is_its_last_value_or_unknown() -> None:
    assert latest([Decimal(3), Decimal(4)]) == 4
    assert latest([Decimal(3), None]) is None
    assert latest([]) is None
