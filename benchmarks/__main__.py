"""`python -m benchmarks`: builds a database of its own, measures everything, prints one table, leaves nothing."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launch import postgres
from launch.refusal import Refused


def main() -> None:
    asked = _words()
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    with tempfile.TemporaryDirectory(prefix="plumbline-benchmark-") as state:
        os.environ["PLUMBLINE_STATE"] = state
        with _database(asked.database, Path(state)) as url:
            os.environ["DATABASE_URL"] = url
            from benchmarks.running import measured

            print(measured(asked, _about(url)))


def _words() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="run.py benchmark", description=__doc__)
    reader.add_argument("--database", choices=["postgresql", "sqlite"], default="postgresql")
    reader.add_argument("--providers", type=int, default=300)
    reader.add_argument("--quarters", type=int, default=40)
    reader.add_argument("--councils", type=int, default=6, help="of the larger set, the first one included")
    reader.add_argument("--locations", type=int, default=57_000, help="of CQC's directory and of the search")
    parts = ["cqc", "papers", "risks", "search", "visits"]
    reader.add_argument("--only", choices=parts, help="one part that needs no figures")
    return reader.parse_args()


@contextmanager
def _database(kind: str, state: Path) -> Iterator[str]:
    """A database that nobody else uses. Without PostgreSQL, the embedded one is measured and that is said."""
    if kind == "sqlite":
        yield f"sqlite:///{state / 'benchmark.sqlite3'}"
        return
    try:
        with postgres.server(Path(sys.executable)) as url:
            yield _created(url)
    except Refused as refusal:
        print(f"PostgreSQL is not to be had ({refusal}), so this measures SQLite.", file=sys.stderr)
        yield f"sqlite:///{state / 'benchmark.sqlite3'}"


def _created(url: str) -> str:
    import psycopg

    server = url.rpartition("/")[0]
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE benchmark")
    return f"{server}/benchmark"


def _about(url: str) -> str:
    kind = url.partition(":")[0]
    return f"{kind}, Python {platform.python_version()}, {os.cpu_count()} processors"


if __name__ == "__main__":
    main()
