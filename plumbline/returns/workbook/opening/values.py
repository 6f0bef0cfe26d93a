"""Opens a workbook and takes its values out. Runs only inside the worker: the parser may die of a hostile file."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from plumbline.returns.workbook.opening import guard, ods, package
from plumbline.returns.workbook.opening.scan import scan
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.sheets import Oddities, Sheet, Value


def open_sheets(file: bytes) -> list[Sheet]:
    """All worksheets, hidden ones too, in the workbook's order. Raises Unreadable."""
    archive = guard.opened(file)
    found = ods.scanned(archive) if guard.is_ods(archive) else _scanned(archive)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(file))
        sheets = [
            Sheet(name, _values(book.get_sheet_by_name(name)), odd, is_hidden)
            for name, (is_hidden, odd) in found.items()
        ]
    except PasswordError as fault:
        raise Unreadable("encrypted") from fault
    except (CalamineError, ValueError, OSError) as fault:
        raise Unreadable("cut-off") from fault
    if not sheets:
        raise Unreadable("no-sheets")
    return sheets


def _scanned(archive: ZipFile) -> Mapping[str, tuple[bool, Oddities]]:
    styles = package.percent_styles(archive)
    return {name: (is_hidden, scan(xml, styles)) for name, is_hidden, xml in package.sheet_parts(archive)}


def _values(sheet: Any) -> list[list[Value]]:
    # Without False the parser leaves out empty rows at the top, and every address is wrong.
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    return rows


def as_carried(value: object) -> tuple[str, str]:
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
