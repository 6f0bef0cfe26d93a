"""The project's own Python environment: made once, and again whenever the lock file changes."""

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launch.places import ENVIRONMENT, LOCKS, ROOT
from launch.refusal import Refused

STAMP = ENVIRONMENT / "installed-from"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ready(lock: str) -> Path:
    """The environment's Python, with everything that `requirements/<lock>.lock` names.

    The development lock contains the base lock, so an environment made for tests also runs the product.
    The stamp goes first and comes back last: without it an earlier run was cut off, and we start afresh.
    """
    with _alone():
        stamp = STAMP.read_text() if STAMP.exists() and PYTHON.exists() else ""
        if stamp not in {_stamp_of(lock), _stamp_of("dev")}:
            _install(lock, afresh=not stamp)
    return PYTHON


def _stamp_of(lock: str) -> str:
    return f"{lock} {hashlib.sha256((LOCKS / f'{lock}.lock').read_bytes()).hexdigest()}"


@contextmanager
def _alone() -> Iterator[None]:
    """Two runs that start together take turns, where the system can lock a file."""
    with (LOCKS / "base.lock").open() as turn:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _install(lock: str, *, afresh: bool) -> None:
    print("Installing what Plumbline needs. This happens once …", file=sys.stderr, flush=True)
    STAMP.unlink(missing_ok=True)
    if afresh:
        _build()
    file = str(LOCKS / f"{lock}.lock")
    uv = [str(PYTHON), "-m", "uv", "pip", "sync", "--quiet", "--no-cache", "--require-hashes"]
    failed = _pip("--requirement", str(LOCKS / "installer.lock")) or _run(
        [*uv, "--python", str(PYTHON), file]
    )
    # uv may be barred from an index that pip is configured to reach. pip is slower and does the same.
    if failed and (said := _pip("--requirement", file)):
        raise Refused(
            f"{said}\nThe packages could not be installed. Check that this computer reaches its Python package"
            " index, then run the same command again."
        )
    STAMP.write_text(_stamp_of(lock))


def _build() -> None:
    try:
        import ensurepip  # noqa: F401 - Debian ships it apart
    except ImportError as problem:
        raise Refused(
            "This Python has no venv module. On Debian or Ubuntu, run apt-get install python3-venv, then try again."
        ) from problem
    try:
        venv.create(ENVIRONMENT, clear=True, with_pip=True, symlinks=os.name != "nt")
    except OSError as problem:
        raise Refused(
            f"Plumbline cannot write to {ROOT}: {problem.strerror}. Copy it to a folder of your own and run it there."
        ) from problem


def _pip(*arguments: str) -> str:
    return _run(
        [
            *(
                str(PYTHON),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--no-cache-dir",
                "--disable-pip-version-check",
            ),
            *("--no-input", "--no-deps", "--require-hashes", *arguments),
        ]
    )


def _run(command: list[str]) -> str:
    """What the command said if it failed; empty if it did its work."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return "" if done.returncode == 0 else done.stdout.strip() or f"It ended with status {done.returncode}."
