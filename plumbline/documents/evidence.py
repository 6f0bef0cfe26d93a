"""Files given as evidence: what is taken, and why another is not. Looks inside, not only at the name. Pure."""

from pathlib import PurePath

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_FILES = 10

_ZIP, _OLD_OFFICE = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
# By the ending of the name: the bytes that such a file begins with. No entry of text begins with anything known.
_BEGINS: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".docx": _ZIP,
    ".xlsx": _ZIP,
    ".pptx": _ZIP,
    ".odt": _ZIP,
    ".ods": _ZIP,
    ".doc": _OLD_OFFICE,
    ".xls": _OLD_OFFICE,
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
}
_TEXT = (".txt", ".csv")
ENDINGS = (*_BEGINS, *_TEXT)
TAKEN = "PDF, Word, Excel, PowerPoint, OpenDocument, pictures (JPEG or PNG) and plain text"


def refusal(name: str, content: bytes) -> str:
    """Why this file is not taken as evidence, with what to do; empty when it is.

    A file is refused when it is empty, too big, of a kind that is not taken, or not what its name says it is: a
    program called report.pdf is refused.
    """
    ending = PurePath(name).suffix.lower()
    if not content:
        return f"“{name}” is empty. Save it again and choose that."
    if len(content) > MOST_BYTES:
        size = len(content) / MEGABYTE
        return (
            f"“{name}” has {size:.1f} megabytes, and at most {MOST_BYTES // MEGABYTE} are taken. "
            "Make it smaller or send it in parts."
        )
    if ending not in ENDINGS:
        return f"“{name}” is of a kind that is not taken. Taken are {TAKEN}."
    if not _is_what_it_says(ending, content):
        return f"“{name}” is not a {ending} file inside, though its name says so. Save it again as one of {TAKEN}."
    return ""


def _is_what_it_says(ending: str, content: bytes) -> bool:
    if ending in _TEXT:
        return b"\0" not in content and not content.startswith((b"MZ", b"\x7fELF"))
    return content.startswith(_BEGINS[ending])
