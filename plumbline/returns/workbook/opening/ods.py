"""What is odd in the sheets of an OpenDocument file, and how far they reach."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from plumbline.returns.workbook.opening import limits
from plumbline.returns.workbook.opening.guard import inflated
from plumbline.returns.workbook.opening.scan import Reach
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.sheets import Box, Oddities, Place

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LIBREOFFICE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def scanned(archive: ZipFile) -> Mapping[str, tuple[bool, Oddities]]:
    """Each sheet by name: whether it is hidden, and what is odd in it. Raises Unreadable."""
    try:
        return {
            one.name: (one.is_hidden, one.oddities()) for one in _tables(inflated(archive, "content.xml"))
        }
    except (ParseError, DefusedXmlException, ValueError) as fault:
        raise Unreadable("cut-off") from fault


def _tables(xml: bytes) -> list["_Table"]:
    tables: list[_Table] = []
    hidden: set[str] = set()
    style = ""
    for event, element in iterparse(BytesIO(xml), events=("start", "end"), forbid_dtd=True):
        name = element.tag.rpartition("}")[2]
        if event == "start" and name == "style":
            style = next((value for key, value in element.items() if key.endswith("}name")), "")
        elif event == "start" and name == "table-properties" and element.get(f"{_TABLE}display") == "false":
            hidden.add(style)
        elif event == "start" and element.tag == f"{_TABLE}table":
            tables.append(
                _Table(element.get(f"{_TABLE}name", ""), element.get(f"{_TABLE}style-name") in hidden)
            )
        elif event == "end" and element.tag == f"{_TABLE}table-row" and tables:
            tables[-1].takes_row(element)
            element.clear()
    return tables


class _Table:
    """One sheet as it is walked through, row by row."""

    def __init__(self, name: str, is_hidden: bool) -> None:
        self.name, self.is_hidden = name, is_hidden
        self.row = self.cells = 0
        self.reach = Reach()
        self.unsaved: set[Place] = set()
        self.errors: dict[Place, str] = {}
        self.percent: set[Place] = set()
        self.merged: list[Box] = []

    def takes_row(self, element: Any) -> None:
        repeated = int(element.get(f"{_TABLE}number-rows-repeated", 1))
        column, is_used = 0, False
        for cell in element:
            if not cell.tag.startswith(_TABLE):
                continue
            times = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
            if cell.get(f"{_OFFICE}value-type") or len(cell) or cell.get(f"{_TABLE}formula"):
                is_used = True
                self.cells += times
                self._takes(cell, (self.row, column))
                self.reach.sees(self.row + repeated - 1, column + times - 1)
                self.reach.check()
            column += times
        if is_used and self.cells > limits.CELLS:
            raise Unreadable("too-many-cells")
        self.row += repeated

    def _takes(self, cell: Any, place: Place) -> None:
        kind = cell.get(f"{_OFFICE}value-type", "")
        text = "".join(cell.itertext()).strip()
        if cell.get(f"{_LIBREOFFICE}value-type") == "error":
            self.errors[place] = text
        elif cell.get(f"{_TABLE}formula") and not (text or kind):
            self.unsaved.add(place)
        if kind == "percentage":
            self.percent.add(place)
        down = int(cell.get(f"{_TABLE}number-rows-spanned", 1)) - 1
        across = int(cell.get(f"{_TABLE}number-columns-spanned", 1)) - 1
        if down or across:
            self.merged.append((*place, place[0] + down, place[1] + across))

    def oddities(self) -> Oddities:
        return Oddities(frozenset(self.unsaved), self.errors, frozenset(self.percent), tuple(self.merged))
