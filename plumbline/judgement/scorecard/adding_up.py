"""Points: what was had of what could be had. What does not apply is in neither number, what is missing in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache

from plumbline.judgement.display import show_given
from plumbline.judgement.exact import exactly
from plumbline.judgement.scorecard.marks import Mark
from plumbline.judgement.scorecard.scales import STATES


@dataclass(frozen=True)
class Tally:
    """The marks of an area, of a viewpoint or of the whole, added up, once."""

    marks: tuple[Mark, ...]

    @cached_property
    def assessed(self) -> tuple[Mark, ...]:
        return tuple(one for one in self.marks if one.is_applicable and not is_hole(one))

    @cached_property
    def applicable(self) -> tuple[Mark, ...]:
        return tuple(one for one in self.marks if one.is_applicable)

    @cached_property
    def holes(self) -> tuple[str, ...]:
        """The questions nobody has answered, or that were not assessed."""
        return tuple(one.ref for one in self.marks if is_hole(one))

    @cached_property
    def points(self) -> Fraction:
        return sum((points_of(one) for one in self.assessed), Fraction(0))

    @cached_property
    def most(self) -> Fraction:
        return sum((most_of(one) for one in self.assessed), Fraction(0))

    @cached_property
    def percent(self) -> Fraction | None:
        """Exact; None when there is nothing to count."""
        return self.points / self.most * 100 if self.most else None

    @property
    def completeness(self) -> Fraction:
        """Which share of the questions that apply was assessed; 1 when none applies."""
        return Fraction(len(self.assessed), len(self.applicable)) if self.applicable else Fraction(1)

    @property
    def is_apart(self) -> bool:
        """Whether there are questions and none of them applies."""
        return bool(self.marks) and not self.applicable

    @cached_property
    def saw(self) -> dict[str, str]:
        """Each question with its answer and points: “Partly met: 1 of 2”."""
        return {one.ref: _seen(one) for one in self.marks}


def tally(marks: Sequence[Mark]) -> Tally:
    return Tally(tuple(marks))


def is_hole(mark: Mark) -> bool:
    """Whether there is no answer to count; an answer that is not on the scale is none."""
    return mark.is_missing or not mark.scale.accepts(mark.answer)


def points_of(mark: Mark) -> Fraction:
    choice = mark.scale.choice(mark.answer)
    return _times(choice.points, mark.weight) if choice else Fraction(0)


def most_of(mark: Mark) -> Fraction:
    return _times(mark.scale.most, mark.weight)


@lru_cache(maxsize=4096)
def _times(points: Decimal, weight: Decimal) -> Fraction:
    """Exact; the same few points and weights come again and again."""
    return exactly(points) * exactly(weight)


def _seen(mark: Mark) -> str:
    choice = mark.scale.choice(mark.answer)
    if choice is None:
        return STATES.get(mark.answer, "Not answered")
    return f"{choice.says}: {show_given(points_of(mark))} of {show_given(most_of(mark))}"
