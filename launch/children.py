"""Starting other programs and never leaving one behind, whatever ends us."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

Command = Sequence[str | Path]


def heed_signals() -> None:
    """Make every polite request to stop run our `finally` blocks, also where a shell told us to ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


@contextmanager
def running(
    command: Command,
    *,
    env: Mapping[str, str],
    cwd: Path,
    stdout: int | None = None,
    stderr: int | None = None,
    keeps: tuple[int, ...] = (),
) -> Iterator[subprocess.Popen[str]]:
    """The program, running; when the block ends it is stopped, and all that it started in its session.

    `keeps` are open files that it holds too.
    """
    process = subprocess.Popen(
        [str(word) for word in command],
        env=dict(env),
        cwd=cwd,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
        stdout=stdout,
        stderr=stderr,
        pass_fds=keeps,
    )
    try:
        yield process
    finally:
        stop(process)
        if process.stdout:
            process.stdout.close()


def stop(process: subprocess.Popen[str]) -> None:
    """Ask, ask again, then insist."""
    for request, seconds in ((signal.SIGINT, 10), (signal.SIGTERM, 5)):
        if process.poll() is not None:
            break
        _tell(process, request)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    if os.name == "posix":
        _tell(process, signal.SIGKILL)  # also what outlived the program itself
    elif process.poll() is None:
        process.kill()
    process.wait()


def _tell(process: subprocess.Popen[str], request: signal.Signals) -> None:
    if os.name != "posix":
        process.terminate()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, request)
