"""How a provider keeps to its dates: the last few returns, on time or not. Pure.

A nil return and a return that is not due yet say nothing either way. A return counts by the day it first came in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LAST = 4


@dataclass(frozen=True, slots=True)
class Owed:
    """One return as its dates tell it: `days_late` from the first submission, None while there is none."""

    starts_on: date
    due: date
    days_late: int | None = None
    is_nil: bool = False

    def was_on_time(self, *, on: date) -> bool | None:
        """Whether it came by its day; None when nothing can be said yet."""
        if self.is_nil:
            return None
        if self.days_late is not None:
            return self.days_late <= 0
        return False if self.due < on else None


@dataclass(frozen=True, slots=True)
class Punctuality:
    """The returns that were due, oldest first: True where one came on time."""

    kept: tuple[bool, ...] = ()

    @property
    def on_time(self) -> int:
        return sum(self.kept)

    @property
    def dots(self) -> str:
        """●●●○: a full dot for each on time, an open one for each that was late or never came."""
        return "".join("●" if kept else "○" for kept in self.kept)

    @property
    def words(self) -> str:
        """3 of 4 on time."""
        return f"{self.on_time} of {len(self.kept)} on time" if self.kept else "none due yet"


def punctuality(owed: Iterable[Owed], *, on: date, last: int | None = LAST) -> Punctuality:
    """How the last few returns that were due kept to their dates; all of them when `last` is None."""
    in_order = sorted(owed, key=lambda one: one.starts_on)
    known = [kept for one in in_order if (kept := one.was_on_time(on=on)) is not None]
    return Punctuality(tuple(known if last is None else known[-last:]))
