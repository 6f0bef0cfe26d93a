"""The one way past the triggers that keep history: for a council that has left, and within its one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def lifted() -> Iterator[None]:
    """Inside, rows can be deleted: only for a council that has left (docs/adr/0013-leaving.md), in its one transaction.

    Every trigger is back before the transaction ends. An error inside rolls back the lifting with all the rest.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Triggers are lifted within a transaction, or they might stay so.")
    # Before and after: PostgreSQL changes no table of which something still has to be checked.
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor])
        found = cursor.fetchall()
        for name, table, _ in found:
            cursor.execute(_LIFT[connection.vendor].format(name=name, table=table))
    yield
    connection.check_constraints()
    with connection.cursor() as cursor:
        for name, table, statement in found:
            cursor.execute(statement or f"ALTER TABLE {table} ENABLE TRIGGER {name}")


_TRIGGERS = {
    "sqlite": "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' "
    "AND name IN (tbl_name || '_no_update', tbl_name || '_no_delete')",
    "postgresql": "SELECT tgname, tgrelid::regclass::text, '' FROM pg_trigger "
    "WHERE NOT tgisinternal AND tgname = tgrelid::regclass::text || '_no_change'",
}
_LIFT = {
    "sqlite": "DROP TRIGGER {name}",
    "postgresql": "ALTER TABLE {table} DISABLE TRIGGER {name}",
}
