"""The order of the plan: the weight of the reasons, what people placed, and never a line lost or doubled."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plumbline.workplan.ranking import Candidate, by_reasons, why_above, with_fixed
from plumbline.workplan.reasons import Reason
from plumbline.workplan.weighing import ReasonKind

keys = st.lists(st.integers(1, 500), unique=True, max_size=30)
orders = keys.flatmap(
    lambda order: st.tuples(
        st.just(order),
        st.dictionaries(st.sampled_from(order), st.integers(1, 40)) if order else st.just({}),
    )
)


def candidate(key: int, name: str, weight: int = 0, last: date | None = None) -> Candidate:
    reason = Reason(ReasonKind.FIGURES_BELOW, "Figures", "Figures are below target.", weight)
    return Candidate(key, name, (reason,) if weight else (), last)


@given(orders)
def test_reordering_loses_nobody_and_doubles_nobody(given: tuple[list[int], dict[int, int]]) -> None:
    order, places = given

    assert sorted(with_fixed(order, places)) == sorted(order)


@given(orders)
def test_those_who_were_not_placed_keep_their_order(given: tuple[list[int], dict[int, int]]) -> None:
    order, places = given
    after = with_fixed(order, places)

    assert [key for key in after if key not in places] == [key for key in order if key not in places]


@given(keys.filter(bool), st.data())
def test_a_line_placed_alone_is_at_its_place(order: list[int], data: st.DataObject) -> None:
    key, place = data.draw(st.sampled_from(order)), data.draw(st.integers(1, len(order)))

    assert with_fixed(order, {key: place})[place - 1] == key


@given(st.permutations(range(8)), st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_ties_end_alike_whatever_the_order_they_came_in(shuffled: list[int], weights: list[int]) -> None:
    candidates = [candidate(key, f"Provider {key}", weights[key]) for key in range(8)]

    assert by_reasons(candidates[key] for key in shuffled) == by_reasons(candidates)


def test_of_two_placed_at_one_place_the_one_that_was_first_comes_first() -> None:
    assert with_fixed([1, 2, 3, 4], {4: 1, 3: 1}) == (3, 4, 1, 2)


def test_a_place_beyond_the_end_is_the_end() -> None:
    assert with_fixed([1, 2, 3], {1: 40}) == (2, 3, 1)


def test_more_weight_comes_first_then_the_longer_unvisited_then_the_name() -> None:
    early, late = date(2025, 1, 1), date(2026, 1, 1)
    found = [
        candidate(1, "Cedar", 5, late),
        candidate(2, "Birch", 5, early),
        candidate(3, "Dogwood", 5),
        candidate(4, "Alder", 9, late),
        candidate(5, "Aspen", 5, late),
    ]

    assert by_reasons(found) == (4, 3, 2, 5, 1)


def test_each_line_says_why_it_stands_above_the_next() -> None:
    alder, birch, cedar = candidate(1, "Alder", 9), candidate(2, "Birch", 5), candidate(3, "Cedar", 5)

    assert why_above(alder, birch) == (
        "Its reasons weigh 9 against 5 for Birch. What counts more: figures below target (+4)."
    )
    assert (
        why_above(birch, cedar)
        == "Its reasons weigh the same as those for Cedar, 5; then the order is by name."
    )
    seen = candidate(4, "Aspen", 5, date(2025, 1, 1))
    later = candidate(5, "Ash", 5, date(2026, 1, 1))
    assert "never visited" in why_above(birch, seen)
    assert "longer ago" in why_above(seen, later)


def test_a_line_that_the_reasons_would_not_put_there_says_so() -> None:
    alder, birch = candidate(1, "Alder", 9), candidate(2, "Birch", 5)

    assert "a person placed one of the two" in why_above(birch, alder, by_hand=True)
    assert "otherwise when the plan was ordered" in why_above(birch, alder)
