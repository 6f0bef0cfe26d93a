"""What kind of file this is, by its content, and whether it is safe to unpack. Nothing here trusts a file's name."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from plumbline.returns.workbook.opening import limits
from plumbline.returns.workbook.opening.unreadable import Unreadable

ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = (
    ("macros", re.compile(r"vbaProject\.bin$", re.IGNORECASE)),
    ("binary-excel", re.compile(r"^xl/workbook\.bin$")),
    ("word", re.compile(r"^word/")),
    ("numbers", re.compile(r"^Index(/|\.zip$)")),
)
_WEB = (b"<!doctype html", b"<html", b"<?xml", b"<table", b"<meta")


def check_signature(file: bytes) -> None:
    """Raises Unreadable, naming what the file is, unless it is a zip archive of acceptable size."""
    if not file:
        raise Unreadable("empty")
    if len(file) > limits.FILE_BYTES:
        raise Unreadable("too-big")
    if file.startswith(b"PK\x03\x04"):
        return
    if file.startswith(_OLE):
        raise Unreadable("encrypted" if _ENCRYPTED in file else "old-excel")
    if file.startswith(b"%PDF"):
        raise Unreadable("pdf")
    start = file[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_WEB):
        raise Unreadable("web-page")
    raise Unreadable("text" if _is_text(file[:4096]) else "not-a-workbook")


def _is_text(start: bytes) -> bool:
    return b"\0" not in start and sum(byte < 9 or 13 < byte < 32 for byte in start) == 0


def opened(file: bytes) -> ZipFile:
    """The archive, once its directory shows a spreadsheet of sane size. Raises Unreadable."""
    check_signature(file)
    try:
        archive = ZipFile(BytesIO(file))
    except (BadZipFile, NotImplementedError, ValueError, OSError) as fault:
        raise Unreadable("cut-off") from fault
    members = archive.infolist()
    if len(members) > limits.MEMBERS:
        raise Unreadable("too-much-inside")
    if sum(member.file_size for member in members) > limits.INFLATED_BYTES or any(map(_is_bomb, members)):
        raise Unreadable("too-much-inside")
    if any(member.flag_bits & 0x1 for member in members):
        raise Unreadable("encrypted")
    _check_kind(archive)
    return archive


def _is_bomb(member: ZipInfo) -> bool:
    if member.file_size < limits.RATIO_FROM_BYTES:
        return False
    return member.file_size > limits.RATIO * max(1, member.compress_size)


def _check_kind(archive: ZipFile) -> None:
    if is_ods(archive):
        if b"encryption-data" in inflated(archive, "META-INF/manifest.xml"):
            raise Unreadable("encrypted")
        return
    names = archive.namelist()
    for code, sign in _OTHER_KINDS:
        if any(map(sign.search, names)):
            raise Unreadable(code)
    if "xl/workbook.xml" not in names:
        raise Unreadable("not-a-workbook")


def is_ods(archive: ZipFile) -> bool:
    return "content.xml" in archive.namelist() and inflated(archive, "mimetype").startswith(ODS)


def inflated(archive: ZipFile, name: str) -> bytes:
    """One member, counted as it unpacks: a directory may lie about sizes. Empty when there is no such member."""
    try:
        with archive.open(name) as member:
            content = member.read(limits.INFLATED_BYTES + 1)
    except KeyError:
        return b""
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as fault:
        raise Unreadable("cut-off") from fault
    if len(content) > limits.INFLATED_BYTES:
        raise Unreadable("too-much-inside")
    return content
