"""Every row of a CSV file into a snapshot: taken, or skipped with a reason."""

import io
from collections.abc import Callable
from datetime import date

from plumbline.cqc.reading import marks
from plumbline.cqc.reading.facts import Kind, LocationFact, RatingFact, Skipped, Snapshot
from plumbline.cqc.reading.location_row import Cells, location_in, rating_in
from plumbline.cqc.reading.refusal import Refused
from plumbline.cqc.reading.table import Row, Table, rows

_EVERY = 2_000
# A row or two that CQC lists twice is a slip; a share of the file is another file pasted behind.
_FEW, _MOST_AGAIN_PERCENT = 10, 2


class CsvReading:
    """Fills a snapshot row by row; remembers which row said what, so that a second one can be told of the first."""

    def __init__(self, snapshot: Snapshot, table: Table) -> None:
        self.snapshot, self.table = snapshot, table
        self.rated: dict[tuple[str, str, str], tuple[int, RatingFact]] = {}
        self.described: dict[str, int] = {}
        self.again = 0

    def take_all(self, text: io.TextIOWrapper, moved: Callable[[int], None], *, ends_a_line: bool) -> None:
        """Read to the end. Raises `Refused` when the file stops in the middle of a row."""
        last: Row = (self.table.header_row, [""] * self.table.columns.width)
        for last in rows(text, self.table):
            self.snapshot.rows += 1
            self._take(*last)
            if self.snapshot.rows % _EVERY == 0:
                moved(self.snapshot.rows)
        if len(last[1]) < self.table.columns.width and not ends_a_line:
            raise Refused(
                f"The file stops in the middle of row {last[0]:,}, after {len(last[1])} of"
                f" {self.table.columns.width} columns: it was cut off. Download it again."
            )
        if self.again >= _FEW and self.again * 100 > self.snapshot.rows * _MOST_AGAIN_PERCENT:
            raise Refused(
                f"{self.again:,} of the file's {self.snapshot.rows:,} rows stand in it a second time: it was put"
                " together twice. Download it again."
            )
        self.snapshot.ratings = [rating for _, rating in self.rated.values()]

    def _take(self, number: int, cells: list[str]) -> None:
        about = ""
        try:
            row = Cells(self.table.columns, self._squared(cells))
            about = marks.identifier(row("location_id"))
            if not about:
                raise ValueError("there is no location ID")
            self._keep(number, row, about)
        except ValueError as fault:
            self.snapshot.skipped.append(Skipped(number, _sentence(fault), about or self._likely_id(cells)))

    def _squared(self, cells: list[str]) -> list[str]:
        width = self.table.columns.width
        if len(cells) < width or any(cell.strip() for cell in cells[width:]):
            raise ValueError(f"it has {len(cells)} columns where the header has {width}")
        return cells

    def _keep(self, number: int, row: Cells, location_id: str) -> None:
        is_new = location_id not in self.described
        if self.snapshot.kind is not Kind.DIRECTORY:
            rating = rating_in(row, location_id)
            location = location_in(row, location_id) if is_new else self.snapshot.locations[location_id]
            self._keep_rating(number, rating)
        else:
            location = location_in(row, location_id)
            if not is_new:
                self.again += 1
                raise ValueError(self._again(location, self.described[location_id]))
        if is_new:
            self.described[location_id] = number
            self.snapshot.locations[location_id] = location

    def _keep_rating(self, number: int, rating: RatingFact) -> None:
        first = self.rated.setdefault(rating.key, (number, rating))
        if first[0] != number:
            self.again += 1
            same = "the same as" if first[1] == rating else "not the same as"
            raise ValueError(
                f"{rating.location_id} has a rating for {rating.group}, {rating.domain} a second time, {same}"
                f" row {first[0]:,}, which is used"
            )

    def _again(self, location: LocationFact, first: int) -> str:
        same = (
            "the same as" if location == self.snapshot.locations[location.location_id] else "not the same as"
        )
        return f"{location.location_id} stands in the file a second time, {same} row {first:,}, which is used"

    def _likely_id(self, cells: list[str]) -> str:
        """The id in a row that cannot be used: its location has not gone, only its row is bad."""
        place = self.table.columns.places["location_id"]
        try:
            return marks.identifier(cells[place]) if place < len(cells) else ""
        except ValueError:
            return ""


def warn_of_columns(snapshot: Snapshot, table: Table) -> None:
    """Say which columns are new and which are not there."""
    if table.columns.unknown:
        snapshot.warnings.append(
            "Columns that are new to us were not read: " + ", ".join(table.columns.unknown) + "."
        )
    if table.columns.missing:
        missing = ", ".join(name.replace("_", " ") for name in table.columns.missing)
        snapshot.warnings.append(f"The file has no column for: {missing}.")


def newest_date(snapshot: Snapshot) -> date | None:
    """The newest day the file mentions: it cannot be older than that."""
    published = (rating.published_on for rating in snapshot.ratings if rating.published_on)
    registered = (
        day
        for fact in snapshot.locations.values()
        for day in (fact.registered_on, fact.deregistered_on)
        if day
    )
    return max((*published, *registered), default=None)


def _sentence(fault: ValueError) -> str:
    words = str(fault)
    return words[:1].upper() + words[1:] + "."
