"""What happens when: acts with their moments, done in the order of time, so that history reads as it would have."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


@dataclass(order=True, frozen=True, slots=True)
class Act:
    """One thing that happens. `turn` keeps acts of one moment in the order they were written down."""

    at: datetime
    turn: int
    do: Callable[[datetime], object] = field(compare=False)


@dataclass
class Clockwork:
    """Collects acts and does those up to a last moment."""

    until: datetime
    acts: list[Act] = field(default_factory=list)

    def on(self, day: date, do: Callable[[datetime], object], *, hour: int = 10, minute: int = 0) -> None:
        at = datetime.combine(day, time(hour, minute), LONDON)
        if at <= self.until:
            self.acts.append(Act(at, len(self.acts), do))

    def run(self, progress: Callable[[int, int], None]) -> int:
        for number, act in enumerate(sorted(self.acts), start=1):
            act.do(act.at)
            progress(number, len(self.acts))
        return len(self.acts)


def days(count: int) -> timedelta:
    return timedelta(days=count)
