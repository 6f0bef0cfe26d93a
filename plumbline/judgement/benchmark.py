"""Where a provider stands among others: median and quartiles, and when there are too few to say."""

from collections.abc import Sequence
from dataclasses import dataclass

from plumbline.judgement.exact import exactly
from plumbline.judgement.judgement import Exact

FEWEST = 5
TOO_FEW = "too few to compare"


@dataclass(frozen=True, slots=True)
class Spread:
    """The quartiles of a market. `count` is how many providers stand behind them."""

    count: int
    lower: float
    median: float
    upper: float


def spread(values: Sequence[Exact]) -> Spread | None:
    """The quartiles of these values, or None when fewer than five are known: too few to compare.

    Fewer would let one provider work out another's figure. Source: domain rules, benchmark groups (a local default).
    """
    if len(values) < FEWEST:
        return None
    ordered = sorted(float(exactly(value)) for value in values)
    return Spread(len(ordered), *(percentile_cont(ordered, share) for share in (0.25, 0.5, 0.75)))


def percentile_cont(ordered: Sequence[float], share: float) -> float:
    """The value at `share` (0 to 1) of ordered values, interpolated as PostgreSQL's `percentile_cont` does.

    The same steps on the same floats, so that the result is equal to the last bit and a figure does not change
    with the database behind it. Raises IndexError for no values.
    """
    at = share * (len(ordered) - 1)
    below = int(at)
    low = ordered[below]
    if at == below:
        return low
    return low + (at - below) * (ordered[below + 1] - low)
