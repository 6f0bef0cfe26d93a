"""What may be told outside the council of the calls of one phone-in day. Pure.

A day is told by itself, once it is closed: sums over several days would give a small day away as soon as two of them
are compared. Whatever is counted is at least five; what was raised less often is told together, without being named.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plumbline.surveys.counting import ThemeCount
from plumbline.surveys.suppression import LEAST, is_small


@dataclass(frozen=True, slots=True)
class CallsTold:
    """None stands for a number that is not told. `others` were about other things, each raised fewer than five times
    or told with those so that no small number is left over.
    """

    calls: int | None
    concerns: int | None = None
    themes: tuple[ThemeCount, ...] = ()
    others: int = 0


def calls_told(calls: Sequence[tuple[str, bool]], order: Sequence[str]) -> CallsTold:
    """Of calls as (theme, is a concern), with themes in this `order` where they were raised alike often."""
    total = len(calls)
    if total < LEAST:
        return CallsTold(None)
    concerns = sum(is_concern for _, is_concern in calls)
    counts = Counter(theme for theme, _ in calls)
    named = sorted((one for one in order if counts[one] >= LEAST), key=lambda one: -counts[one])
    if is_small(total - sum(counts[one] for one in named)):
        named.pop()
    return CallsTold(
        calls=total,
        concerns=None if is_small(concerns) or is_small(total - concerns) else concerns,
        themes=tuple(ThemeCount(one, counts[one]) for one in named),
        others=total - sum(counts[one] for one in named),
    )
