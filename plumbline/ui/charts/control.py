"""A control chart: values with their mean, limits and target as steps, and marks whose shape says what they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from plumbline.ui.charts.scale import Number, Scale, extent, round_steps
from plumbline.ui.charts.trend import Tick, columns, runs
from plumbline.ui.wording import figure

LEFT, RIGHT, TOP, BOTTOM = 48, 60, 24, 28
APART = 14


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One period. `value` None is a gap, and then `display` says why. `meaning` is "", concern, improvement or change.

    `said` is what a pointer over the mark tells. Mean, limits and target are those of this period, None without.
    """

    label: str
    value: Number | None
    display: str
    said: str = ""
    meaning: str = ""
    is_partial: bool = False
    mean: Number | None = None
    lower: Number | None = None
    upper: Number | None = None
    target: Number | None = None

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Everything that has a place on the paper."""
        every = (self.value, self.mean, self.lower, self.upper, self.target)
        return tuple(one for one in every if one is not None)


@dataclass(frozen=True, slots=True)
class ControlSeries:
    """A figure with all that its chart shows. `key` is unique on its page.

    `notes` are letters, each with the place of the point before which something changed; `ends` are the levels that
    are named at the right edge.
    """

    key: str
    title: str
    sentence: str
    points: tuple[ControlPoint, ...]
    unit: str = ""
    notes: tuple[tuple[int, str], ...] = ()
    ends: tuple[tuple[Number, str], ...] = ()
    target_display: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A period's mark in its place."""

    x: float
    y: float
    point: ControlPoint

    @property
    def triangle(self) -> str:
        x, y = self.x, self.y
        return _corners((x, y - 7), (x + 7, y + 5), (x - 7, y + 5))

    @property
    def square(self) -> str:
        x, y = self.x, self.y
        return _corners((x - 5, y - 5), (x + 5, y - 5), (x + 5, y + 5), (x - 5, y + 5))

    @property
    def diamond(self) -> str:
        x, y = self.x, self.y
        return _corners((x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A level line over some periods."""

    start: float
    end: float
    y: float


@dataclass(frozen=True, slots=True)
class Control:
    """Everything the template draws."""

    width: int
    height: int
    left: int
    right: float
    top: float
    bottom: float
    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    lines: tuple[str, ...]
    spots: tuple[Spot, ...]
    gaps: tuple[Tick, ...]
    means: tuple[Stretch, ...]
    limits: tuple[Stretch, ...]
    targets: tuple[Stretch, ...]
    notes: tuple[Tick, ...]
    ends: tuple[Tick, ...]


def draw_control(series: ControlSeries, *, width: int = 900, height: int = 320) -> Control:
    """Lay the chart out on paper of this size, in CSS pixels."""
    right, bottom = width - RIGHT, height - BOTTOM
    points = series.points
    steps = _axis(series)
    across = Scale(0, max(len(points) - 1, 1), LEFT + 12, right - 12)
    up = Scale(steps[0], steps[-1], bottom, TOP)
    half = (across.end - across.start) / max(len(points) - 1, 1) / 2

    def level(of: Callable[[ControlPoint], Number | None]) -> tuple[Stretch, ...]:
        return tuple(_level(points, of, across, up, half))

    places = [None if one.value is None else (across.at(i), up.at(one.value)) for i, one in enumerate(points)]
    whole = [None if one.is_partial else place for one, place in zip(points, places, strict=True)]
    return Control(
        width=width,
        height=height,
        left=LEFT,
        right=right,
        top=TOP,
        bottom=bottom,
        rows=tuple(Tick(up.at(step), figure(str(step), series.unit, 2)) for step in steps),
        columns=columns([one.label for one in points], across),
        lines=runs(whole),
        spots=tuple(Spot(*place, one) for place, one in zip(places, points, strict=True) if place),
        gaps=tuple(Tick(across.at(i), one.display) for i, one in enumerate(points) if one.value is None),
        means=level(lambda one: one.mean),
        limits=(*level(lambda one: one.upper), *level(lambda one: one.lower)),
        targets=level(lambda one: one.target),
        notes=tuple(Tick(round(across.at(place) - half, 1), letter) for place, letter in series.notes),
        ends=_apart([Tick(up.at(value), text) for value, text in series.ends], bottom),
    )


def _axis(series: ControlSeries) -> tuple[float, ...]:
    values: list[Number] = [value for point in series.points for value in point.numbers]
    ceiling = 100.0 if series.unit == "%" else None
    return round_steps(*extent(values, from_zero=False, ceiling=ceiling))


def _level(
    points: Sequence[ControlPoint],
    of: Callable[[ControlPoint], Number | None],
    across: Scale,
    up: Scale,
    half: float,
) -> Iterator[Stretch]:
    """One line for each run of periods that have the same value, half a step longer at either end."""
    place = 0
    for value, run in groupby(points, key=of):
        count = len(list(run))
        if value is not None:
            start = max(across.at(place) - half, across.start - 12)
            end = min(across.at(place + count - 1) + half, across.end + 12)
            yield Stretch(round(start, 1), round(end, 1), up.at(value))
        place += count


def _apart(ticks: Sequence[Tick], bottom: float) -> tuple[Tick, ...]:
    """Words at the right edge, from the top, moved down where they would touch, and up again at the foot."""
    placed: list[Tick] = []
    for one in sorted(ticks, key=lambda tick: tick.at):
        at = max(one.at, placed[-1].at + APART) if placed else one.at
        placed.append(Tick(at, one.text))
    over = max(0.0, placed[-1].at - bottom) if placed else 0.0
    return tuple(Tick(round(one.at - over, 1), one.text) for one in placed)


def _corners(*places: tuple[float, float]) -> str:
    return " ".join(f"{round(x, 1)},{round(y, 1)}" for x, y in places)
