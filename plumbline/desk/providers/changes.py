"""What changed since the period before: ratings that moved, figures restated, and what CQC has published."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plumbline.desk.providers.trends import Moment, Trend
from plumbline.frameworks.periods import Period
from plumbline.oversight.queries.cqc_standing import Standing

_WORST_FIRST = {rating: place for place, rating in enumerate(("red", "amber", "green"))}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different. `figure` is the reference of the figure it is about, if it is about one."""

    says: str
    rating: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What got worse, what got better, and what else is new, between two periods."""

    since: Period
    until: Period
    worse: tuple[Change, ...]
    better: tuple[Change, ...]
    other: tuple[Change, ...]

    @property
    def is_nothing(self) -> bool:
        return not (self.worse or self.better or self.other)


def changes_of(trends: Sequence[Trend], locations: Iterable[Standing]) -> Changes | None:
    """Between the newest period and the one before; None while there is only one."""
    until = _newest(trends)
    if until is None:
        return None
    since = until.previous
    moved = [(trend, trend.by_period.get(since), trend.by_period.get(until)) for trend in trends]
    pairs = [(trend, was, now) for trend, was, now in moved if was and now]
    if not pairs:
        return None
    worse: list[Change] = []
    better: list[Change] = []
    for trend, was, now in pairs:
        step = _WORST_FIRST.get(now.rating, -1) - _WORST_FIRST.get(was.rating, -1)
        if step and was.rating in _WORST_FIRST and now.rating in _WORST_FIRST:
            (worse if step < 0 else better).append(_moved(trend, was, now))
    worse.sort(key=lambda change: _WORST_FIRST[change.rating])
    other = (*_restated(pairs), *_published(locations, since))
    return Changes(since, until, tuple(worse), tuple(better), other)


def _newest(trends: Iterable[Trend]) -> Period | None:
    """The newest period that most figures are about: the return's own, not the year it may close."""
    ends = [trend.latest.period for trend in trends if trend.latest]
    return min(ends, key=lambda period: (-period.ends_on.toordinal(), period.interval.months), default=None)


def _moved(trend: Trend, was: Moment, now: Moment) -> Change:
    says = f"{trend.name}: {was.rating} ({was.display}) to {now.rating} ({now.display})"
    return Change(says, now.rating, trend.ref)


def _restated(pairs: Iterable[tuple[Trend, Moment, Moment]]) -> Iterator[Change]:
    count = sum(was.state == "restated" for _, was, _ in pairs)
    if count:
        yield Change(f"{count} figure{'' if count == 1 else 's'} of the earlier period restated since")


def _published(locations: Iterable[Standing], since: Period) -> Iterator[Change]:
    for place in locations:
        if place.rated_on and place.rated_on > since.ends_on:
            day = f"{place.rated_on.day} {place.rated_on:%B %Y}"
            yield Change(f"CQC rated {place.name} {place.label.lower()} on {day}", place.rating)
