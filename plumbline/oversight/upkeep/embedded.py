"""The embedded database (SQLite) out of use and back: copied page by page, in one transaction each way."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.db import connection

from plumbline.oversight.upkeep.refusal import Refused

_PAGES = 2_000
Step = Callable[[int, int, int], None]


def copy_to(place: Path) -> None:
    """A copy of one moment, taken while others go on reading and writing."""
    connection.ensure_connection()
    with closing(sqlite3.connect(place)) as copy:
        connection.connection.backup(copy)
        # One file without a journal beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
    _refuse_when_broken(place)


def put_back(place: Path, *, step: Step | None = None) -> None:
    """Make the database what the copy says: in one transaction, so whoever is cut off leaves what was there.

    `step` is told after each stretch of pages: the outcome, the pages left, the pages in all.
    """
    _refuse_when_broken(place)
    connection.close()
    database = Path(connection.settings_dict["NAME"])
    if not database.exists():
        database.parent.mkdir(parents=True, exist_ok=True)
        os.replace(place, database)
        return
    with closing(sqlite3.connect(place)) as copy, closing(sqlite3.connect(database, timeout=20)) as target:
        try:
            copy.backup(target, pages=_PAGES, progress=step)
        except sqlite3.OperationalError as fault:
            raise Refused(
                f"The database is in use ({fault}). Stop the web server and the worker, then try again."
            ) from fault


def _refuse_when_broken(place: Path) -> None:
    try:
        with closing(sqlite3.connect(place)) as copy:
            (says,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as fault:
        says = str(fault)
    if says != "ok":
        raise Refused(f"The database is damaged: {says}. Go back to an earlier backup.")
