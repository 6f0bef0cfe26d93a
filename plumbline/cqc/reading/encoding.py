"""Finding how a file's characters are written down, by looking at all of it."""

import codecs
import io
from typing import IO

from plumbline.cqc.reading.refusal import Refused

_PIECE = 1 << 18
_HEAD = 4096
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def as_text(stream: IO[bytes]) -> tuple[io.TextIOWrapper, list[str]]:
    """The file as text with its line ends as they are, and what should be said about it.

    UTF-8 with or without its mark, UTF-16 in either order with or without it, else Windows-1252.
    Raises `Refused` for a file that is not text.
    """
    stream.seek(0)
    head = stream.read(_HEAD)
    encoding = _by_mark(head) or _by_zeros(head)
    warnings: list[str] = []
    if encoding is None:
        encoding = _by_trying(stream)
        if encoding == "cp1252":
            warnings.append("The file is not UTF-8; it was read as Windows-1252. Check names with accents.")
    if not _reads_as(stream, encoding):
        raise Refused(
            "This is not a text file: it holds bytes that stand for no character."
            " Save it as CSV UTF-8, or download it again."
        )
    stream.seek(0)
    return io.TextIOWrapper(stream, encoding=encoding, newline=""), warnings


def _by_mark(head: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def _by_zeros(head: bytes) -> str | None:
    """UTF-16 of English has a zero in every other byte; which one tells the order."""
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.8 and not head[0::2].count(0):
        return "utf-16-le"
    if half and head[0::2].count(0) > half * 0.8 and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _by_trying(stream: IO[bytes]) -> str:
    """UTF-8, or Windows-1252 if hardly any of its accented characters reads as UTF-8.

    A file that is UTF-8 but for a few bytes was damaged on its way: read as Windows-1252 it would be gibberish.
    """
    sound, broken = _accents(stream)
    if not broken:
        return "utf-8"
    if sound > broken:
        raise Refused(
            f"The file is UTF-8 but for {broken} of its characters: it was damaged. Download it again."
        )
    return "cp1252"


def _accents(stream: IO[bytes]) -> tuple[int, int]:
    """How many characters beyond ASCII read as UTF-8, and how many do not."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    sound = broken = 0
    stream.seek(0)
    while piece := stream.read(_PIECE):
        text = decoder.decode(piece)
        if not text.isascii():
            strange = sum(not character.isascii() for character in text)
            broken += (bad := text.count("\ufffd"))
            sound += strange - bad
    return sound, broken + len(decoder.decode(b"", final=True))


def _reads_as(stream: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    stream.seek(0)
    try:
        while piece := stream.read(_PIECE):
            if "\0" in decoder.decode(piece):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
