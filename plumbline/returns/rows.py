"""Writing many small rows in one statement. Half of the time of an upload went into the ORM's building of it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection, models


def add(
    model: type[models.Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    unique: Collection[str],
    over: Collection[str] = (),
) -> None:
    """Insert rows given as tuples in the order of `names` (a foreign key's value is its number).

    Where a row of the same `unique` fields is there already, its fields `over` are overwritten; without any, it stays.
    """
    fields = [model._meta.get_field(name) for name in names]
    prepared = [
        [field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)]  # type: ignore[union-attr]
        for row in rows
    ]
    if not prepared:
        return
    clash = f"ON CONFLICT ({_columns(model, unique)}) DO " + (
        f"UPDATE SET {', '.join(f'{one} = excluded.{one}' for one in _columns(model, over).split(', '))}"
        if over
        else "NOTHING"
    )
    into = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({_columns(model, names)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            lists = ", ".join(f"%s::{field.db_type(connection)}[]" for field in fields)
            columns = [list(column) for column in zip(*prepared, strict=True)]
            cursor.execute(f"{into} SELECT * FROM unnest({lists}) {clash}", columns)  # noqa: S608 - names of our models
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"{into} VALUES ({marks}) {clash}", prepared)


def _columns(model: type[models.Model], names: Iterable[str]) -> str:
    found = [str(model._meta.get_field(name).column) for name in names]  # type: ignore[union-attr]
    return ", ".join(map(connection.ops.quote_name, found))
