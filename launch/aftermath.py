"""Waits for the end of whoever started it, however it ended, then runs a command, deletes a folder, or both.

A `finally` block does not run when a process is killed outright. This program, on the other end of a pipe, still does.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def promised(
    command: Sequence[str] = (), *, account: str | None = None, folder: Path | None = None
) -> Iterator[None]:
    """Inside, command and deletion are sure to come: at the end of the block, or when we are killed."""
    words = [sys.executable, str(Path(__file__)), account or "", str(folder or ""), *command]
    waiting = subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=True)
    try:
        yield
    finally:
        waiting.communicate()  # closes the pipe, which is the sign


def _main(account: str, folder: str, *command: str) -> None:
    sys.stdin.read()
    if command:
        subprocess.run(
            command,
            user=account or None,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    if folder:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    _main(*sys.argv[1:])
