"""One table of everything that was measured: what, floor, ours, goal, met or not."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """`row` is the row of the performance goals; `met` is None where there is nothing to meet."""

    row: str
    what: str
    floor: str
    ours: str
    measured: str
    goal: str
    met: bool | None


_HEAD = ("row", "what", "floor", "ours", "measured", "goal", "")


def table(lines: Iterable[Line]) -> str:
    """The table as Markdown, so that it can be kept as it is printed."""
    rows = [(one.row, one.what, one.floor, one.ours, one.measured, one.goal, _mark(one.met)) for one in lines]
    widths = [max(len(row[place]) for row in (_HEAD, *rows)) for place in range(len(_HEAD))]
    shown = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    head = "| " + " | ".join(cell.ljust(width) for cell, width in zip(_HEAD, widths, strict=True)) + " |"
    rule = "| " + " | ".join("-" * width for width in widths) + " |"
    return "\n".join([head, rule, *shown])


def _mark(met: bool | None) -> str:
    return {True: "met", False: "NOT met", None: ""}[met]


def ms(number: float) -> str:
    return f"{number:,.2f} ms" if number < 10 else f"{number:,.0f} ms"


def times(number: float) -> str:
    return f"{number:.1f}x"
