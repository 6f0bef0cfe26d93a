"""CQC's monthly files as they are published: the sheet of locations of an .ods, row by row, as CSV.

Its XML unpacks to half a gigabyte, so it is never held: expat reads it in pieces and each row is written at once. A
stranger's file may hold anything; what no table needs (declarations, depth, endless cells and rows) is refused.
"""

import csv
import io
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO, cast
from xml.parsers import expat

from plumbline.cqc.reading.columns import plain
from plumbline.cqc.reading.dual_registration import SHEET as _TWICE
from plumbline.cqc.reading.refusal import Refused

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_WANTED = {"hscaactivelocations", "locations"}
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
WIDEST, DEEPEST, LONGEST_CELL, MOST_SHEETS = 400, 60, 40_000, 50
MOST_ROWS, MOST_REPEATS = 1_200_000, 1_000
_PIECE = 1 << 18
_LONGEST_TAG = 4 * 1024 * 1024
_IN_MEMORY = 32 * 1024 * 1024
_ABOVE_ROWS = 60


class _Sheet:
    """One table: its rows as CSV in a file that goes to disk when it grows, and the words of its first rows."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows = self.filled = self.width = 0
        self.above: list[str] = []
        self._spool = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - `close` closes it
        self._text = io.TextIOWrapper(cast("IO[bytes]", self._spool), encoding="utf-8", newline="")
        self._write = csv.writer(self._text, lineterminator="\r\n").writerow

    def takes(self, cells: list[str], repeats: int) -> None:
        if not cells:
            repeats = min(repeats, MOST_REPEATS)
        elif repeats > MOST_REPEATS:
            raise Refused(
                f"A row of the sheet {self.name} is repeated {repeats:,} times. No file of CQC's does that."
            )
        self.rows += repeats
        if self.rows > MOST_ROWS:
            raise Refused(
                f"The sheet {self.name} has more than {MOST_ROWS:,} rows, which no file of CQC's has."
            )
        # A row ends with its last cell; a row of CSV is as wide as the header.
        self.width = max(self.width, len(cells))
        for _ in range(repeats):
            self._write(cells + [""] * (self.width - len(cells)) if cells else cells)
        self.filled += repeats if cells else 0
        if self.rows <= _ABOVE_ROWS:
            self.above.extend(cell for cell in cells if cell)

    def done(self) -> IO[bytes]:
        self._text.flush()
        self._text.detach()
        return cast("IO[bytes]", self._spool)

    def close(self) -> None:
        self._spool.close()


class _Reader:
    """What expat tells, element by element. A cell's value is its date or number where it has one, else its words."""

    def __init__(self, kept: ExitStack) -> None:
        self.sheets: list[_Sheet] = []
        self._kept = kept
        self.depth = self.heard = 0
        self._row: list[str] | None = None
        self._repeats = self._times = 1
        self._typed: str | None = None
        self._words: list[str] | None = None
        self._length = 0
        self._begins: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            f"{_TABLE}table": self._sheet,
            f"{_TABLE}table-row": self._begin_row,
            f"{_TEXT}p": self._begin_paragraph,
            f"{_TEXT}s": self._space,
            **dict.fromkeys(_CELLS, self._begin_cell),
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            f"{_TABLE}table-row": self._end_row,
            **dict.fromkeys(_CELLS, self._end_cell),
        }

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.heard += 1
        self.depth += 1
        if self.depth > DEEPEST:
            raise Refused("The file's parts lie in one another too deeply. No file of CQC's does that.")
        if begin := self._begins.get(name):
            begin(attributes)

    def end(self, name: str) -> None:
        self.heard += 1
        self.depth -= 1
        if end := self._ends.get(name):
            end()

    def words(self, piece: str) -> None:
        self.heard += 1
        if self._words is None:
            return
        self._length += len(piece)
        if self._length > LONGEST_CELL:
            raise Refused("A cell of the file holds more words than any of CQC's does.")
        self._words.append(piece)

    def declared(self, *_said: object) -> None:
        raise Refused("The file declares things of its own before it begins. No file of CQC's does that.")

    def _sheet(self, attributes: Mapping[str, str]) -> None:
        if len(self.sheets) == MOST_SHEETS:
            raise Refused(f"The spreadsheet has more than {MOST_SHEETS} sheets, which no file of CQC's has.")
        self.sheets.append(_Sheet(attributes.get(f"{_TABLE}name", "")))
        self._kept.callback(self.sheets[-1].close)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._row, self._repeats = [], _number(attributes.get(f"{_TABLE}number-rows-repeated"))

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._times = _number(attributes.get(f"{_TABLE}number-columns-repeated"))
        day = attributes.get(f"{_OFFICE}date-value", "")[:10]
        self._typed = day or attributes.get(f"{_OFFICE}value")
        self._words, self._length = [], 0

    def _begin_paragraph(self, _attributes: Mapping[str, str]) -> None:
        if self._words:
            self._words.append(" ")

    def _space(self, _attributes: Mapping[str, str]) -> None:
        self.words(" ")

    def _end_cell(self) -> None:
        if self._row is not None and len(self._row) < WIDEST:
            value = self._typed or "".join(self._words or ())
            self._row.extend([value] * min(self._times, WIDEST - len(self._row)))
        self._words = None

    def _end_row(self) -> None:
        row = self._row or []
        while row and not row[-1]:
            row.pop()
        if self.sheets:
            self.sheets[-1].takes(row, self._repeats)
        self._row = None


def _number(words: str | None) -> int:
    """How often a cell or row is repeated; once where that is not said in figures."""
    if words is None:
        return 1
    return max(1, int(words)) if words.isascii() and words.isdigit() and len(words) < 10 else 1


def sheet_of(
    pieces: Callable[[int], bytes], kept: ExitStack
) -> tuple[IO[bytes], tuple[str, ...], IO[bytes] | None]:
    """The sheet of locations as CSV, the words at the top of the other sheets, and that of dual registrations.

    The words tell the file's day; not every spreadsheet says what is registered twice.

    `pieces` gives the next bytes of the document's content, and none at its end; `kept` closes what is
    opened. Raises `Refused`.
    """
    reader = _Reader(kept)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler, parser.buffer_text = reader.words, True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = reader.declared
    silent = 0
    try:
        while piece := pieces(_PIECE):
            heard = reader.heard
            parser.Parse(piece, False)
            silent = 0 if reader.heard > heard else silent + len(piece)
            if silent > _LONGEST_TAG:
                raise Refused("A part of the file is longer than any of CQC's.")
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        raise Refused(f"The spreadsheet cannot be read ({fault}): it is damaged or was cut off.") from fault
    return _chosen(reader.sheets)


def _chosen(sheets: list[_Sheet]) -> tuple[IO[bytes], tuple[str, ...], IO[bytes] | None]:
    """The sheet that CQC names for its locations, else the one with the most rows."""
    if not sheets:
        raise Refused("The spreadsheet has no sheet.")
    found = max(sheets, key=lambda one: (plain(one.name) in _WANTED and one.filled > 0, one.filled))
    above = tuple(words for one in sheets if one is not found for words in one.above)
    twice = next((one for one in sheets if one is not found and plain(one.name) == _TWICE), None)
    return found.done(), above, _from_its_beginning(twice) if twice else None


def _from_its_beginning(sheet: _Sheet) -> IO[bytes]:
    stream = sheet.done()
    stream.seek(0)
    return stream
