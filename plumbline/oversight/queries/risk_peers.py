"""Counts beside those of peers: per 100 people, as a multiple of the median of services of the same kind. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from statistics import median

from plumbline.judgement.display import show_given
from plumbline.judgement.exact import SIGNIFICANT_DIGITS, exactly, half_up
from plumbline.judgement.risk.model import Comparing

PER = 100


@dataclass(frozen=True, slots=True)
class Beside:
    """A provider's rate beside its peers'; without a `multiple`, `why` says what is missing."""

    multiple: Decimal | None = None
    says: str = ""
    why: str = ""


def beside_peers(
    counts: Mapping[int, int], people: Mapping[int, Decimal], kinds: Mapping[int, str], comparing: Comparing
) -> dict[int, Beside]:
    """For each provider of `kinds`. A provider that is not in `counts` had none; one not in `people` has no rate.

    The provider itself is among its peers, as it is in the market. Too few with a rate, as `comparing` says, are not
    compared.
    """
    rates = {
        number: Fraction(counts.get(number, 0)) * PER / Fraction(people[number])
        for number in kinds
        if people.get(number)
    }
    by_kind: dict[str, list[Fraction]] = defaultdict(list)
    for number, rate in rates.items():
        by_kind[kinds[number]].append(rate)
    return {number: _beside(rates.get(number), by_kind[kind], comparing) for number, kind in kinds.items()}


def _beside(rate: Fraction | None, peers: list[Fraction], comparing: Comparing) -> Beside:
    if rate is None:
        return Beside(
            why="How many people the council funds there is not known, so there is no rate per 100."
        )
    if len(peers) < comparing.fewest:
        rated = f"{len(peers)} service{'' if len(peers) == 1 else 's'} of this kind"
        return Beside(why=f"Only {rated} can be compared, and {comparing.fewest} are needed.")
    middle = median(peers)
    multiple = rate / (middle or exactly(comparing.instead_of_none))
    own, beside = (
        _shown(rate),
        _shown(middle) if middle else f"none, taken as {show_given(comparing.instead_of_none)}",
    )
    return Beside(in_few_digits(multiple), f"{own} per 100 people beside a median of {beside}")


def in_few_digits(multiple: Fraction) -> Decimal:
    """As few decimals as leave it on its side of every bound in hundredths: 1.5 and a hair is never written 1.5."""
    for places in range(2, SIGNIFICANT_DIGITS):
        written = half_up(multiple, places)
        own, seen = multiple * 100, exactly(written) * 100
        if floor(own) == floor(seen) and (own.denominator == 1) == (seen.denominator == 1):
            return written
    return half_up(multiple, SIGNIFICANT_DIGITS)


def _shown(rate: Fraction) -> str:
    return f"{half_up(rate, 2):f}"
