"""Measuring ours beside a floor: in turns, five times, medians. On a shared machine the ratio is what counts."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

REPEATS = 5
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Beside:
    """Milliseconds of the floor and of ours, a median each."""

    floor: float
    ours: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor


def milliseconds(work: Work) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def beside(floor: Work, ours: Work, *, repeats: int = REPEATS, warm: bool = True) -> Beside:
    """Both in turns, so that what else the machine does falls on both. The first round is only to get warm."""
    if warm:
        floor()
        ours()
    gc.collect()
    pairs = [(milliseconds(floor), milliseconds(ours)) for _ in range(repeats)]
    return Beside(median(first for first, _ in pairs), median(second for _, second in pairs))


def middle(work: Work, *, repeats: int = REPEATS, warm: bool = True) -> float:
    if warm:
        work()
    return median(milliseconds(work) for _ in range(repeats))


def share(times: list[float], part: float) -> float:
    """The time that this share of the tries stayed under."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
