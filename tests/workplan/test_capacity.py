"""What fits into the team's hours, and how visits fall on the months."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.workplan.capacity import MONTHS, by_month, cut, spread

hours = st.decimals(Decimal("0.5"), Decimal(60), places=1)
totals = st.decimals(0, 800, places=1)


@given(st.lists(hours, max_size=40), totals, totals)
def test_the_cut_never_exceeds_the_hours(wanted: list[Decimal], has: Decimal, committed: Decimal) -> None:
    found = cut(wanted, has=has, committed=committed)

    assert sum(wanted[: found.above]) <= max(Decimal(0), has - committed)
    assert found.left >= 0


@given(st.lists(hours, max_size=40), totals)
def test_the_first_line_below_would_not_have_fitted(wanted: list[Decimal], has: Decimal) -> None:
    found = cut(wanted, has=has, committed=Decimal(0))

    assert found.above == len(wanted) or sum(wanted[: found.above + 1]) > has


def test_a_smaller_line_further_down_is_not_taken_instead() -> None:
    found = cut([Decimal(12), Decimal(12), Decimal(2)], has=Decimal(20), committed=Decimal(0))

    assert found.above == 1
    assert [found.used, found.left, found.missing] == [Decimal(12), Decimal(8), Decimal(6)]


@pytest.mark.parametrize(
    ("has", "committed", "above"), [(36, 0, 3), (36, 12, 2), (36, 40, 0), (0, 0, 0), (35, 0, 2)]
)
def test_hours_of_visits_already_made_or_arranged_are_gone(has: int, committed: int, above: int) -> None:
    assert cut([Decimal(12)] * 3, has=Decimal(has), committed=Decimal(committed)).above == above


def test_each_month_is_set_beside_a_twelfth_of_the_year() -> None:
    loads = by_month(
        [(4, Decimal(12)), (4, Decimal(12)), (3, Decimal(6)), (None, Decimal(50))], has=Decimal(240)
    )

    assert [one.month for one in loads] == list(MONTHS)
    assert [loads[0].hours, loads[0].share, loads[0].over] == [Decimal(24), Decimal(20), Decimal(4)]
    assert [loads[-1].hours, loads[-1].over] == [Decimal(6), Decimal(0)]


def test_visits_are_spread_from_this_month_on_within_each_months_share() -> None:
    loads = by_month([(7, Decimal(15))], has=Decimal(240))
    lines = [(1, Decimal(12), None), (2, Decimal(8), None), (3, Decimal(12), None)]

    assert spread(lines, loads, first=7) == {1: 8, 2: 8, 3: 9}


def test_a_follow_up_is_not_given_a_month_after_its_last_day() -> None:
    loads = by_month([(7, Decimal(19)), (8, Decimal(18))], has=Decimal(240))

    assert spread([(1, Decimal(12), 8)], loads, first=7) == {1: 8}


@given(st.lists(hours, max_size=30), st.sampled_from(MONTHS))
def test_everybody_gets_a_month_that_is_not_over(wanted: list[Decimal], first: int) -> None:
    lines = [(key, one, None) for key, one in enumerate(wanted)]
    found = spread(lines, by_month([], has=Decimal(300)), first=first)

    assert set(found) == set(range(len(wanted)))
    assert {MONTHS.index(month) for month in found.values()} <= set(range(MONTHS.index(first), 12))
