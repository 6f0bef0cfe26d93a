"""Opens a workbook and takes its values out. Runs only inside the worker: the parser may die of a hostile file."""

import sys
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from plumbline.returns.workbook.opening import guard, ods, package, plain
from plumbline.returns.workbook.opening.scan import scan
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.sheets import Oddities, Sheet, Value

# Where a process's memory can be limited, the fast parser may die of a file it cannot bear. Elsewhere it is not used.
CAN_BE_LIMITED = sys.platform.startswith(("linux", "freebsd"))

_Found = Mapping[str, tuple[bool, Oddities]]
_Rows = Mapping[str, list[list[Value]]]


def open_sheets(file: bytes, *, is_limited: bool = CAN_BE_LIMITED) -> list[Sheet]:
    """All worksheets, hidden ones too, in the workbook's order. Raises Unreadable."""
    archive = guard.opened(file)
    is_ods = guard.is_ods(archive)
    if is_ods and not is_limited:
        raise Unreadable("ods-not-here")
    found = ods.scanned(archive) if is_ods else _scanned(archive)
    if not found:
        raise Unreadable("no-sheets")
    rows = _values_of(file, found) if is_limited else plain.values_of(file, found)
    return [Sheet(name, rows[name], odd, is_hidden) for name, (is_hidden, odd) in found.items()]


def _scanned(archive: ZipFile) -> _Found:
    styles = package.percent_styles(archive)
    return {name: (is_hidden, scan(xml, styles)) for name, is_hidden, xml in package.sheet_parts(archive)}


def _values_of(file: bytes, found: _Found) -> _Rows:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(file))
        # Without False the parser leaves out empty rows at the top, and every address is wrong.
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in found}  # type: ignore[misc]
    except PasswordError as fault:
        raise Unreadable("encrypted") from fault
    except (CalamineError, ValueError, OSError) as fault:
        raise Unreadable("cut-off") from fault


def as_carried(value: Any) -> tuple[str, str]:
    """A date or time as JSON carries it: what it is, and its text."""
    match value:
        case datetime() if value.time() != time():
            return "date", value.isoformat(sep=" ", timespec="minutes")
        case datetime():
            return "date", value.date().isoformat()
        case date():
            return "date", value.isoformat()
        case timedelta():
            return "duration", f"{value.total_seconds() / 3600:.4g}"
        case _:
            return "time", str(value)
