"""Whether figures that must agree do: two sums, and how one must stand to the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plumbline.judgement.display import show_given
from plumbline.judgement.rollup import total


@dataclass(frozen=True, slots=True)
class Summand:
    """One number of a sum, added (1) or taken away (-1); None when it is not known."""

    sign: int
    value: Decimal | None

    @property
    def signed(self) -> Decimal | None:
        return self.value if self.value is None or self.sign > 0 else -self.value


@dataclass(frozen=True, slots=True)
class Side:
    """A sum of numbers, and how it is written out: “50 + 12 − 7 = 55”."""

    summands: tuple[Summand, ...]

    @property
    def total(self) -> Decimal | None:
        """The exact sum, or None when one of the numbers is not known."""
        return total([one.signed for one in self.summands]) if self.is_known else None

    @property
    def is_known(self) -> bool:
        return all(one.value is not None for one in self.summands)

    def __str__(self) -> str:
        whole = self.total
        if whole is None:
            return "not known"
        if len(self.summands) == 1:
            return show_given(whole)
        if len(self.summands) > 6:
            return f"{show_given(whole)} in all"
        return f"{_written_out(self.summands)} = {show_given(whole)}"


def agree(left: Side, right: Side, relation: str) -> bool | None:
    """Whether the left stands to the right as it must, `=` or `<=`. None when it cannot be told."""
    one, other = left.total, right.total
    if one is None or other is None:
        return None
    return one <= other if relation == "<=" else one == other


def _written_out(summands: Sequence[Summand]) -> str:
    words: list[str] = []
    for place, one in enumerate(summands):
        sign = "−" if one.sign < 0 else ("+" if place else "")
        words.extend(word for word in (sign, show_given(one.value or 0)) if word)
    return " ".join(words)
