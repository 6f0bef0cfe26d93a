"""Rows of a delimited file: which character divides it, where its header stands, and where it was cut off."""

import csv
import io
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plumbline.cqc.reading.columns import LAYOUTS, Columns, match, plain
from plumbline.cqc.reading.facts import Kind
from plumbline.cqc.reading.refusal import Refused

HEADER_WITHIN = 20
_DELIMITERS = ",;\t|"
_WIDEST = 400

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A header that was found, what stood above it, and the text to read the rows from."""

    columns: Columns
    delimiter: str
    header_row: int
    above: tuple[str, ...]


def find_table(text: io.TextIOWrapper) -> Table:
    """Find the header among the first rows by the columns it holds.

    Raises `Refused`, saying what the file seems to be, when no known header is there.
    """
    best: list[tuple[int, Table]] = []
    for delimiter in _DELIMITERS:
        above: list[str] = []
        for number, cells in first_rows(text, delimiter):
            if says := _recognised_but_not_imported(cells):
                raise Refused(says)
            columns = _best_match(cells)
            if not columns.lacks_needed:
                return Table(columns, delimiter, number, tuple(above))
            best.append((len(columns.places), Table(columns, delimiter, number, tuple(above))))
            above.extend(cell.strip() for cell in cells if cell.strip())
    if not best:
        raise Refused("The file has no rows.")
    raise Refused(_what_it_seems(max(best, key=lambda found: found[0])[1]))


def first_rows(text: io.TextIOWrapper, delimiter: str) -> Iterator[Row]:
    text.seek(0)
    try:
        yield from itertools.islice(_numbered(text, delimiter), HEADER_WITHIN)
    except csv.Error as fault:
        raise Refused(f"This is not a CSV file: {fault}.") from fault


def rows(text: io.TextIOWrapper, table: Table) -> Iterator[Row]:
    """The rows under the header, with their numbers as a spreadsheet shows them; blank rows are passed over.

    Raises `Refused` where a quotation mark was never closed.
    """
    text.seek(0)
    reader = _numbered(text, table.delimiter)
    number = table.header_row
    try:
        for number, cells in itertools.islice(reader, table.header_row, None):
            if any(cells):
                yield number, cells
    except csv.Error as fault:
        raise Refused(
            f"Row {number + 1:,} cannot be read ({fault}). A quotation mark is probably not closed, or the file was"
            " cut off. Download it again."
        ) from fault


def _numbered(text: io.TextIOWrapper, delimiter: str) -> Iterator[Row]:
    return enumerate(csv.reader(text, delimiter=delimiter), start=1)


def _best_match(cells: Sequence[str]) -> Columns:
    found = [match(cells[:_WIDEST], layout) for layout in LAYOUTS]
    return min(found, key=lambda columns: (len(columns.lacks_needed), -len(columns.places)))


def _what_it_seems(closest: Table) -> str:
    headings = closest.columns
    if len(headings.places) >= 3 and len(headings.lacks_needed) <= len(headings.layout.needed) // 2:
        lacking = ", ".join(name.replace("_", " ") for name in headings.lacks_needed)
        return f"This looks like {headings.layout.kind.called}, but it has no column for: {lacking}. Download it again."
    kinds = ", ".join(kind.called for kind in Kind)
    return f"No header of a CQC file was found in the first {HEADER_WITHIN} rows. These can be imported: {kinds}."


def _recognised_but_not_imported(cells: Sequence[str]) -> str:
    """A sentence about a CQC file that is recognised and not imported, or ""."""
    names = {plain(cell) for cell in cells}
    if "locationhscaenddate" in names:
        return (
            "This is CQC's list of deactivated locations. Import the weekly directory or the ratings instead."
        )
    if "locationid" not in names and {"providerid", "latestrating"} <= names:
        return (
            "This is the Providers sheet of CQC's ratings. Save the Locations sheet as CSV and import that."
        )
    return ""
