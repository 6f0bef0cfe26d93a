"""Makes the first cell of each row of a PDF's tables the row's header (ISO 32000-1, 14.8.5.7).

The package that sets our papers does this for columns only: Typst's header cells for rows stand behind a feature that
the package cannot ask for. Typst writes each tag as an object in plain text, where a cell names its column's header.
"""

from __future__ import annotations

import re
from itertools import pairwise

_CELL = re.compile(
    rb"\A(?P<number>\d+)(?P<opens> 0 obj\n<</Type/StructElem/S/T)D(?P<parent>/P (?P<row>\d+) 0 R)"
    rb"/A\[<</O/Table/Headers\[(?P<header>\((?P<table>U\d+)x(?P<column>\d+)y0\))\]"
)
_NAMES = re.compile(rb"(?<=/IDTree<</Names\[)[^]]*")
_NAME = re.compile(rb"\(\w+\)\d+ 0 R")
_ENTRY = re.compile(rb"\d{10}(?= \d{5} n)")


def with_row_headers(made: bytes) -> bytes:
    """Typst's PDF in which the cells of each first column are headers, named by the other cells of their row."""
    index = int(made.rpartition(b"startxref\n")[2].split()[0])
    starts = sorted(int(entry) for entry in _ENTRY.findall(made, index))
    headers: list[bytes] = []
    objects = [_told(made[start:end], headers) for start, end in pairwise([*starts, index])]
    body, moved = bytearray(made[: starts[0]]), {}
    for start, written in zip(starts, objects, strict=True):
        moved[start] = len(body)
        body += _registered(written, headers) if b"/Type/StructTreeRoot" in written[:60] else written
    places = _ENTRY.sub(lambda entry: b"%010d" % moved[int(entry[0])], made[index:])
    return bytes(body) + places.replace(b"startxref\n%d" % index, b"startxref\n%d" % len(body))


def _told(written: bytes, headers: list[bytes]) -> bytes:
    """The object; a header cell is added to `headers` by its name and place, as the file's index of names keeps it."""
    cell = _CELL.match(written)
    if not cell:
        return written
    number, opens, parent, header = cell.group("number", "opens", "parent", "header")
    name = b"(%br%b)" % cell.group("table", "row")
    if cell["column"] == b"0":
        headers.append(b"%b%b 0 R" % (name, number))
        told = b"H%b/ID%b/A[<</O/Table/Scope/Row/Headers[%b]" % (parent, name, header)
    else:
        told = b"D%b/A[<</O/Table/Headers[%b%b]" % (parent, header, name)
    return number + opens + told + written[cell.end() :]


def _registered(tree: bytes, headers: list[bytes]) -> bytes:
    return _NAMES.sub(lambda names: b"".join(sorted([*_NAME.findall(names[0]), *headers])), tree, 1)
