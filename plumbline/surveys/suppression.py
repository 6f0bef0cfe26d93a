"""Counts that may be shown, so that no small number points to a person. Pure.

A count of 1 to 4 is never shown, nor anything that gives it away (domain reference §11.2: suppress 1–4 with secondary
suppression). The rule is coarse on purpose: where one answer of a group has a small count, no answer of that group is
shown, only the group's total. What is left out then says no more than that at least one of them is small, even to
somebody who knows this rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

LEAST = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be told of one question. None means: too few to show.

    `valid` is how many gave a valid answer. `satisfied` and `rest` add up to it, and are both shown or both not.
    `counts` has one entry a choice, in the order of the scale.
    `between` is the span in which the satisfied lie when one side is small: always four numbers wide.
    """

    valid: int
    satisfied: int | None
    rest: int | None
    counts: tuple[int | None, ...]
    between: tuple[int, int] | None = None

    @property
    def share(self) -> Fraction | None:
        """Satisfied ÷ valid answers, exact."""
        return None if self.satisfied is None or not self.valid else Fraction(self.satisfied, self.valid)

    @property
    def is_told(self) -> bool:
        """Whether anything but the number of valid answers is shown."""
        return self.satisfied is not None or self.between is not None


def is_small(count: int) -> bool:
    """Whether a count could point to a person."""
    return 0 < count < LEAST


def shown(counts: Sequence[int], counted: Sequence[bool]) -> Shown:
    """What may be told of these counts; `counted` says which of the choices count as satisfied.

    Raises ValueError when the two do not belong together or a count is below zero.
    """
    if len(counts) != len(counted) or any(one < 0 for one in counts):
        raise ValueError("Give one count of at least 0 for each choice.")
    satisfied = sum(count for count, counts_in in zip(counts, counted, strict=True) if counts_in)
    valid = sum(counts)
    rest = valid - satisfied
    nothing = (None,) * len(counts)
    one_is_small = is_small(satisfied) or is_small(rest)
    # Below twice the least, knowing which side is small would leave too few possibilities, down to a single one.
    if valid < LEAST or (one_is_small and valid < 2 * LEAST):
        return Shown(valid, None, None, nothing)
    if one_is_small:
        between = (1, LEAST - 1) if is_small(satisfied) else (valid - LEAST + 1, valid - 1)
        return Shown(valid, None, None, nothing, between)
    return Shown(valid, satisfied, rest, _apart(counts, counted))


def _apart(counts: Sequence[int], counted: Sequence[bool]) -> tuple[int | None, ...]:
    """The counts of each group, or nothing of a group that has a small one."""
    hidden = {
        side
        for side in (True, False)
        if any(is_small(count) for count, own in zip(counts, counted, strict=True) if own is side)
    }
    return tuple(None if side in hidden else count for count, side in zip(counts, counted, strict=True))
