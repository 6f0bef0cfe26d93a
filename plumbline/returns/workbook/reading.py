"""Reads workbooks in the limited child process. The process that calls this never opens a stranger's file itself."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from plumbline.returns.workbook.opening import frames, guard, limits
from plumbline.returns.workbook.opening.isolation import worker
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.sheets import Sheets, unpacked

_BATCH = 50


def read(file: bytes) -> Sheets:
    """The sheets of an .xlsx or .ods file by name, in order. Raises Unreadable with a sentence for the uploader."""
    guard.check_signature(file)
    (reply,) = worker.ask(frames.READ, [file], limits.READ_SECONDS)
    return _sheets(reply)


def read_many(files: Iterable[bytes]) -> Iterator[Sheets | Unreadable]:
    """Many workbooks, fifty in a hand-off. A file that cannot be read gives its Unreadable instead of sheets.

    When a worker dies of one file in a hand-off, the files are tried again one by one, so that only that one suffers.
    """
    waiting = iter(files)
    while batch := list(islice(waiting, _BATCH)):
        yield from _together(batch)


def _together(batch: list[bytes]) -> Iterator[Sheets | Unreadable]:
    try:
        for file in batch:
            guard.check_signature(file)
        replies = worker.ask(frames.READ, batch, limits.READ_SECONDS * len(batch))
    except Unreadable:
        yield from map(_alone, batch)
        return
    for reply in replies:
        yield _outcome(reply)


def _alone(file: bytes) -> Sheets | Unreadable:
    try:
        return read(file)
    except Unreadable as refusal:
        return refusal


def _outcome(reply: bytes) -> Sheets | Unreadable:
    try:
        return _sheets(reply)
    except Unreadable as refusal:
        return refusal


def _sheets(reply: bytes) -> Sheets:
    said: dict[str, Any] = json.loads(reply)
    if "code" in said:
        raise Unreadable(said["code"], **said["details"])
    sheets = map(unpacked, said["sheets"])
    return {sheet.name: sheet for sheet in sheets}
