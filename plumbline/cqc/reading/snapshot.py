"""The door of this package: a file in, a `Snapshot` out, or `Refused` with every reason."""

import io
import itertools
from collections.abc import Callable, Iterator
from datetime import date
from typing import IO, Any

from plumbline.cqc.reading import api_records, dual_registration, records
from plumbline.cqc.reading.as_at import as_at
from plumbline.cqc.reading.csv_file import CsvReading, newest_date, warn_of_columns
from plumbline.cqc.reading.encoding import as_text
from plumbline.cqc.reading.facts import Kind, Snapshot
from plumbline.cqc.reading.opening import MOST_BYTES, Opened, opened
from plumbline.cqc.reading.refusal import Refused
from plumbline.cqc.reading.table import find_table

Tick = Callable[[int, int], None]
_NOT_YET = date.min


def read(
    file: IO[bytes],
    name: str,
    *,
    today: date,
    kind: str = "",
    told: date | None = None,
    tick: Tick = lambda done, total: None,
    most_bytes: int = MOST_BYTES,
) -> Snapshot:
    """Read a CQC file of any kind. `kind` is what the person says it is (directory, ratings, hsca or api).

    `told` is the day it is for, if the person says so; `tick` is told how many of about how many bytes are read.
    Raises `Refused` for anything that is not wholly a file of CQC's.
    """
    with opened(file, name, most_bytes=most_bytes) as inside:
        text, warnings = as_text(inside.stream)
        is_json = records.looks_like_json(text)
        snapshot, above = (_read_records if is_json else _read_table)(inside, text, kind, tick)
        text.detach()
    snapshot.warnings[:0] = warnings
    _check_something_was_read(snapshot)
    _date(snapshot, told=told, above=above, today=today)
    return snapshot


def _read_table(
    inside: Opened, text: io.TextIOWrapper, kind: str, tick: Tick
) -> tuple[Snapshot, tuple[str, ...]]:
    table = find_table(text)
    snapshot = _empty(inside, table.columns.layout.kind, kind)
    warn_of_columns(snapshot, table)
    CsvReading(snapshot, table).take_all(text, _counter(inside, tick), ends_a_line=inside.ends_a_line)
    if snapshot.kind is Kind.HSCA:
        dual_registration.settle(snapshot, inside.twice)
    return snapshot, (*inside.above, *table.above)


def _read_records(
    inside: Opened, text: io.TextIOWrapper, kind: str, tick: Tick
) -> tuple[Snapshot, tuple[str, ...]]:
    found: Iterator[tuple[int, Any]] = records.listed(text) if _is_list(text) else records.lines(text)
    first = next(found, None)
    if first is None:
        raise Refused("The file has no records.")
    snapshot = _empty(inside, api_records.kind_of(first[1]), kind)
    api_records.take_all(snapshot, itertools.chain([first], found), _counter(inside, tick))
    return snapshot, ()


def _is_list(text: io.TextIOWrapper) -> bool:
    text.seek(0)
    return text.read(200).lstrip("\ufeff \t\r\n").startswith("[")


def _empty(inside: Opened, found: Kind, said: str) -> Snapshot:
    if said and said != found.word:
        raise Refused(
            f"You said that this is of the kind {said}; its content is that of {found.called} ({found.word})."
        )
    return Snapshot(found, _NOT_YET, inside.sha256, inside.name)


def _counter(inside: Opened, tick: Tick) -> Callable[[int], None]:
    """How far the reading is, in bytes: the stream knows, whatever the rows hold."""

    def moved(_rows: int) -> None:
        tick(min(inside.stream.tell(), inside.size), inside.size)

    return moved


def _check_something_was_read(snapshot: Snapshot) -> None:
    if snapshot.size:
        return
    if not snapshot.rows:
        raise Refused("The file has a header and no rows under it.")
    reasons = [f"Row {skipped.row:,}: {skipped.why}" for skipped in snapshot.skipped[:20]]
    raise Refused(f"None of the file's {snapshot.rows:,} rows can be used.", *reasons)


def _date(snapshot: Snapshot, *, told: date | None, above: tuple[str, ...], today: date) -> None:
    newest = newest_date(snapshot)
    found = as_at(told=told, above=above, file_name=snapshot.file_name, newest=newest, today=today)
    snapshot.as_at = found.day
    if found.warning:
        snapshot.warnings.append(found.warning)
    if newest and newest > found.day:
        snapshot.warnings.append(
            f"The file is for {found.day:%-d %B %Y}, yet mentions {newest:%-d %B %Y}. Check the day with --as-at."
        )
