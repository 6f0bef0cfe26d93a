"""Series for charts: months from January 2024 on, written as numbers, None for a gap."""

from collections.abc import Sequence
from datetime import date

from plumbline.judgement.bands import Direction
from plumbline.judgement.charting.series import Point, Series
from plumbline.judgement.display import Unit
from plumbline.judgement.judgement import Exact

MONTHS = [date(2024 + month // 12, month % 12 + 1, 1) for month in range(120)]


def series(
    values: Sequence[Exact | None],
    better: Direction = Direction.LOWER,
    unit: Unit = Unit.NUMBER,
    partial: Sequence[int] = (),
) -> Series:
    points = (
        Point(MONTHS[place], f"{MONTHS[place]:%B %Y}", value, place in partial)
        for place, value in enumerate(values)
    )
    return Series("falls", "Falls", tuple(points), unit, better)


def places(days: Sequence[date]) -> list[int]:
    """Which points these days are."""
    return [MONTHS.index(one) for one in days]
