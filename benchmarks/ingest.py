"""Workbooks coming in: alone, in bulk, with mistakes, and with malice. Rows P1, P2, P4, P5 and P6."""

import hashlib
import json
import os
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from io import BytesIO
from itertools import islice
from pathlib import Path
from time import perf_counter
from zipfile import ZipFile

from django.db import connection, transaction
from openpyxl import load_workbook

from benchmarks.books import Book, as_saved_by_a_person, parsed, with_mistakes
from benchmarks.report import Line, ms, times
from benchmarks.timing import REPEATS, beside, middle, milliseconds
from benchmarks.world import NOW
from plumbline.accounts.models import User
from plumbline.organisations import scope
from plumbline.oversight import consequences
from plumbline.returns import actions as returns
from plumbline.returns import intake
from plumbline.returns.workbook import checking, reading
from plumbline.returns.workbook.opening.isolation import worker
from plumbline.returns.workbook.opening.unreadable import Unreadable
from tests.returns.workbook import hostile

LARGEST_BATCH = 25


def lines(books: Sequence[Book], by: User) -> list[Line]:
    """Each book is used once; a round of the bulk rows takes a batch of them."""
    waiting = iter(books)
    sample = next(waiting)
    alone = _interactive(list(islice(waiting, REPEATS + 1)), by)
    batch = min(LARGEST_BATCH, (len(books) - REPEATS - 2) // (REPEATS + 1))
    bulk, council = _bulk([list(islice(waiting, batch)) for _ in range(REPEATS + 1)], by)
    return [bulk, alone, council, _with_mistakes(sample), *_with_malice(sample)]


def _interactive(books: Sequence[Book], by: User) -> Line:
    """Kept, read in the child process, checked, laid into the draft, written in the history."""
    mine = iter(books)

    def ours() -> object:
        book = next(mine)
        found = consequences.workbook_received(book.kpi_return, "a.xlsx", book.content, by=by, now=NOW)
        assert found.outcome == found.Outcome.TAKEN, found.problems
        return found

    found = beside(lambda: parsed(books[0].content), ours)
    size = len(books[0].content) / 1024
    return Line(
        "P2",
        f"one upload, from kept to checked ({size:.0f} KB)",
        f"calamine parse {ms(found.floor)}",
        ms(found.ours),
        times(found.ratio),
        "≤ 15x and ≤ 10 ms",
        found.ratio <= 15 and found.ours <= 10,
    )


def _bulk(batches: Sequence[Sequence[Book]], by: User) -> tuple[Line, Line]:
    batch = len(batches[0])
    _make_tables()
    mine, theirs = iter(batches), iter(batches)
    found = beside(lambda: _floor_of(next(theirs)), lambda: _ingested(next(mine), by))
    council = middle(lambda: [_consolidated(book.content) for book in batches[0]])
    each, floor = found.ours / batch, found.floor / batch
    bulk = Line(
        "P1",
        f"bulk: kept, checked, judged, stored, in batches of {batch}",
        f"{ms(floor)} a workbook",
        f"{ms(each)} a workbook, {1000 / each:,.0f}/s",
        times(found.ratio),
        "≤ 3x, ≥ 300/s",
        found.ratio <= 3 and each <= 1000 / 300,
    )
    faster = council / batch / each
    script = Line(
        "P4",
        "against a script that only consolidates (openpyxl)",
        f"{ms(council / batch)} a workbook",
        f"{ms(each)} a workbook",
        f"{faster:.1f}x as fast",
        "≥ 4x as fast",
        faster >= 4,
    )
    return bulk, script


def _ingested(books: Sequence[Book], by: User) -> None:
    """The product's own acts, many workbooks read together and stored in one transaction."""
    with scope.everything(), transaction.atomic():
        uploads = [returns.keep(one.kpi_return, "a.xlsx", one.content, by=by, now=NOW) for one in books]
        expected = [(one.content, intake.expectation(one.kpi_return)) for one in books]
        for book, upload, checked in zip(books, uploads, checking.check_many(expected), strict=True):
            returns.note_findings(upload, intake.as_findings(checked), by=by, now=NOW)
            consequences.return_submitted(book.kpi_return, by=by, now=NOW)


def _make_tables() -> None:
    kind = "jsonb" if connection.vendor == "postgresql" else "text"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE benchmark_return (id integer, given {kind})")
        cursor.execute(
            "CREATE TABLE benchmark_value (id integer, figure integer, value double precision, rating integer)"
        )


def _floor_of(books: Sequence[Book]) -> None:
    """Hash, look into the zip, parse, check each number's type, rate forty figures, store: nothing else."""
    with transaction.atomic(), connection.cursor() as cursor:
        for number, book in enumerate(books):
            hashlib.sha256(book.content).hexdigest()
            with ZipFile(BytesIO(book.content)) as zipped:
                assert sum(one.file_size for one in zipped.infolist()) < 50_000_000
            given = _numbers(parsed(book.content))
            cursor.execute(
                "INSERT INTO benchmark_return VALUES (%s, %s)",
                [number, json.dumps([str(one) for one in given])],
            )
            rows = [(number, place, float(one), 1 if one > 80 else 2) for place, one in enumerate(given[:40])]
            cursor.executemany("INSERT INTO benchmark_value VALUES (%s, %s, %s, %s)", rows)


def _numbers(sheets: Sequence[object]) -> list[Decimal]:
    cells = (cell for rows in sheets for row in rows for cell in row)  # type: ignore[attr-defined]
    return [Decimal(str(cell)) for cell in cells if isinstance(cell, (int, float)) and cell >= 0]


def _consolidated(content: bytes) -> list[object]:
    """What a council's script does: open with openpyxl, take the cells. It checks and stores nothing."""
    book = load_workbook(BytesIO(content), data_only=True)
    return [row for sheet in book for row in sheet.iter_rows(values_only=True)]


def _with_mistakes(book: Book) -> Line:
    with scope.everything():
        expected = intake.expectation(book.kpi_return)
    good, bad = as_saved_by_a_person(book), with_mistakes(book, 50)
    problems = checking.check(bad, expected).problems
    assert checking.check(good, expected).ok
    assert len(problems) == 50
    assert all(one.sheet and one.cell for one in problems)
    found = beside(lambda: checking.check(good, expected), lambda: checking.check(bad, expected), repeats=15)
    return Line(
        "P5",
        "checking a workbook with 50 bad cells, each named",
        f"valid {ms(found.floor)}",
        ms(found.ours),
        times(found.ratio),
        "≤ 1.3x",
        found.ratio <= 1.3,
    )


MALICE: dict[str, Callable[[], bytes]] = {
    "corner cell": hostile.corner,
    "string bomb": hostile.string_bomb,
    "quiet bomb": hostile.quiet_bomb,
    "zip bomb": hostile.zip_bomb,
    "a million formatted rows": lambda: hostile.many_blank_rows(1_000_000),
}


def _with_malice(book: Book) -> list[Line]:
    slowest, largest = 0.0, 0
    for make in MALICE.values():
        content = make()
        started = perf_counter()
        _refused(content)
        slowest = max(slowest, perf_counter() - started)
        largest = max(largest, _peak_of_worker())
        parsed_again = reading.read(book.content)
        assert parsed_again
    isolated = beside(lambda: parsed(book.content), lambda: reading.read(book.content), repeats=15)
    extra = isolated.ours - isolated.floor
    return [
        Line(
            "P6",
            f"hostile files ({len(MALICE)} kinds): refused or read, the process lives",
            "",
            f"slowest {slowest:.2f} s, worker {largest} MB",
            "",
            "≤ 2 s, ≤ 512 MB",
            slowest <= 2 and largest <= 512,
        ),
        Line(
            "P6",
            "guard, scan and child process on a normal file",
            f"calamine parse {ms(isolated.floor)}",
            ms(isolated.ours),
            f"+{extra:.2f} ms",
            "≤ +1.5 ms",
            extra <= 1.5,
        ),
    ]


def _refused(content: bytes) -> float:
    """A worker of its own for each, so that one does not leave its memory to the next."""
    worker.stop()

    def tried() -> None:
        try:
            reading.read(content)
        except Unreadable:
            return

    return milliseconds(tried)


def _peak_of_worker() -> int:
    """The most memory that the worker has had, in MB; 0 when it did not live to be asked."""
    status = Path("/proc") / str(worker.process_id or os.getpid()) / "status"
    if worker.process_id is None or not status.exists():
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
    return int(found[1]) // 1024 if found else 0
