"""Looks through the XML of a sheet before it is parsed: how far it reaches, and what its values will not show.

A file of 5 KB with one value at XFD1048576 makes the parser ask for 500 GB (tafia/calamine issue 693), and the parser
gives 0.0 or nothing for formulas and errors without a result. Sheets as every known program writes them are scanned by
one expression; others by a real XML parser.
"""

import re

from plumbline.returns.workbook.opening import limits
from plumbline.returns.workbook.opening.scan_slow import cells_of
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.plan import cell_name, cell_place
from plumbline.returns.workbook.sheets import Box, Oddities, Place

# Letters, digits, style, kind and the stroke of a blank cell, as Excel, LibreOffice, openpyxl and XlsxWriter write it.
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"(?: s="(\d+)")?(?: t="\w+")?(?: (?:cm|vm|ph)="\w+")*\s*(/?)>'
)
_ODD_CELL = re.compile(rb"<c[>/\n\r\t]")
_FORMULA = re.compile(
    rb'<c r="([A-Z]{1,3}[1-9]\d{0,6})"[^>]*>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(<v[^>]*>[^<]|<v xml|<is)?'
)
_ERROR = re.compile(
    rb'<c r="([A-Z]{1,3}[1-9]\d{0,6})"[^>]*\st="e"[^>]*>(?:(?!</c>).)*?<v[^>]*>([^<]*)', re.DOTALL
)
_MERGED = re.compile(rb'<mergeCell\s+ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"')


def scan(xml: bytes, percent_styles: frozenset[bytes]) -> Oddities:
    """What is odd in one sheet. Raises Unreadable when it reaches further than a return can."""
    found = _CELL.findall(xml)
    if len(found) != xml.count(b"<c ") or b":c" in xml or _ODD_CELL.search(xml):
        return _scanned_slowly(xml, percent_styles)
    if len(found) > limits.CELLS:
        raise Unreadable("too-many-cells")
    cells = [cell[:3] for cell in found if not cell[3]]
    if not cells:
        return Oddities(merged=merged(xml))
    letters, numbers, styles = map(set, zip(*cells, strict=True))
    reach = Reach()
    reach.sees(max(map(int, numbers)) - 1, max(cell_place(f"{one.decode()}1")[1] for one in letters))
    reach.check()
    percent = percent_styles & styles
    shown = {(column + row).decode() for column, row, style in cells if style in percent} if percent else ()
    return Oddities(
        _unsaved(xml),
        _errors(xml),
        frozenset(map(cell_place, shown)),
        merged(xml),
        reach.row + 1,
        reach.column + 1,
    )


class Reach:
    """The furthest row and column that hold something."""

    def __init__(self) -> None:
        self.row = self.column = -1

    def sees(self, row: int, column: int) -> None:
        self.row, self.column = max(self.row, row), max(self.column, column)

    def check(self) -> None:
        if self.row >= limits.ROWS:
            raise Unreadable("too-many-rows", row=self.row + 1)
        if self.column >= limits.COLUMNS:
            raise Unreadable("too-many-columns", column=cell_name(0, self.column)[:-1])
        if (self.row + 1) * (self.column + 1) > limits.RECTANGLE:
            raise Unreadable("too-many-cells")


def merged(xml: bytes) -> tuple[Box, ...]:
    if b"mergeCell" not in xml:
        return ()
    pairs = [(cell_place(first.decode()), cell_place(last.decode())) for first, last in _MERGED.findall(xml)]
    return tuple((*first, *last) for first, last in pairs)


def _unsaved(xml: bytes) -> frozenset[Place]:
    if b"<f" not in xml:
        return frozenset()
    return frozenset(cell_place(name.decode()) for name, value in _FORMULA.findall(xml) if not value)


def _errors(xml: bytes) -> dict[Place, str]:
    if b't="e"' not in xml:
        return {}
    return {cell_place(name.decode()): text.decode("utf-8", "replace") for name, text in _ERROR.findall(xml)}


def _scanned_slowly(xml: bytes, percent_styles: frozenset[bytes]) -> Oddities:
    reach = Reach()
    unsaved, errors, percent = set(), {}, set()
    for cell in cells_of(xml):
        if cell.is_blank:
            continue
        reach.sees(*cell.place)
        if cell.has_formula and not cell.value:
            unsaved.add(cell.place)
        if cell.kind == "e":
            errors[cell.place] = cell.value
        if cell.style.encode() in percent_styles:
            percent.add(cell.place)
    reach.check()
    return Oddities(
        frozenset(unsaved), errors, frozenset(percent), merged(xml), reach.row + 1, reach.column + 1
    )
