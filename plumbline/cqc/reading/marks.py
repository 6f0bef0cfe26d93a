"""Single cells: the marks that mean nothing is there, yes and no, whole numbers, and CQC's identifiers."""

import re

NULL_MARKS = frozenset(
    {
        "",
        "-",
        "na",
        "n/a",
        "not rated",
        "no published rating",
        "c",
        "z",
        "< select >",
        "<select>",
        "please select an option",
    }
)
LONGEST_TEXT = 400
_IDENTIFIER = re.compile(r"[1-9]-[0-9]{1,15}|[A-Z0-9]{3,12}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,5}(\.0+)?", re.ASCII)


def is_null(cell: str) -> bool:
    return " ".join(cell.split()).casefold() in NULL_MARKS


def text(cell: str) -> str:
    """The words of a cell with single spaces, or "" where it holds a null mark.

    Raises `ValueError` when it is longer than any cell CQC publishes: two rows have then run together.
    """
    words = " ".join(cell.split())
    if len(words) > LONGEST_TEXT:
        raise ValueError(f"a cell holds {len(words):,} characters; the most is {LONGEST_TEXT}")
    return "" if words.casefold() in NULL_MARKS else words


def yes_or_no(cell: str) -> bool | None:
    """True for Y, False for N, None where CQC says neither: a blank is not a no."""
    return {"y": True, "yes": True, "n": False, "no": False}.get(cell.strip().casefold())


def whole_number(cell: str) -> int | None:
    """A count such as beds, or None. Raises `ValueError` for anything else, a negative number included."""
    if is_null(cell):
        return None
    if not _NUMBER.fullmatch(cell.strip()):
        raise ValueError(f"“{cell.strip()[:40]}” is not a whole number")
    return int(cell.strip().split(".")[0])


def identifier(cell: str) -> str:
    """A location's or provider's id as text: `1-` and digits, or the NHS's ODS code. "" where there is none.

    Raises `ValueError` for what Excel makes of an id (`01-Oct`, `1.1E+10`).
    """
    code = cell.strip().upper()
    if is_null(code):
        return ""
    if not _IDENTIFIER.fullmatch(code):
        raise ValueError(f"“{cell.strip()[:40]}” is not a CQC id such as 1-123456789")
    return code
