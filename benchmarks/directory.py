"""CQC's weekly directory, all of England: a week's changes told field by field, beside plain SQL over a staging table.

The rows are the real ones of one council area, repeated under ids, names and streets of their own. Row P7.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db import connection, transaction

from benchmarks.report import Line, ms, times
from benchmarks.timing import beside, middle
from benchmarks.world import NOW
from plumbline.contracts.models import Contract
from plumbline.cqc.actions import import_file
from plumbline.cqc.models import Change, Import, Location, Rating
from plumbline.cqc.report import Report
from plumbline.organisations import scope
from plumbline.oversight.cqc_news import cqc_taken_over
from plumbline.providers.models import Location as OurLocation
from tests.cast import assemble
from tests.cqc.files import OLDHAM_2025

ROWS = 57_000
# Of a week, as counted over 56,000 rows: 559 locations changed in 943 fields, 80 were new, 40 gone.
CHANGED_EACH, GONE_EACH, NEW_EACH = 100, 1_400, 700
OURS_EACH = 197
FIRST = date(2026, 6, 24)
NAME, ADDRESS, POSTCODE, CHECKED, AUTHORITY, ID, PROVIDER = 0, 2, 3, 7, 10, 13, 14
WIDTH, ABOVE = 15, 5
SAMPLE = 300

Rows = list[list[str]]


def lines(rows: int = ROWS) -> list[Line]:
    """Everything in one transaction that is taken back, so that it leaves the database as it was."""
    last, this = _directory(rows), _a_week_later(_directory(rows))
    before, after = _file(last, FIRST), _file(this, FIRST + timedelta(days=7))
    with scope.everything(), transaction.atomic():
        _contracted(last)
        first = middle(lambda: _imported(before, stays=False), repeats=1, warm=False)
        _imported(before, stays=True)
        _make_tables(before)
        found = beside(lambda: _floor(after), lambda: _imported(after, stays=False))
        one_by_one = _one_by_one(this) / SAMPLE * rows
        report = _imported(after, stays=True)
        wrote = _written_by(after)
        transaction.set_rollback(True)
    return [
        _week(report, found.floor, found.ours, found.ratio),
        Line("P7", f"first load of {rows:,} rows", "", ms(first), "", "≤ 10 s", first <= 10_000),
        Line(
            "P7",
            "the same week by update_or_create, from a sample",
            ms(one_by_one),
            ms(found.ours),
            f"{one_by_one / found.ours:.0f}x as fast",
            "≥ 20x as fast",
            one_by_one / found.ours >= 20,
        ),
        Line("P7", "the same file again", "", "", f"{wrote} rows written", "0 rows written", wrote == 0),
    ]


def _week(report: Report, floor: float, ours: float, ratio: float) -> Line:
    return Line(
        "P7",
        f"a week of {report.rows:,} rows: {report.changed:,} changed, {report.new} new, {report.gone} gone,"
        " each field told, with letters",
        f"staging table and SQL {ms(floor)}",
        ms(ours),
        times(ratio),
        "≤ 4x and ≤ 2.5 s",
        ratio <= 4 and ours <= 2_500,
    )


def _directory(rows: int) -> Rows:
    with OLDHAM_2025.open(encoding="utf-8", newline="") as file:
        real = list(csv.reader(file))[ABOVE:]
    return [_as_another(real[number % len(real)], number, number // len(real)) for number in range(rows)]


def _as_another(row: Sequence[str], number: int, round_: int) -> list[str]:
    other = list(row)
    other[NAME] = f"{row[NAME]} {round_}"
    other[ADDRESS] = f"{round_} {row[ADDRESS]}"
    other[POSTCODE] = f"B{round_ % 90 + 1} {row[POSTCODE][-3:]}"
    other[AUTHORITY] = f"Council {round_ % 151}"
    other[ID], other[PROVIDER] = f"1-{800_000_000 + number}", f"1-{700_000_000 + number // 2}"
    return other


def _a_week_later(rows: Rows) -> Rows:
    """Some renamed and looked at, some looked at, some gone, some new."""
    kept = [row for number, row in enumerate(rows, start=1) if number % GONE_EACH]
    for number, row in enumerate(kept):
        if number % CHANGED_EACH == 0:
            row[CHECKED] = "29/Jun/2026 - 00:00"
            row[NAME] += " Lodge" if number % (2 * CHANGED_EACH) else ""
    count = len(rows) // NEW_EACH
    return [*kept, *(_as_another(rows[number], 5_000_000 + number, 900 + number) for number in range(count))]


def _file(rows: Rows, day: date) -> bytes:
    with OLDHAM_2025.open(encoding="utf-8", newline="") as file:
        above = list(csv.reader(file))[:ABOVE]
    above[2][0] = f"This data was produced on {day:%d %B %Y}"
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([*above, *rows])
    return out.getvalue().encode()


def _contracted(rows: Rows) -> None:
    """Two providers with a contract have every 197th location between them."""
    assemble()
    providers = [contract.provider for contract in Contract.objects.active().select_related("provider")[:2]]
    OurLocation.objects.bulk_create(
        OurLocation(provider=providers[place % len(providers)], name=row[NAME], cqc_location_id=row[ID])
        for place, row in enumerate(rows[::OURS_EACH])
    )


def _imported(content: bytes, *, stays: bool) -> Report:
    with transaction.atomic():
        report = import_file(
            io.BytesIO(content),
            "CQC_directory.csv",
            by=None,
            system="benchmark",
            now=NOW,
            afterwards=lambda found_in: cqc_taken_over(found_in, by=None, now=NOW),
        )
        transaction.set_rollback(not stays)
    return report


def _written_by(content: bytes) -> int:
    """The rows that a file which is known already adds."""
    kept = (Import, Location, Rating, Change)
    before = sum(model._default_manager.count() for model in kept)
    _imported(content, stays=True)
    return sum(model._default_manager.count() for model in kept) - before


def _make_tables(content: bytes) -> None:
    columns = ", ".join(f"c{place} text" for place in range(WIDTH))
    with connection.cursor() as cursor:
        for table in ("live", "staging"):
            cursor.execute(f"CREATE TABLE benchmark_{table} ({columns})")
            cursor.execute(f"CREATE INDEX benchmark_{table}_id ON benchmark_{table} (c{ID})")
        cursor.execute("CREATE TABLE benchmark_change (id text, field integer, was text, now text)")
    _fill("live", content)


def _fill(table: str, content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))[ABOVE:]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY benchmark_{table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * WIDTH)
        cursor.executemany(f"INSERT INTO benchmark_{table} VALUES ({marks})", rows)  # noqa: S608 - only marks


def _floor(content: bytes) -> None:
    """Parse, stage, compare every column in SQL with a line a field, and bring the rows up to it; then taken back."""
    with transaction.atomic(), connection.cursor() as cursor:
        _fill("staging", content)
        for statement in _statements():
            cursor.execute(statement)
        transaction.set_rollback(True)


def _statements() -> Iterator[str]:
    both = f"FROM benchmark_staging s JOIN benchmark_live l ON l.c{ID} = s.c{ID}"
    differing = (
        f"SELECT s.c{ID}, {place}, l.c{place}, s.c{place} {both} WHERE s.c{place} IS DISTINCT FROM l.c{place}"  # noqa: S608 - our names
        for place in range(WIDTH)
    )
    yield f"INSERT INTO benchmark_change {' UNION ALL '.join(differing)}"
    lacks = f"NOT EXISTS (SELECT 1 FROM benchmark_%s o WHERE o.c{ID} = t.c{ID})"  # noqa: S608 - our names
    yield f"INSERT INTO benchmark_change SELECT c{ID}, -1, '', '' FROM benchmark_live t WHERE {lacks % 'staging'}"  # noqa: S608
    yield f"INSERT INTO benchmark_change SELECT c{ID}, -2, '', '' FROM benchmark_staging t WHERE {lacks % 'live'}"  # noqa: S608
    yield (
        f"DELETE FROM benchmark_live WHERE c{ID} IN (SELECT id FROM benchmark_change)"  # noqa: S608 - our names
    )
    yield (
        "INSERT INTO benchmark_live SELECT s.* FROM benchmark_staging s"  # noqa: S608 - our names
        f" WHERE EXISTS (SELECT 1 FROM benchmark_change c WHERE c.id = s.c{ID} AND c.field <> -1)"
    )


def _one_by_one(rows: Rows) -> float:
    """What a script with Django's own update_or_create takes for a sample of the rows."""
    sample, found_in = rows[:SAMPLE], Import.objects.latest("pk")

    def work() -> None:
        with transaction.atomic():
            for row in sample:
                told = {"name": row[NAME], "address": row[ADDRESS], "found_in": found_in}
                Location.objects.update_or_create(cqc_id=row[ID], defaults=told)
            transaction.set_rollback(True)

    return middle(work, repeats=3)
