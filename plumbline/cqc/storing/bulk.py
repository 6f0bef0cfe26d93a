"""Writing many rows at once: PostgreSQL's COPY, and plain inserts elsewhere. Both keep the model's own conversions."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

_BATCH = 2_000


def insert(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert rows given as tuples in the order of `names`; how many there were."""
    table, columns = _quoted(model, names)
    ready = _prepared(model, names, rows)
    if connection.vendor == "postgresql":
        return _copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN", ready)
    marks = ", ".join(["%s"] * len(columns))
    return _repeat(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", ready)  # noqa: S608 - names of our models


def update(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Update each row's columns `names`; a tuple ends with the primary key of the row it is for."""
    table, columns = _quoted(model, names)
    key = str(model._meta.pk.name)
    (key_column,) = _quoted(model, [key])[1]
    assignments = ", ".join(f"{column} = %s" for column in columns)
    return _repeat(
        f"UPDATE {table} SET {assignments} WHERE {key_column} = %s",  # noqa: S608 - names of our models
        _prepared(model, [*names, key], rows),
    )


def _quoted(model: type[models.Model], names: Sequence[str]) -> tuple[str, list[str]]:
    quote = connection.ops.quote_name
    columns = [str(model._meta.get_field(name).column) for name in names]  # type: ignore[union-attr]
    return quote(model._meta.db_table), [quote(column) for column in columns]


def _prepared(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> Iterator[Sequence[Any]]:
    """Values as the database wants them: SQLite has no dates, everything else passes as it is."""
    fields = [model._meta.get_field(name) for name in names]
    dated = [place for place, field in enumerate(fields) if isinstance(field, models.DateField)]
    if connection.vendor != "sqlite" or not dated:
        yield from rows
        return
    for row in rows:
        values = list(row)
        for place in dated:
            values[place] = values[place] and values[place].isoformat()
        yield values


def _copy(command: str, rows: Iterable[Sequence[Any]]) -> int:
    count = 0
    with connection.cursor() as cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def _repeat(command: str, rows: Iterator[Sequence[Any]]) -> int:
    count = 0
    with connection.cursor() as cursor:
        while batch := list(islice(rows, _BATCH)):
            cursor.executemany(command, batch)
            count += len(batch)
    return count
