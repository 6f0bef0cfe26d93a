"""Keeps one worker for each process of the web server, gives it files, and starts another when it dies."""

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from plumbline.returns.workbook import frames, limits
from plumbline.returns.workbook.unreadable import Unreadable

_ROOT = str(Path(__file__).resolve().parents[3])
# -I: neither the environment nor the working directory decides which code the worker runs.
_START = "import sys; sys.path.insert(0, sys.argv[1]); from plumbline.returns.workbook.worker import serve; serve()"


class Worker:
    """One limited child process. It takes one hand-off at a time; `ask` may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._files = 0

    def ask(self, job: bytes, parts: Sequence[bytes], seconds: float) -> list[bytes]:
        """The worker's replies. Raises Unreadable("too-hard") when it died or ran out of time."""
        with self._lock:
            process = self._running()
            clock = threading.Timer(seconds, process.kill)
            clock.start()
            try:
                return self._asked(process, job, parts)
            except (frames.Hung, OSError) as fault:
                self._end()
                raise Unreadable("too-hard") from fault
            finally:
                clock.cancel()

    def _asked(self, process: subprocess.Popen[bytes], job: bytes, parts: Sequence[bytes]) -> list[bytes]:
        if process.stdin is None or process.stdout is None:
            raise frames.Hung
        frames.send(process.stdin, job, parts)  # type: ignore[arg-type]
        _, replies = frames.receive(process.stdout, limits.REPLY_BYTES)  # type: ignore[arg-type]
        self._files += len(parts)
        if self._files >= limits.WORKER_FILES:
            self._end()
        return replies

    def _running(self) -> subprocess.Popen[bytes]:
        # After a fork the child has a copy of the pipes, and two processes must not talk through one.
        if self._process is None or self._process.poll() is not None or self._owner != os.getpid():
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
                [sys.executable, "-I", "-c", _START, _ROOT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
            self._owner, self._files = os.getpid(), 0
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                _close(stream)

    def stop(self) -> None:
        """Ends the worker; the next file starts another."""
        with self._lock:
            if self._owner == os.getpid():
                self._end()


def _close(stream: object) -> None:
    try:
        stream.close()  # type: ignore[attr-defined]
    except OSError:  # What was not sent to a dead worker cannot be sent any more.
        return


def _environment() -> dict[str, str]:
    """Nothing of ours: the worker has no use for addresses and keys. Windows cannot start a process without its root."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


worker = Worker()
atexit.register(worker.stop)
