"""A first look at a figure, quick and not exact: whether any rule could fire on its newest point.

It may say yes where the exact chart says no, never the other way round. Of a council's thousands of figures only those
that may have changed are then charted exactly.
"""

from collections.abc import Sequence
from itertools import pairwise

from plumbline.judgement.charting.chart import FEWEST
from plumbline.judgement.charting.rules import SHIFT, TREND

FACTOR = 2.66
SLACK = 1e-9  # of the greatest value: more than binary numbers lose on the way


def may_signal(
    values: Sequence[float | None], *, fewest: int = FEWEST, shift: int = SHIFT, trend: int = TREND
) -> bool:
    """Whether the chart of this stretch may have a signal that its newest known value is part of. None is a gap."""
    known = [one for one in values if one is not None]
    if len(known) < fewest:
        return False
    ranges = [
        abs(after - before) for before, after in pairwise(values) if before is not None and after is not None
    ]
    if not ranges:
        return False
    slack = SLACK * max(1.0, *map(abs, known))
    mean, reach = sum(known) / len(known), FACTOR * sum(ranges) / len(ranges)
    steps = [one - mean for one in _newest_piece(values)]
    return (
        abs(steps[-1]) > reach - slack
        or any(_all_beyond(steps, way, shift, slack) for way in (1, -1))
        or any(_all_going(steps, way, trend, slack) for way in (1, -1))
        or any(_twice_close(steps, way, reach * 2 / 3 - slack) for way in (1, -1))
    )


def _newest_piece(values: Sequence[float | None]) -> list[float]:
    """The values without a gap that end with the newest known one."""
    piece: list[float] = []
    for one in reversed(values):
        if one is not None:
            piece.append(one)
        elif piece:
            break
    return piece[::-1]


def _all_beyond(steps: Sequence[float], way: int, count: int, slack: float) -> bool:
    return len(steps) >= count and all(one * way > -slack for one in steps[-count:])


def _all_going(steps: Sequence[float], way: int, count: int, slack: float) -> bool:
    last = steps[-count:]
    return len(last) >= count and all((after - before) * way > -slack for before, after in pairwise(last))


def _twice_close(steps: Sequence[float], way: int, near: float) -> bool:
    return steps[-1] * way > near and any(one * way > near for one in steps[-3:-1])
