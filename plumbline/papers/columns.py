"""How wide a table's columns stand beside each other: first room for the longest word of each, then for the rest."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from plumbline.papers.text import width

if TYPE_CHECKING:
    from collections.abc import Sequence

ACROSS = 102
"""Letters of a table's size that stand side by side on the page."""
LONGEST_WORD, LONGEST_LINE, SHORT, AROUND = 18, 64, 12, 4
KEPT_ROWS, KEPT_LETTERS, KEPT_BARS = 12, 1500, 16
"""Up to so many rows, letters or bars, a table or chart moves to the next page whole rather than being divided."""


def shares(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Letters for each column. `rows` are the words of all cells, those of the head included."""
    columns = list(zip(*rows, strict=True))
    least = [AROUND + min(max(map(_undivided, column)), LONGEST_WORD) for column in columns]
    wanted = [AROUND + min(max(map(_longest_line, column)), LONGEST_LINE) for column in columns]
    missing = [max(want - have, 0) for want, have in zip(wanted, least, strict=True)]
    spare, lacking = max(ACROSS - sum(least), 0), sum(missing)
    if not lacking:
        return tuple(float(each) for each in least)
    return tuple(round(have + spare * lack / lacking, 2) for have, lack in zip(least, missing, strict=True))


def letters(widths: Sequence[float]) -> tuple[int, ...]:
    """How many letters of a word each column holds."""
    return tuple(max(int(width / sum(widths) * ACROSS) - AROUND, 3) for width in widths)


def stays_together(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is small enough not to be divided between pages."""
    return len(rows) <= KEPT_ROWS and sum(len(words) for row in rows for words in row) <= KEPT_LETTERS


def share(value: float | None, most: float) -> float | None:
    """How far a bar reaches, from 0 to 1."""
    if value is None or most <= 0:
        return None
    return min(max(float(value) / float(most), 0.0), 1.0)


def _undivided(text: str) -> int:
    """Letters that should stand in one line: a short cell's, such as a date; of others, the longest word's."""
    whole = text.splitlines() if _longest_line(text) <= SHORT else text.split()
    return max((ceil(width(part)) for part in whole), default=1)


def _longest_line(text: str) -> int:
    return max(map(len, text.splitlines()), default=1)
