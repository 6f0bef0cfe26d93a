"""The day whose facts a file gives: told, written in it, in its name, or the newest day it mentions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plumbline.cqc.reading.dates import date_of
from plumbline.cqc.reading.refusal import Refused

_WRITTEN = re.compile(r"(?:produced on|as at)\s+(\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]+\s+\d{4})", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_DAY_IN_NAME = re.compile(r"(?<!\d)(\d{1,2})[ _-]([A-Za-z]{3,9})[ _-](\d{4})(?!\d)")
_ISO_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_NAMED_MONTH = re.compile(r"(?<![A-Za-z])([A-Za-z]{3,9})[ _-](20\d{2})(?!\d)")
_MONTH_IN_NAME = re.compile(r"(?<!\d)(20\d{2})[-_](0[1-9]|1[0-2])(?!\d|-\d)")


@dataclass(frozen=True, slots=True)
class AsAt:
    day: date
    warning: str = ""


def as_at(
    *, told: date | None, above: Iterable[str], file_name: str, newest: date | None, today: date
) -> AsAt:
    """The file's day, by the surest source there is.

    Raises `Refused` for a day that has not come yet, and when nothing tells the day.
    """
    found = _told(told) or _in_content(above) or _in_name(file_name, newest) or _newest(newest)
    if found is None:
        raise Refused(
            "Nothing in the file or its name says which day it is for. Say it with --as-at, like 2021-02-01."
        )
    if found.day > today:
        raise Refused(f"The file is for {found.day:%-d %B %Y}, which has not come yet. Check the date.")
    return found


def _told(told: date | None) -> AsAt | None:
    return AsAt(told) if told else None


def _in_content(above: Iterable[str]) -> AsAt | None:
    for words in above:
        if (match := _WRITTEN.search(words)) and (day := _day(match.group(1))):
            return AsAt(day)
    return None


def _in_name(file_name: str, newest: date | None) -> AsAt | None:
    if match := _ISO_IN_NAME.search(file_name):
        day = _day(match.group(1))
    elif match := _DAY_IN_NAME.search(file_name):
        day = _day(" ".join(match.groups()))
    elif match := _MONTH_IN_NAME.search(file_name):
        return _month_in_name(_day(f"{match.group(1)}-{match.group(2)}-01"), newest)
    elif match := _NAMED_MONTH.search(file_name):
        return _month_in_name(_day("1 " + " ".join(match.groups())), newest)
    else:
        return None
    return AsAt(day) if day else None


def _month_in_name(first: date | None, newest: date | None) -> AsAt | None:
    """CQC's monthly files are for the first of the month, unless they already mention a later day of it."""
    if first is None:
        return None
    if newest and newest > first and (newest.year, newest.month) == (first.year, first.month):
        return AsAt(
            newest,
            f"The name says {first:%B %Y}; the newest day in the file is {newest:%-d %B %Y}, so that is used.",
        )
    return AsAt(first)


def _newest(newest: date | None) -> AsAt | None:
    if newest is None:
        return None
    return AsAt(
        newest,
        f"Nothing says which day the file is for. The newest day in it, {newest:%-d %B %Y}, is used;"
        " say another with --as-at.",
    )


def _day(words: str) -> date | None:
    try:
        return date_of(_ORDINAL.sub(r"\1", words))
    except ValueError:
        return None
