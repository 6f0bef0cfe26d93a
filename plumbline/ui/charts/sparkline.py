"""A line as small as a word. Sparklines of one column share a scale: pass the column's `low` and `high`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plumbline.ui.charts.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plumbline.ui.charts.scale import Number

WIDTH, HEIGHT, EDGE = 112, 28, 4


@dataclass(frozen=True, slots=True)
class Sparkline:
    """What the template draws: stretches of line, lone marks, the target, the last value."""

    label: str
    lines: tuple[str, ...]
    lone: tuple[tuple[float, float], ...]
    target: float | None
    last: tuple[float, float] | None
    width: int = WIDTH
    height: int = HEIGHT


def draw_sparkline(
    values: Sequence[Number | None],
    label: str,
    *,
    low: Number | None = None,
    high: Number | None = None,
    target: Number | None = None,
) -> Sparkline:
    """Lay values out in order, None where a period has none. `label` says in words what is seen."""
    known = [float(value) for value in (*values, target) if value is not None] or [0.0]
    bottom = float(low) if low is not None else min(known)
    top = float(high) if high is not None else max(known)
    up = Scale(bottom, top if top > bottom else bottom + 1, HEIGHT - EDGE, EDGE)
    across = Scale(0, max(len(values) - 1, 1), EDGE, WIDTH - EDGE)
    runs: list[list[tuple[float, float]]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((across.at(index), up.at(value)))
    places = [place for run in runs for place in run]
    return Sparkline(
        label=label,
        lines=tuple(" ".join(f"{x},{y}" for x, y in run) for run in runs if len(run) > 1),
        lone=tuple(run[0] for run in runs if len(run) == 1),
        target=None if target is None else up.at(target),
        last=places[-1] if places else None,
    )
