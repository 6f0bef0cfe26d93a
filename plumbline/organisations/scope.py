"""Whose rows a piece of work may touch: the second wall, behind `visible_to`.

On PostgreSQL every table that belongs to a council has a row-level policy (`walls`) that reads four settings
of the running transaction. Nothing set means nothing seen. On SQLite, which has no such policies, this is quiet.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

NAMES = ("plumbline.everything", "plumbline.councils", "plumbline.providers", "plumbline.partners")
Settings = tuple[str, str, str, str]


@contextmanager
def limited_to(
    *, councils: Collection[int], providers: Collection[int], partners: Collection[int] = ()
) -> Iterator[None]:
    """Inside, only rows of these councils and of these providers exist, and what is shared with these partners.

    One transaction on PostgreSQL.
    """
    with _settings(("off", _listed(councils), _listed(providers), _listed(partners))):
        yield


@contextmanager
def everything() -> Iterator[None]:
    """Inside, every row exists: for jobs and commands. One transaction on PostgreSQL."""
    with _settings(("on", "", "", "")):
        yield


@contextmanager
def _settings(values: Settings) -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic():
        before = _swap(values)
        yield
        # An error rolls the settings back with the rest; only a good end has to restore them itself.
        _swap(before)


def _swap(values: Settings) -> Settings:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(["coalesce(current_setting(%s, true), '')"] * len(NAMES)), NAMES)
        row = cursor.fetchone() or ("",) * len(NAMES)
        pairs = [part for pair in zip(NAMES, values, strict=True) for part in pair]
        cursor.execute("SELECT " + ", ".join(["set_config(%s, %s, true)"] * len(NAMES)), pairs)
    return (row[0], row[1], row[2], row[3])


def _listed(numbers: Collection[int]) -> str:
    return ",".join(str(int(number)) for number in sorted(numbers))
