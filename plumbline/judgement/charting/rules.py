"""The four rules of special cause: which points tell that something changed. What is left is ordinary variation.

A point on the mean is on neither side and ends a run; so does one that equals the point before it in a trend.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from plumbline.judgement.charting.limits import Limits
from plumbline.judgement.charting.series import Point

SHIFT, TREND = 7, 6


class Rule(StrEnum):
    """The rules by the ids under which they are cited."""

    OUTSIDE = "spc.outside"
    SHIFT = "spc.shift"
    TREND = "spc.trend"
    TWO_OF_THREE = "spc.two-of-three"


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired on some points; `side` is 1 for high or rising, -1 for low or falling."""

    rule: Rule
    points: tuple[Point, ...]
    side: int


def hits(piece: Sequence[Point], limits: Limits, *, shift: int = SHIFT, trend: int = TREND) -> Iterator[Hit]:
    """What fires in points that stand side by side, without a gap."""
    yield from _outside(piece, limits)
    yield from _runs(piece, limits, shift)
    yield from _trends(piece, trend)
    yield from _two_of_three(piece, limits)


def _outside(piece: Sequence[Point], limits: Limits) -> Iterator[Hit]:
    for one in piece:
        if one.exact is not None and limits.is_outside(one.exact):
            yield Hit(Rule.OUTSIDE, (one,), limits.side(one.exact))


def _runs(piece: Sequence[Point], limits: Limits, shift: int) -> Iterator[Hit]:
    for side, run in groupby(piece, lambda one: 0 if one.exact is None else limits.side(one.exact)):
        points = tuple(run)
        if side and len(points) >= shift:
            yield Hit(Rule.SHIFT, points, side)


def _trends(piece: Sequence[Point], trend: int) -> Iterator[Hit]:
    """Points of which each is above (or each below) the one before, as many as there are in a row."""
    ways = [_way(before, after) for before, after in pairwise(piece)]
    at = 0
    for way, run in groupby(ways):
        count = len(list(run))
        if way and count + 1 >= trend:
            yield Hit(Rule.TREND, tuple(piece[at : at + count + 1]), way)
        at += count


def _two_of_three(piece: Sequence[Point], limits: Limits) -> Iterator[Hit]:
    """Two or more of three neighbours close to the same limit; windows that overlap are one."""
    for side in (1, -1):
        found: dict[int, Point] = {}
        for start in range(len(piece) - 2):
            close = {
                place: piece[place]
                for place in range(start, start + 3)
                if _is_close(piece[place], limits, side)
            }
            if len(close) < 2:
                continue
            if found and not found.keys() & close.keys():
                yield Hit(Rule.TWO_OF_THREE, tuple(found.values()), side)
                found = {}
            found |= close
        if found:
            yield Hit(Rule.TWO_OF_THREE, tuple(found.values()), side)


def _is_close(one: Point, limits: Limits, side: int) -> bool:
    return one.exact is not None and limits.side(one.exact) == side and limits.is_close(one.exact)


def _way(before: Point, after: Point) -> int:
    if before.exact is None or after.exact is None:
        return 0
    return (after.exact > before.exact) - (after.exact < before.exact)
