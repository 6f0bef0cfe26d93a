"""How the web process and its worker talk: a letter for the job, and parts, each with its length before it."""

from collections.abc import Sequence
from struct import Struct
from typing import BinaryIO

_HEAD = Struct(">cI")
_LENGTH = Struct(">I")

READ = b"R"
MARK = b"M"
DONE = b"D"


class Hung(Exception):
    """The other side is gone or said something that makes no sense."""


def send(stream: BinaryIO, job: bytes, parts: Sequence[bytes]) -> None:
    stream.write(_HEAD.pack(job, len(parts)))
    for part in parts:
        stream.write(_LENGTH.pack(len(part)))
        stream.write(part)
    stream.flush()


def receive(stream: BinaryIO, longest: int) -> tuple[bytes, list[bytes]]:
    """The next job and its parts. Raises Hung at the end of the stream or when a part is longer than `longest`."""
    job, count = _HEAD.unpack(_exactly(stream, _HEAD.size))
    parts = []
    for _ in range(count):
        (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
        if length > longest:
            raise Hung
        parts.append(_exactly(stream, length))
    return job, parts


def _exactly(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) != length:
        raise Hung
    return content
