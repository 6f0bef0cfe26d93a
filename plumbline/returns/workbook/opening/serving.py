"""The child process in which files from outside are opened: little memory, little time, no environment, no secrets."""

import json
import os
import sys
from collections.abc import Sequence

from plumbline.returns.workbook.opening import frames, limits
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.opening.values import CAN_BE_LIMITED, as_carried, open_sheets
from plumbline.returns.workbook.sheets import packed

if sys.platform != "win32":  # There the wall clock and the plain reader are the limits.
    import resource


def serve() -> None:
    """Answers jobs until its input ends. What a library prints must not get between the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory()
    while True:
        try:
            job, parts = frames.receive(sys.stdin.buffer, limits.FILE_BYTES + limits.MEBI)
        except frames.Hung:
            return
        replies = [_marked(parts)] if job == frames.MARK else [_read(file) for file in parts]
        frames.send(answers, frames.DONE, replies)


def _read(file: bytes) -> bytes:
    _limit_time(limits.READ_SECONDS)
    try:
        sheets = [packed(sheet) for sheet in open_sheets(file)]
        reply = json.dumps({"sheets": sheets}, default=as_carried).encode()
    except Unreadable as fault:
        return _refusal(fault)
    except (MemoryError, RecursionError):
        return _refusal(Unreadable("too-hard"))
    return reply if len(reply) <= limits.REPLY_BYTES else _refusal(Unreadable("too-much-inside"))


def _marked(parts: Sequence[bytes]) -> bytes:
    """The marked workbook after a 0 byte, or the refusal."""
    from plumbline.returns.workbook.marking import marked

    _limit_time(limits.MARK_SECONDS)
    try:
        told: list[dict[str, str]] = json.loads(parts[1])
        return b"\0" + marked(parts[0], told)
    except Unreadable as fault:
        return _refusal(fault)
    except Exception:  # noqa: BLE001 - any fault of a writer on a stranger's file means the same to the person
        return _refusal(Unreadable("cannot-mark"))


def _refusal(fault: Unreadable) -> bytes:
    return json.dumps({"code": fault.code, "details": fault.details}).encode()


def _limit_memory() -> None:
    if not CAN_BE_LIMITED:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.WORKER_MEMORY_BYTES, limits.WORKER_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.INFLATED_BYTES, limits.INFLATED_BYTES))


def _limit_time(seconds: float) -> None:
    """Processor time counts from the worker's start, so each file gets its own share on top of what was used."""
    if not CAN_BE_LIMITED:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    share = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (share, resource.getrlimit(resource.RLIMIT_CPU)[1]))
