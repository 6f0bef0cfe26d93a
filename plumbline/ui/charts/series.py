"""What a chart is told: values over periods, the target, and what the market did. Nothing about drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plumbline.ui.charts.scale import Number


@dataclass(frozen=True, slots=True)
class Point:
    """One period's value. `value` is None where there is none, and then `display` says why.

    `state` is "", "restated" or "partial"; `quartiles` are the market's lower quartile, median and upper quartile.
    """

    label: str
    value: Number | None
    display: str
    state: str = ""
    rating: str = ""
    quartiles: tuple[Number, Number, Number] | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A value over time. `key` is unique on its page; `unit` follows the numbers of the axis, such as "%"."""

    key: str
    title: str
    points: tuple[Point, ...]
    target: Number | None = None
    target_display: str = ""
    unit: str = ""

    @property
    def known(self) -> tuple[Point, ...]:
        """The periods that have a value."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def has_market(self) -> bool:
        """Whether the market's quartiles are known for any period."""
        return any(point.quartiles for point in self.points)

    @property
    def states(self) -> frozenset[str]:
        """Which marks need explaining: restated, partial."""
        return frozenset(point.state for point in self.known if point.state)

    @property
    def sentence(self) -> str:
        """The chart in words, for those who listen."""
        if not self.known:
            return f"No figure in any of {len(self.points)} periods."
        first, last = self.known[0], self.known[-1]
        gaps = len(self.points) - len(self.known)
        said = f"{first.display} in {first.label}, {last.display} in {last.label}."
        said += f" The target is {self.target_display}." if self.target_display else ""
        return said + (f" {gaps} of {len(self.points)} periods have no figure." if gaps else "")
