"""Counts beside those of peers: rates per 100 people, the median, and too few to compare."""

from decimal import Decimal
from fractions import Fraction

import pytest

from plumbline.judgement.risk.model import Comparing
from plumbline.oversight.queries.risk_peers import beside_peers, in_few_digits

KINDS = dict.fromkeys(range(1, 6), "home-care")
PEOPLE = dict.fromkeys(KINDS, Decimal(50))


@pytest.mark.parametrize(
    ("counts", "multiple", "says"),
    [
        ({1: 3, 2: 1, 3: 1, 4: 1, 5: 1}, "3.00", "6.00 per 100 people beside a median of 2.00"),
        ({1: 0, 2: 1, 3: 1, 4: 1, 5: 1}, "0.00", "0.00 per 100 people beside a median of 2.00"),
        ({1: 2}, "4.00", "4.00 per 100 people beside a median of none, taken as 1"),
        ({}, "0.00", "0.00 per 100 people beside a median of none, taken as 1"),
    ],
)
def test_a_rate_stands_beside_the_median_of_its_peers(
    counts: dict[int, int], multiple: str, says: str
) -> None:
    found = beside_peers(counts, PEOPLE, KINDS, Comparing())[1]

    assert (str(found.multiple), found.says) == (multiple, says)


def test_four_peers_are_too_few_and_other_kinds_are_none() -> None:
    found = beside_peers({1: 3}, PEOPLE, {**KINDS, 5: "nursing"}, Comparing())[1]

    assert found.multiple is None
    assert found.why == "Only 4 services of this kind can be compared, and 5 are needed."


def test_a_council_says_itself_how_it_compares() -> None:
    own = Comparing(fewest=4, instead_of_none=Decimal(2))

    assert beside_peers({1: 3}, PEOPLE, {**KINDS, 5: "nursing"}, own)[1].multiple == Decimal(3)
    assert "taken as 2" in beside_peers({1: 3}, PEOPLE, KINDS, own)[1].says


@pytest.mark.parametrize("people", [{}, {1: Decimal(0)}])
def test_without_the_people_there_is_no_rate(people: dict[int, Decimal]) -> None:
    found = beside_peers({1: 3}, {**PEOPLE, 1: people.get(1, Decimal(0))}, KINDS, Comparing())[1]

    assert found.multiple is None
    assert "How many people the council funds" in found.why


@pytest.mark.parametrize(
    ("multiple", "written"),
    [
        (Fraction(3, 2), "1.50"),
        (Fraction(100, 81), "1.235"),
        (Fraction(15001, 10000), "1.5001"),
        (Fraction(14999, 10000), "1.4999"),
        (Fraction(2, 3), "0.667"),
    ],
)
def test_a_multiple_is_written_on_its_own_side_of_every_bound(multiple: Fraction, written: str) -> None:
    assert str(in_few_digits(multiple)) == written
