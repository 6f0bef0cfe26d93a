"""What fits into the hours the team has: where the line is drawn, and how the hours fall on the months. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

MONTHS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)
"""The months of a financial year, in its order."""
_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def month_name(month: int) -> str:
    """September is 9."""
    return _NAMES[month - 1]


@dataclass(frozen=True, slots=True)
class Cut:
    """`above` lines fit into `free` hours, one after the other; `running` is what the lines have come to at each."""

    free: Decimal
    above: int
    running: tuple[Decimal, ...]

    @property
    def used(self) -> Decimal:
        """The hours of the lines above the cut."""
        return self.running[self.above - 1] if self.above else Decimal(0)

    @property
    def left(self) -> Decimal:
        """What stays free: too little for the first line below, when there is one."""
        return self.free - self.used

    @property
    def missing(self) -> Decimal:
        """The hours by which everything together is more than is free."""
        return max(Decimal(0), (self.running[-1] if self.running else Decimal(0)) - self.free)


def cut(hours: Sequence[Decimal], *, has: Decimal, committed: Decimal) -> Cut:
    """Where the hours run out: the first line that does not fit, and everything after it, is below.

    No later and smaller line is taken instead: that would be another order than the one people see.
    """
    free = max(Decimal(0), has - committed)
    running = tuple(accumulate(hours))
    return Cut(free, sum(total <= free for total in running), running)


@dataclass(frozen=True, slots=True)
class MonthLoad:
    """The hours of one month beside its share of the year."""

    month: int
    hours: Decimal
    share: Decimal

    @property
    def over(self) -> Decimal:
        """Hours beyond a twelfth of the year's."""
        return max(Decimal(0), self.hours - self.share)


def by_month(loads: Iterable[tuple[int | None, Decimal]], *, has: Decimal) -> tuple[MonthLoad, ...]:
    """The months April to March with what is meant for each; hours without a month are in none of them."""
    totals = dict.fromkeys(MONTHS, Decimal(0))
    for month, hours in loads:
        if month is not None:
            totals[month] += hours
    share = (has / 12).quantize(Decimal("0.1"))
    return tuple(MonthLoad(month, hours, share) for month, hours in totals.items())


def spread(
    lines: Sequence[tuple[int, Decimal, int | None]], loads: Sequence[MonthLoad], *, first: int
) -> dict[int, int]:
    """A month for each line: (key, hours, the month it must not be later than).

    In the order of the lines, each takes the earliest month from `first` on that still has room within its share;
    where none has, the emptiest that is not too late.
    """
    room = {one.month: one.share - one.hours for one in loads}
    open_months = MONTHS[MONTHS.index(first) :]
    chosen: dict[int, int] = {}
    for key, hours, latest in lines:
        last = open_months.index(latest) if latest in open_months else len(open_months) - 1
        offered = open_months[: last + 1]
        month = next((one for one in offered if room[one] >= hours), max(offered, key=lambda one: room[one]))
        chosen[key] = month
        room[month] -= hours
    return chosen
