"""The cells of a sheet by a real XML parser, for files whose XML is written in an unusual way."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from plumbline.returns.workbook.opening import limits
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.plan import cell_place
from plumbline.returns.workbook.sheets import Place


@dataclass(frozen=True, slots=True)
class ScannedCell:
    place: Place
    kind: str
    style: str
    value: str
    has_formula: bool

    @property
    def is_blank(self) -> bool:
        return not (self.value or self.has_formula)


def cells_of(xml: bytes) -> Iterator[ScannedCell]:
    """Every cell with its true place: one that does not say where it stands follows the one before it."""
    try:
        yield from _cells(xml)
    except (ParseError, DefusedXmlException, ValueError) as fault:
        raise Unreadable("cut-off") from fault


def _cells(xml: bytes) -> Iterator[ScannedCell]:
    row, column, count = -1, -1, 0
    for event, element in iterparse(BytesIO(xml), events=("start", "end"), forbid_dtd=True):
        name = element.tag.rpartition("}")[2]
        if event == "start" and name == "row":
            row, column = int(element.get("r", row + 2)) - 1, -1
        elif event == "end" and name == "c":
            count += 1
            if count > limits.CELLS:
                raise Unreadable("too-many-cells")
            row, column = cell_place(element.get("r")) if element.get("r") else (row, column + 1)
            yield _scanned(element, (row, column))
            element.clear()
        elif event == "end" and name == "row":
            element.clear()


def _scanned(element: Any, place: Place) -> ScannedCell:
    parts = {child.tag.rpartition("}")[2]: "".join(child.itertext()) for child in element}
    value = parts.get("v") or parts.get("is") or ""
    return ScannedCell(place, element.get("t", ""), element.get("s", ""), value, "f" in parts)
