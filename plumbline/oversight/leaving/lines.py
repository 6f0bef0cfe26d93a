"""Rows as lines of JSON, exact to the microsecond: what is written out, and what is compared before it is removed."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

# What others may know of a person who is named in a row.
_OF_A_PERSON = ("id", "email", "name", "is_active")


def lines_of(rows: "QuerySet[Any]") -> Iterator[bytes]:
    """One line a row, each field by its column's name."""
    for row in rows.iterator(chunk_size=2000):
        yield line_of(row)


def line_of(row: Model) -> bytes:
    names = [field.attname for field in row._meta.concrete_fields]
    if row._meta.label_lower == "accounts.user":
        names = list(_OF_A_PERSON)
    said = {name: getattr(row, name) for name in names}
    return json.dumps(said, ensure_ascii=False, default=_in_words).encode() + b"\n"


def _in_words(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    raise TypeError(f"{type(value).__name__} has no words")
