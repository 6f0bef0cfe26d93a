"""A world that many tests begin with, built once in a process by the product's own acts and set up again from its rows.

What is set up again is what was built: the same rows with the same keys, and a copy of the objects that belong to it.
"""

import pickle
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

Row = tuple[Any, ...]
Tables = dict[str, list[Row]]

T = TypeVar("T")
_KEPT: dict[str, tuple[Tables, bytes]] = {}


def scene(build: Callable[[], T]) -> T:
    """What `build` makes in a database that holds nothing yet but what the migrations put there.

    Keeps rows only: whatever writes files or keeps something in the process is built by the test itself.
    """
    name = f"{build.__module__}.{build.__qualname__}"
    if name not in _KEPT:
        before = _rows()
        made = build()
        _KEPT[name] = (_without(_rows(), before), pickle.dumps(made))
        return made
    tables, made_then = _KEPT[name]
    _insert(tables)
    again: T = pickle.loads(made_then)  # noqa: S301 -- this process has pickled it
    return again


def settle() -> None:
    """After much was written at once: check what PostgreSQL has put off, with plans made for full tables.

    Otherwise it is checked at the end of every test of the same transaction, by plans made when all was empty.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        connection.check_constraints()


def _rows() -> Tables:
    tables = [
        name
        for name in connection.introspection.table_names()
        if name != MigrationRecorder.Migration._meta.db_table
    ]
    with connection.cursor() as cursor:
        return {name: _all(cursor, name) for name in tables}


def _all(cursor: Any, table: str) -> list[Row]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- a table of ours
    return [tuple(row) for row in cursor.fetchall()]


def _without(tables: Tables, before: Tables) -> Tables:
    added = {name: [row for row in rows if row not in before[name]] for name, rows in tables.items()}
    return {name: rows for name, rows in added.items() if rows}


def _insert(tables: Tables) -> None:
    """Foreign keys are looked at when a transaction ends, so the order of the tables does not matter."""
    with connection.cursor() as cursor:
        for name, rows in tables.items():
            one = f"({', '.join(['%s'] * len(rows[0]))})"
            places = ", ".join([one] * len(rows))
            statement = f"INSERT INTO {connection.ops.quote_name(name)} VALUES {places}"  # noqa: S608 -- as above
            cursor.execute(statement, [value for row in rows for value in row])
