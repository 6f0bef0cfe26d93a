"""No count of 1 to 4 is shown, and none can be worked out from what is shown, even knowing the rule."""

from collections import defaultdict
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.surveys.suppression import LEAST, Shown, is_small, shown

TOP_TWO = (True, True, False, False, False)
COUNTS = st.lists(st.integers(0, 40), min_size=5, max_size=5)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((20, 5, 6, 0, 0), Shown(31, 25, 6, (20, 5, 6, 0, 0))),
        ((20, 5, 6, 3, 0), Shown(34, 25, 9, (20, 5, None, None, None))),
        ((24, 1, 9, 0, 0), Shown(34, 25, 9, (None, None, 9, 0, 0))),
        ((20, 5, 3, 0, 0), Shown(28, None, None, (None,) * 5, (24, 27))),
        ((2, 0, 30, 0, 0), Shown(32, None, None, (None,) * 5, (1, 4))),
        ((4, 0, 0, 0, 0), Shown(4, None, None, (None,) * 5)),
        ((5, 0, 1, 0, 0), Shown(6, None, None, (None,) * 5)),
        ((0, 0, 0, 0, 0), Shown(0, None, None, (None,) * 5)),
        ((5, 0, 0, 0, 0), Shown(5, 5, 0, (5, 0, 0, 0, 0))),
    ],
)
def test_what_is_told_of_these_counts(counts: tuple[int, ...], told: Shown) -> None:
    assert shown(counts, TOP_TWO) == told


def test_the_share_is_exact() -> None:
    assert shown((20, 5, 6, 0, 0), TOP_TWO).share == Fraction(25, 31)
    assert shown((20, 5, 3, 0, 0), TOP_TWO).share is None


@given(COUNTS)
def test_no_small_count_is_ever_shown(counts: list[int]) -> None:
    told = shown(counts, TOP_TWO)
    numbers = [one for one in (told.satisfied, told.rest, *told.counts) if one is not None]

    assert not any(is_small(one) for one in numbers)
    assert told.valid == sum(counts)


@given(COUNTS)
def test_what_is_shown_is_true(counts: list[int]) -> None:
    told = shown(counts, TOP_TWO)
    satisfied = counts[0] + counts[1]

    assert all(one in (None, true) for one, true in zip(told.counts, counts, strict=True))
    assert told.satisfied in (None, satisfied)
    if told.satisfied is not None and told.rest is not None:
        assert told.satisfied + told.rest == told.valid
    if told.between:
        assert told.between[0] <= satisfied <= told.between[1]


@given(COUNTS)
def test_a_total_less_what_is_shown_never_leaves_a_small_number(counts: list[int]) -> None:
    told = shown(counts, TOP_TWO)
    for side, total in ((slice(0, 2), told.satisfied), (slice(2, 5), told.rest)):
        if total is not None:
            left = total - sum(one or 0 for one in told.counts[side])
            hidden = [one for one in told.counts[side] if one is None]
            assert left == 0 or (left >= LEAST and len(hidden) >= 2)


def test_somebody_who_knows_the_rule_cannot_work_out_a_small_count() -> None:
    """Every table of up to 14 answers: among those that look alike, each small count could have been another."""
    alike: dict[Shown, list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(15), repeat=5):
        if sum(counts) <= 14:
            alike[shown(counts, TOP_TWO)].append(counts)
    given_away = [
        (told, place)
        for told, tables in alike.items()
        if told.valid >= LEAST
        for place, facts in enumerate(_facts(tables))
        if len(facts) == 1 and is_small(next(iter(facts)))
    ]

    assert len(alike) > 100
    assert given_away == []


def _facts(tables: list[tuple[int, ...]]) -> list[set[int]]:
    """Each count, and the two sides, over tables that look alike."""
    sides = [[sum(one[:2]), sum(one[2:])] for one in tables]
    return [
        set(column)
        for column in zip(*([*one, *two] for one, two in zip(tables, sides, strict=True)), strict=True)
    ]


@pytest.mark.parametrize(("counts", "counted"), [((1, 2), (True,)), ((-1, 6), (True, False))])
def test_counts_that_make_no_sense_are_refused(counts: tuple[int, ...], counted: tuple[bool, ...]) -> None:
    with pytest.raises(ValueError, match="at least 0"):
        shown(counts, counted)
