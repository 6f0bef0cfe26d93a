"""The project's own Python environment: made once, and again whenever the lock file changes."""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from subprocess import PIPE, STDOUT

from launch import children
from launch.places import ENVIRONMENT, LOCKS, ROOT
from launch.refusal import Refused

STAMP = ENVIRONMENT / "installed-from"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ready(lock: str) -> Path:
    """The environment's Python, with everything that `requirements/<lock>.lock` names.

    The development lock contains the base lock, so an environment made for tests also runs the product.
    The stamp goes first and comes back last: without it an earlier run was cut off, and we start afresh.
    """
    with _alone() as turn:
        stamp = STAMP.read_text() if STAMP.exists() and PYTHON.exists() else ""
        if stamp not in {_stamp_of(lock), _stamp_of("dev")}:
            print("Installing what Plumbline needs. This happens once …", file=sys.stderr, flush=True)
            STAMP.unlink(missing_ok=True)
            _Installer(turn).install(lock, afresh=not stamp)
            STAMP.write_text(_stamp_of(lock))
    return PYTHON


def _stamp_of(lock: str) -> str:
    return f"{lock} {hashlib.sha256((LOCKS / f'{lock}.lock').read_bytes()).hexdigest()}"


@contextmanager
def _alone() -> Iterator[tuple[int, ...]]:
    """Two runs that start together take turns, where the system can lock a file.

    The open file is handed to what we start, so that an installer that outlives us keeps its turn until it ends.
    """
    with (LOCKS / "base.lock").open() as turn:
        if sys.platform == "win32":
            yield ()
            return
        import fcntl

        fcntl.flock(turn, fcntl.LOCK_EX)
        yield (turn.fileno(),)


@dataclass(frozen=True)
class _Installer:
    turn: tuple[int, ...]

    def install(self, lock: str, *, afresh: bool) -> None:
        if afresh:
            self._make_folder()
        file = str(LOCKS / f"{lock}.lock")
        failed = self._pip(str(LOCKS / "installer.lock")) or self._uv(file)
        # uv may be barred from an index that pip is configured to reach. pip is slower and does the same.
        if failed and (said := self._pip(file)):
            raise Refused(
                f"{said}\nThe packages could not be installed. Check that this computer reaches its Python package"
                " index, then run the same command again."
            )

    def _make_folder(self) -> None:
        if find_spec("ensurepip") is None:  # Debian ships it apart
            raise Refused(
                "This Python has no venv module. On Debian or Ubuntu, run apt-get install python3-venv, then try again."
            )
        if not os.access(ROOT, os.W_OK):
            raise Refused(
                f"Plumbline cannot write to {ROOT}. Copy it to a folder of your own and run it there."
            )
        if said := self._run(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)):
            raise Refused(f"{said}\nThe folder {ENVIRONMENT} for the packages could not be made.")

    def _uv(self, file: str) -> str:
        sync = ["uv", "pip", "sync", "--quiet", "--no-cache", "--system-certs", "--require-hashes"]
        return self._run(str(PYTHON), "-m", *sync, "--python", str(PYTHON), file)

    def _pip(self, file: str) -> str:
        install = ["pip", "install", "--quiet", "--no-cache-dir", "--disable-pip-version-check", "--no-input"]
        return self._run(str(PYTHON), "-m", *install, "--no-deps", "--require-hashes", "--requirement", file)

    def _run(self, *command: str) -> str:
        """What the command said if it failed; empty if it did its work."""
        with children.running(
            command, env=os.environ, cwd=ROOT, stdout=PIPE, stderr=STDOUT, keeps=self.turn
        ) as process:
            said, _ = process.communicate()
        return (
            "" if process.returncode == 0 else said.strip() or f"It ended with status {process.returncode}."
        )
