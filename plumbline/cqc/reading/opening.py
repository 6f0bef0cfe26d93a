"""Opening a file that may be compressed, with limits that a decompression bomb runs into."""

import bz2
import gzip
import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from plumbline.cqc.reading.ods import sheet_of
from plumbline.cqc.reading.refusal import Refused

# CQC's largest file, every rating of every location, is about 110 MB of CSV; its API's records about 250 MB.
MOST_BYTES = 600 * 1024 * 1024
# Real files shrink to a tenth; a bomb to a thousandth. Small files may repeat themselves more.
MOST_RATIO = 100
_RATIO_COUNTS_FROM = 20 * 1024 * 1024
_PIECE = 1 << 18
_IN_MEMORY = 32 * 1024 * 1024
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_SPREADSHEETS = (".ods", ".xlsx", ".xlsm", ".xls", ".numbers")
_DAMAGED = (
    OSError,
    EOFError,
    lzma.LZMAError,
    zlib.error,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
)
# With the zero of UTF-16 after it, where there is one.
_LINE_ENDS = (b"\n", b"\r", b"\n\0", b"\r\0")


@dataclass(frozen=True, slots=True)
class Opened:
    """The file's content, out of its wrapping: `name` is that of the inner file, `sha256` of its content.

    `above` are words that stood on other sheets of a spreadsheet, `twice` is its sheet of dual registrations as CSV.
    """

    name: str
    stream: IO[bytes]
    sha256: str
    size: int
    ends_a_line: bool
    above: tuple[str, ...] = ()
    twice: IO[bytes] | None = None


@contextmanager
def opened(file: IO[bytes], name: str, *, most_bytes: int = MOST_BYTES) -> Iterator[Opened]:
    """Unwrap `.gz`, `.xz`, `.bz2`, `.zip` and `.ods` by their content, not their name; of an .ods its locations.

    Raises `Refused` for other spreadsheets, archives of several files, damaged archives and what unpacks too large.
    """
    content = _ods_content(file)
    if content is not None:
        with content, ExitStack() as kept:
            yield _sheet(content, PurePath(name).name, kept, packed=_length(file), most=most_bytes)
        return
    inner, inner_name = _unwrapped(file, PurePath(name).name)
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        try:
            sha256, size, end = _poured(inner, spool, packed=_length(file), most=most_bytes)
        except _DAMAGED as fault:
            raise Refused(_damaged(name)) from fault
        if not size:
            raise Refused(f"{name} is empty. Download it again.")
        spool.seek(0)
        yield Opened(inner_name, cast("IO[bytes]", spool), sha256, size, ends_a_line=end.endswith(_LINE_ENDS))


def _ods_content(file: IO[bytes]) -> IO[bytes] | None:
    """The content of an OpenDocument spreadsheet; None for any other file."""
    head = file.read(4)
    file.seek(0)
    if head != b"PK\x03\x04":
        return None
    try:
        archive = zipfile.ZipFile(file)
        kind = archive.open("mimetype").read(len(_ODS)) if "mimetype" in archive.namelist() else b""
        return archive.open("content.xml") if kind == _ODS else None
    except (*_DAMAGED, KeyError):
        return None
    finally:
        file.seek(0)


def _sheet(content: IO[bytes], name: str, kept: ExitStack, *, packed: int, most: int) -> Opened:
    digest, read = hashlib.sha256(), 0

    def piece(length: int) -> bytes:
        nonlocal read
        found = content.read(length)
        read += len(found)
        _check_size(read, packed=packed, most=most)
        digest.update(found)
        return found

    try:
        spool, above, twice = sheet_of(piece, kept)
    except _DAMAGED as fault:
        raise Refused(_damaged(name)) from fault
    size = spool.seek(0, 2)
    spool.seek(0)
    return Opened(name, spool, digest.hexdigest(), size, ends_a_line=True, above=above, twice=twice)


def _unwrapped(file: IO[bytes], name: str) -> tuple[IO[bytes], str]:
    head = file.read(6)
    file.seek(0)
    bare = PurePath(name)
    if head.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.open(file)), bare.with_suffix("").name
    if head == b"\xfd7zXZ\x00":
        return cast("IO[bytes]", lzma.open(file)), bare.with_suffix("").name
    if head.startswith(b"BZh"):
        return cast("IO[bytes]", bz2.open(file)), bare.with_suffix("").name
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_archive(file, name)
    if head.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise Refused(_not_a_table(name))
    return file, name


def _in_archive(file: IO[bytes], name: str) -> tuple[IO[bytes], str]:
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGED as fault:
        raise Refused(_damaged(name)) from fault
    members = [member for member in archive.infolist() if not member.is_dir()]
    names = {member.filename for member in members}
    if name.lower().endswith(_SPREADSHEETS) or names & {"[Content_Types].xml", "mimetype", "content.xml"}:
        raise Refused(_not_a_table(name))
    real = [member for member in members if not member.filename.startswith("__MACOSX/")]
    if len(real) != 1:
        raise Refused(f"{name} holds {len(real)} files. Unpack it and import one of them at a time.")
    if real[0].flag_bits & 0x1:
        raise Refused(f"{name} is locked with a password. Unpack it and import the file inside.")
    try:
        return archive.open(real[0]), PurePath(real[0].filename).name
    except _DAMAGED as fault:
        raise Refused(_damaged(name)) from fault


def _damaged(name: str) -> str:
    return f"{name} cannot be unpacked: it is damaged or was cut off. Download it again."


def _not_a_table(name: str) -> str:
    return (
        f"{name} is a spreadsheet or a document, not a CSV file. Open it, choose the sheet with the locations"
        " (HSCA_Active_Locations, or Locations), save it as CSV UTF-8, and import that."
    )


def _length(file: IO[bytes]) -> int:
    file.seek(0, 2)
    length = file.tell()
    file.seek(0)
    return max(length, 1)


def _poured(
    inner: IO[bytes], spool: SpooledTemporaryFile[bytes], *, packed: int, most: int
) -> tuple[str, int, bytes]:
    digest, size, end = hashlib.sha256(), 0, b""
    while piece := inner.read(_PIECE):
        size += len(piece)
        _check_size(size, packed=packed, most=most)
        digest.update(piece)
        end = (end + piece)[-4:]
        spool.write(piece)
    return digest.hexdigest(), size, end


def _check_size(size: int, *, packed: int, most: int) -> None:
    if size > most or (size > _RATIO_COUNTS_FROM and size > packed * MOST_RATIO):
        raise Refused(
            f"The file unpacks to more than {size // 1_000_000} MB, which no file of CQC's does."
            " Check where it came from."
        )
