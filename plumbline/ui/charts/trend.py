"""A line over periods: gaps where a figure is missing, the target with its value, the market behind it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from plumbline.ui.charts.scale import Number, Scale, extent, round_steps
from plumbline.ui.wording import figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plumbline.ui.charts.series import Point, Series

LEFT, RIGHT, TOP, BOTTOM = 48, 64, 16, 28
LETTER_WIDTH = 7.2


@dataclass(frozen=True, slots=True)
class Dot:
    """A period's mark: a disc, a diamond (restated) or a ring (part of a period only)."""

    x: float
    y: float
    point: Point

    @property
    def diamond(self) -> str:
        """The corners of a diamond round the place."""
        x, y, r = self.x, self.y, 6
        return f"{x},{y - r} {x + r},{y} {x},{y + r} {x - r},{y}"


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis with its words."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Everything the template draws; lines are the `points` of polylines."""

    width: int
    height: int
    left: int
    right: float
    bottom: float
    lines: tuple[str, ...]
    dots: tuple[Dot, ...]
    gaps: tuple[Tick, ...]
    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    target: Tick | None
    bands: tuple[str, ...]
    medians: tuple[str, ...]
    median_label: Tick | None
    last: Dot | None


def draw_trend(series: Series, *, width: int = 680, height: int = 240) -> Trend:
    """Lay the series out on paper of this size, in CSS pixels."""
    right, bottom = width - RIGHT, height - BOTTOM
    steps = _axis(series)
    across = Scale(0, max(len(series.points) - 1, 1), LEFT + 8, right - 8)
    up = Scale(steps[0], steps[-1], bottom, TOP)
    dots = tuple(
        Dot(across.at(index), up.at(point.value), point)
        for index, point in enumerate(series.points)
        if point.value is not None
    )
    target = None if series.target is None else Tick(up.at(series.target), series.target_display)
    medians = runs((across.at(i), up.at(p.quartiles[1])) if p.quartiles else None for i, p in _each(series))
    last = dots[-1] if dots else None
    return Trend(
        width=width,
        height=height,
        left=LEFT,
        right=right,
        bottom=bottom,
        lines=runs((across.at(i), up.at(p.value)) if p.value is not None else None for i, p in _each(series)),
        dots=dots,
        gaps=tuple(Tick(across.at(i), p.display) for i, p in _each(series) if p.value is None),
        rows=tuple(Tick(up.at(step), figure(str(step), series.unit, 2)) for step in steps),
        columns=columns([point.label for point in series.points], across),
        target=target,
        bands=_bands(series, across, up),
        medians=medians,
        median_label=_median_label(
            series, up, avoiding=[mark for mark in (target and target.at, last and last.y) if mark]
        ),
        last=last,
    )


def _each(series: Series) -> Iterable[tuple[int, Point]]:
    return enumerate(series.points)


def _axis(series: Series) -> tuple[float, ...]:
    values: list[Number] = [point.value for point in series.points if point.value is not None]
    values += [edge for point in series.points for edge in point.quartiles or ()]
    values += [] if series.target is None else [series.target]
    low, high = extent(values, from_zero=series.unit != "%", ceiling=100.0 if series.unit == "%" else None)
    return round_steps(low, high)


def runs(places: Iterable[tuple[float, float] | None]) -> tuple[str, ...]:
    """The unbroken stretches of a line; a stretch of one place is its dot alone."""
    stretches = [list(run) for present, run in groupby(places, key=bool) if present]
    return tuple(
        " ".join(f"{place[0]},{place[1]}" for place in run if place) for run in stretches if len(run) > 1
    )


def _bands(series: Series, across: Scale, up: Scale) -> tuple[str, ...]:
    """The market's middle half as areas: along the upper quartile and back along the lower."""
    stretches = [
        list(run)
        for present, run in groupby(_each(series), key=lambda each: bool(each[1].quartiles))
        if present
    ]
    areas = []
    for run in stretches:
        upper = [(across.at(i), up.at(p.quartiles[2])) for i, p in run if p.quartiles]
        lower = [(across.at(i), up.at(p.quartiles[0])) for i, p in reversed(run) if p.quartiles]
        areas.append(" ".join(f"{x},{y}" for x, y in upper + lower))
    return tuple(areas)


def columns(labels: Sequence[str], across: Scale) -> tuple[Tick, ...]:
    """The periods' names, as many as fit without touching, the last one always."""
    count = len(labels)
    if not count:
        return ()
    widest = max(map(len, labels)) * LETTER_WIDTH + 8
    room = max(int((across.end - across.start) // widest), 1)
    every = max(-(-count // room), 1)
    return tuple(Tick(across.at(i), label) for i, label in enumerate(labels) if (count - 1 - i) % every == 0)


def _median_label(series: Series, up: Scale, *, avoiding: list[float]) -> Tick | None:
    quartiles = [point.quartiles for point in series.points if point.quartiles]
    if not quartiles:
        return None
    at = up.at(quartiles[-1][1])
    return None if any(abs(at - other) < 14 for other in avoiding) else Tick(at, "median")
