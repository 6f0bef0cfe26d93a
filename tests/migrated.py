"""The database as the migrations leave it, kept from one run to the next so long as nothing they say changes.

Migrating takes longer than most tests. Only SQLite's database in memory is filled so; whatever else asks for
`file()` copies it. Migrations run on top of it all the same and find nothing left to do.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from django.db import connection

from launch.places import CACHE, ROOT

KEPT = CACHE / "migrated"
_IMPORTED = re.compile(r"^(?:from|import) (plumbline[\w.]*)", re.MULTILINE)


def file() -> Path:
    """Where it is, or would be: named for all that the migrations and what they import say, and all they need."""
    migrations = {*ROOT.glob("plumbline/*/migrations/*.py")}
    modules = {name for one in migrations for name in _IMPORTED.findall(one.read_text(encoding="utf-8"))}
    files = {
        ROOT / f"{module.replace('.', '/')}{end}" for module in modules for end in (".py", "/__init__.py")
    }
    said = sha256(sqlite3.sqlite_version.encode())
    for one in sorted({*migrations, *files, *ROOT.glob("requirements/*.txt")}):
        if one.exists():
            said.update(str(one.relative_to(ROOT)).encode() + one.read_bytes())
    return KEPT / f"{said.hexdigest()[:16]}.sqlite3"


@contextmanager
def taken() -> Iterator[None]:
    """While the test database is in use: what was kept is in it before anything migrates it."""
    if connection.vendor != "sqlite" or not (kept := _opened()):
        yield
        return
    name = (
        connection.settings_dict["TEST"]["NAME"]
        or f"file:memorydb_{connection.alias}?mode=memory&cache=shared"
    )
    with closing(sqlite3.connect(name, uri=True)) as memory:  # it is there as long as somebody has it open
        with closing(kept):
            kept.backup(memory)
        yield


def _opened() -> sqlite3.Connection | None:
    """To be read only: a file that is not there must not come to be."""
    try:
        return sqlite3.connect(f"{file().as_uri()}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        return None


def keep() -> None:
    """Keep the database that has just been migrated, if none of this name is kept. Older ones go."""
    if connection.vendor != "sqlite" or (wanted := file()).exists():
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    unfinished = KEPT / f"{os.getpid()}.unfinished"
    with closing(sqlite3.connect(unfinished)) as kept:
        connection.connection.backup(kept)
    unfinished.replace(wanted)
    for other in KEPT.glob("*.sqlite3"):
        if other != wanted:
            with suppress(OSError):
                other.unlink()
