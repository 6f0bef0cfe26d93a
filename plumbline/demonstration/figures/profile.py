"""What kind of provider it is: how big, how good at what, and which way it is going."""

from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from plumbline.frameworks.periods import Period

Typed = dict[str, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """`level` is the usual share of things done right, 0 to 1; `strengths` differ from it by indicator.

    `drift` is added to every level with each period that passes: a falling provider has a drift below nought.
    """

    code: str
    people: int
    level: float = 0.93
    drift: float = 0.0
    strengths: dict[str, float] = field(default_factory=dict)
    seed: int = 2026

    def random(self, period: Period) -> Random:
        """The dice of one provider and period: the same whenever the demonstration is loaded."""
        return Random(f"{self.seed}:{self.code}:{period.code}")  # noqa: S311 - believable, not secret

    def share(self, ref: str, step: int) -> float:
        return min(0.995, max(0.2, self.strengths.get(ref, self.level) + self.drift * step))


class Life(Protocol):
    """Answers period after period; called in the order of time, because people and complaints roll on."""

    def answers(self, period: Period) -> Typed: ...


def part_of(dice: Random, whole: int, share: float) -> int:
    """How many of `whole`, about `share` of them, never more than all."""
    spread = (whole * share * (1 - share)) ** 0.5
    return max(0, min(whole, round(dice.gauss(whole * share, spread))))


def split(dice: Random, whole: int, shares: dict[str, float]) -> dict[str, int]:
    """`whole` dealt out by shares, exactly: the parts always add up."""
    dealt = dict.fromkeys(shares, 0)
    keys, weights = list(shares), list(shares.values())
    for key in dice.choices(keys, weights, k=whole):
        dealt[key] += 1
    return dealt


def few(dice: Random, mean: float) -> int:
    """A small count around a mean, never below nought."""
    return max(0, round(dice.gauss(mean, mean**0.5)))
