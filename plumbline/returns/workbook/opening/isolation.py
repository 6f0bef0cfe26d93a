"""Keeps one worker for each process of the web server, gives it files, and starts another when it dies."""

import atexit
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from plumbline.returns.workbook.opening import frames, limits
from plumbline.returns.workbook.opening.unreadable import Unreadable

_ROOT = str(Path(__file__).resolve().parents[4])
# -I: neither the environment nor the working directory decides which code the worker runs.
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from plumbline.returns.workbook.opening.serving import serve; serve()"
)


@dataclass
class _Child:
    """A running worker process with its pipes. Marking a workbook needs scratch files: it gets a folder of its own."""

    scratch: str = field(default_factory=lambda: tempfile.mkdtemp(prefix="plumbline-"))
    owner: int = field(default_factory=os.getpid)
    files: int = 0

    def __post_init__(self) -> None:
        # Nothing of our environment: the worker has no use for addresses and keys.
        kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
            [sys.executable, "-I", "-c", _START, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**kept, "TMPDIR": self.scratch, "TEMP": self.scratch},
        )

    @property
    def is_ours(self) -> bool:
        """After a fork two processes would talk through one pipe; only the one that started it may."""
        return self.owner == os.getpid()

    def asked(self, job: bytes, parts: Sequence[bytes]) -> list[bytes]:
        asks, answers = self._pipes()
        frames.send(asks, job, parts)
        _, replies = frames.receive(answers, limits.REPLY_BYTES)
        self.files += len(parts)
        return replies

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in self._pipes():
            # What was not sent to a dead worker cannot be sent any more.
            with contextlib.suppress(OSError):
                stream.close()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        asks, answers = self.process.stdin, self.process.stdout
        if asks is None or answers is None:
            raise frames.Hung
        return asks, answers  # type: ignore[return-value]


class Worker:
    """One limited child process at a time. `ask` may be called from any thread; hand-offs wait for one another."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def ask(self, job: bytes, parts: Sequence[bytes], seconds: float) -> list[bytes]:
        """The worker's replies. Raises Unreadable("too-hard") when it died or ran out of time."""
        with self._lock:
            child = self._running()
            clock = threading.Timer(seconds, child.process.kill)
            clock.start()
            try:
                return child.asked(job, parts)
            except (frames.Hung, OSError) as fault:
                self._end()
                raise Unreadable("too-hard") from fault
            finally:
                clock.cancel()

    @property
    def process_id(self) -> int | None:
        """The worker's process, for an operator who wants to look at it; None while there is none."""
        return self._child.process.pid if self._child else None

    def stop(self) -> None:
        """Ends the worker; the next file starts another."""
        with self._lock:
            self._end()

    def _running(self) -> _Child:
        child = self._child
        if (
            child
            and child.is_ours
            and (child.files >= limits.WORKER_FILES or child.process.poll() is not None)
        ):
            self._end()
        if self._child is None or not self._child.is_ours:
            self._child = _Child()
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child and child.is_ours:
            child.end()


worker = Worker()
atexit.register(worker.stop)
