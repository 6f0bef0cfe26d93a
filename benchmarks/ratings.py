"""The import of CQC's ratings beside a bare parse of the same CSV and a bulk insert of its rows."""

import csv
import io
import lzma
from datetime import date

from django.db import connection, transaction

from benchmarks.report import Line, ms, times
from benchmarks.timing import beside, middle
from benchmarks.world import NOW
from plumbline.cqc.actions import import_file
from plumbline.cqc.published import RATINGS_FEBRUARY_2021 as FILE
from plumbline.cqc.report import Report
from plumbline.organisations import scope


def lines() -> list[Line]:
    """First load and the same file again. Each first load is taken back, so that all of them are first loads."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE benchmark_rating ({', '.join(f'c{place} text' for place in range(_width()))})"
        )
    found = beside(_floor, lambda: _imported(stays=False))
    report = _imported(stays=True)
    again = middle(lambda: _imported(stays=True))
    return [
        Line(
            "CQC",
            f"import of {report.rows:,} ratings, first time",
            f"parse and bulk insert {ms(found.floor)}",
            ms(found.ours),
            times(found.ratio),
            "",
            None,
        ),
        Line("CQC", "the same file again: nothing is written", "", ms(again), "", "", None),
    ]


def _rows() -> list[list[str]]:
    with lzma.open(FILE, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(io.StringIO(file.read(), newline="")))


def _width() -> int:
    return len(_rows()[0])


def _floor() -> None:
    rows = _rows()[1:]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM benchmark_rating")
        if connection.vendor == "postgresql":
            with cursor.copy("COPY benchmark_rating FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(rows[0]))
        cursor.executemany(f"INSERT INTO benchmark_rating VALUES ({marks})", rows)  # noqa: S608 - only marks


def _imported(*, stays: bool) -> Report:
    with scope.everything(), transaction.atomic(), FILE.open("rb") as file:
        report = import_file(file, FILE.name, by=None, system="benchmark", now=NOW, as_at=date(2021, 2, 1))
        transaction.set_rollback(not stays)
    return report
