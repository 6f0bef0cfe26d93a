"""Dates in every form that CQC's files, and the spreadsheets they passed through, have used."""

import re
from datetime import date, datetime, timedelta

from plumbline.cqc.reading.marks import is_null

_FORMS = (
    "%d/%m/%Y",
    "%d/%b/%Y",
    "%d/%B/%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%d-%b-%Y",
    "%d-%B-%Y",
    "%d-%b-%y",
    "%d/%m/%y",
    "%d-%m-%Y",
)
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?", re.ASCII
)
_TIME = re.compile(r"[ ,-]+\d{1,2}:\d{2}(:\d{2})?$", re.ASCII)
_AMERICAN = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4}) \d{1,2}:\d{2}(?::\d{2})? [AP]M", re.ASCII | re.IGNORECASE
)
_EXCEL_ZERO, _R_ZERO = date(1899, 12, 30), date(1970, 1, 1)
_FIRST_R_DAY, _FIRST_EXCEL_DAY, _AFTER_EXCEL = 10957, 36526, 73051
_LETTERED = re.compile(r"sept\b", re.IGNORECASE)


def date_of(cell: str) -> date | None:
    """The date written in a cell, or None for a null mark.

    Times and offsets are left off: what counts is the day as published. A bare number is a day count: from
    36,526 to 73,050 Excel's (2000 to 2099), from 10,957 to 36,525 R's (2000 to 2069); the two ranges do not meet.
    Raises `ValueError` for anything else, and for days that do not exist.
    """
    words = " ".join(cell.split())
    if is_null(words):
        return None
    found = _numbered(words) or _iso(words) or _american(words) or _written(words)
    if found is None:
        raise ValueError(f"“{words[:40]}” is not a date")
    return found


def _numbered(words: str) -> date | None:
    number = words.removesuffix(".0")
    if not (number.isascii() and number.isdigit() and len(number) == 5):
        return None
    days = int(number)
    if _FIRST_EXCEL_DAY <= days < _AFTER_EXCEL:
        return _EXCEL_ZERO + timedelta(days=days)
    return _R_ZERO + timedelta(days=days) if _FIRST_R_DAY <= days < _FIRST_EXCEL_DAY else None


def _iso(words: str) -> date | None:
    match = _ISO.fullmatch(words)
    return _existing(match.group(1), "%Y-%m-%d") if match else None


def _american(words: str) -> date | None:
    """Only Excel's American form carries AM or PM, so the month comes first exactly there."""
    match = _AMERICAN.fullmatch(words)
    return _existing("/".join(match.groups()), "%m/%d/%Y") if match else None


def _written(words: str) -> date | None:
    day = _LETTERED.sub("Sep", _TIME.sub("", words))
    return next((found for form in _FORMS if (found := _existing(day, form))), None)


def _existing(words: str, form: str) -> date | None:
    try:
        return datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
