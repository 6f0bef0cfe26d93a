"""Checks a workbook in stages: can it be opened, is it ours, whose is it, and then every cell at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from plumbline.returns.workbook import origin, reading, seal
from plumbline.returns.workbook.asked import asked_by_key
from plumbline.returns.workbook.cells import found
from plumbline.returns.workbook.faults import CellProblem
from plumbline.returns.workbook.foreign.reading import check_table
from plumbline.returns.workbook.gathering import Gathered
from plumbline.returns.workbook.issue import Expected
from plumbline.returns.workbook.locating import Seats, located
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.outcome import Checked, Stage
from plumbline.returns.workbook.sheets import Sheet, Sheets


def check(file: bytes, expected: Expected, *, read: Callable[[bytes], Sheets] = reading.read) -> Checked:
    """Everything there is to say about one workbook that was uploaded for one return."""
    try:
        return check_sheets(tuple(read(file).values()), expected)
    except Unreadable as refusal:
        return refused(refusal)


def check_many(files: Iterable[tuple[bytes, Expected]]) -> Iterator[Checked]:
    """Many workbooks in order, read many at a time: for imports and for a quarter's worth at once."""
    pairs = list(files)
    outcomes = reading.read_many(file for file, _ in pairs)
    for outcome, (_, expected) in zip(outcomes, pairs, strict=True):
        if isinstance(outcome, Unreadable):
            yield refused(outcome)
        else:
            yield check_sheets(tuple(outcome.values()), expected)


def refused(refusal: Unreadable) -> Checked:
    return Checked(Stage.FILE, (CellProblem("", "", refusal.code, str(refusal)),))


def check_sheets(sheets: Sequence[Sheet], expected: Expected) -> Checked:
    """The same, for sheets that have been read already."""
    layout = expected.definition.layout
    if layout and seal.find(sheet.rows for sheet in sheets) is None:
        return check_table(sheets, layout, expected)
    return _check_ours(sheets, expected)


def _check_ours(sheets: Sequence[Sheet], expected: Expected) -> Checked:
    try:
        sealed, others = origin.opened_seal(sheets, expected)
        remarks = origin.remarks_on(sealed, expected)
    except origin.NotOurs as refusal:
        return Checked(Stage.OURS, refusal.problems)
    asked = asked_by_key(expected.definition, expected.identity.period)
    spots = [spot for spot in sealed.spots if spot.key in asked]
    return _cells(located(others, spots), expected, remarks)


def _cells(seats: Seats, expected: Expected, remarks: tuple[CellProblem, ...]) -> Checked:
    gathered = Gathered(remarks)
    for key, asked in asked_by_key(expected.definition, expected.identity.period).items():
        seat = seats.get(key)
        if seat is None:
            gathered.misses(key, asked)
        else:
            gathered.takes(key, asked, seat, found(seat.sheet, seat.row, seat.column, asked))
    return gathered.checked()
