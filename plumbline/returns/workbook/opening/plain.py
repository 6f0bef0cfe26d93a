"""Reads values where a process's memory cannot be limited: slower, and never further than the scan has seen."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.sheets import Oddities, Value


def values_of(file: bytes, found: Mapping[str, tuple[bool, Oddities]]) -> Mapping[str, list[list[Value]]]:
    """The values of each sheet, no further than the scan has seen any. Raises Unreadable."""
    try:
        book = load_workbook(BytesIO(file), read_only=True, data_only=True, keep_links=False)
        return {name: _rows(book[name], odd) for name, (_, odd) in found.items()}
    except (BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError, OSError) as fault:
        raise Unreadable("cut-off") from fault


def _rows(sheet: Any, odd: Oddities) -> list[list[Value]]:
    # What a file says of its own size may be wrong; the scan has counted.
    sheet.reset_dimensions()
    if not odd.rows:
        return []
    rows = sheet.iter_rows(max_row=odd.rows, max_col=odd.columns, values_only=True)
    return [["" if value is None else value for value in row] for row in rows]
