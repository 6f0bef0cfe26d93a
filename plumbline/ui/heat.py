"""A heat map's cells: providers down, indicators across, a letter in each with its colour and pattern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plumbline.ui.marks import RATINGS, rating_mark

if TYPE_CHECKING:
    from plumbline.ui.marks import Mark


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: a short name, the whole name for those who point at it or listen, a link that sorts.

    `direction` is ascending or descending when the rows are sorted by it.
    """

    ref: str
    title: str = ""
    href: str = ""
    direction: str = "none"


@dataclass(frozen=True, slots=True)
class Cell:
    """One rating; `label` says whose it is, because a cell's link is read out alone."""

    mark: Mark
    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the ratings in a row: a short text, a rating of its own, or both.

    `said` replaces the text for those who point at it or listen; `status` shows the text as a tag of that tone.
    """

    text: str = ""
    mark: Mark | None = None
    said: str = ""
    status: Mark | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A provider's ratings in the order of the columns, and the notes after them; `under` stands below the name."""

    name: str
    cells: tuple[Cell, ...]
    href: str = ""
    notes: tuple[Note, ...] = ()
    under: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The whole; `caption` names it, `corner` heads the first column, `note_heads` head the notes.

    A head that sorts is a `Column`; one that only names is a text.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    corner: Column | str = "Provider"
    note_heads: tuple[Column | str, ...] = ()

    @property
    def head(self) -> Column:
        """The head of the first column."""
        return _column(self.corner)

    @property
    def heads(self) -> list[Column]:
        """The heads of the notes."""
        return [_column(head) for head in self.note_heads]

    @property
    def lines(self) -> list[tuple[Row, list[tuple[Column, Cell]], list[tuple[Column, Note]]]]:
        """Each row, its ratings and its notes, each with its head: on a small screen it stands beside it."""
        return [
            (
                row,
                list(zip(self.columns, row.cells, strict=False)),
                list(zip(self.heads, row.notes, strict=False)),
            )
            for row in self.rows
        ]

    @property
    def key(self) -> list[Mark]:
        """The marks that occur, for the line under the map that explains them."""
        seen = {cell.mark.code: cell.mark for row in self.rows for cell in row.cells}
        known = [mark for code, mark in RATINGS.items() if code in seen]
        return known + [mark for code, mark in seen.items() if code not in RATINGS]


def heat_cell(rating: object, *, row: str, column: str, figure: str = "", href: str = "") -> Cell:
    """A cell of `row` and `column`; `figure` is the value behind the rating."""
    mark = rating_mark(rating)
    said = f"{mark.word.lower()}, {figure}" if figure else mark.word.lower()
    return Cell(mark, f"{row}, {column}: {said}", href)


def _column(head: Column | str) -> Column:
    return head if isinstance(head, Column) else Column(head)
