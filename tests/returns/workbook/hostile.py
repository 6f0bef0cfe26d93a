"""Odd and hostile files, built byte by byte: nothing of the kind is kept in the repository."""

import hashlib
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from xlsxwriter import Workbook as Writer

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(book: bytes, change: Callable[[Workbook], object]) -> bytes:
    """A workbook after someone has opened it in another program, changed it and saved it."""
    opened = load_workbook(BytesIO(book))
    change(opened)
    out = BytesIO()
    opened.save(out)
    return out.getvalue()


def with_member(book: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive with one member rewritten, or added when it was not there."""
    out = BytesIO()
    with ZipFile(BytesIO(book)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        names = old.namelist()
        for one in names:
            content = old.read(one)
            new.writestr(one, change(content) if one == name else content)
        if name not in names:
            new.writestr(name, change(b""))
    return out.getvalue()


def archive(members: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return out.getvalue()


def sheet_of(rows: str, *, strings: bytes = b"") -> bytes:
    """The smallest .xlsx there is, with these rows of XML on its one sheet."""
    sheet = '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets>'
    book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">{sheet}</workbook>'
    relation = f'<Relationship Id="rId1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
    texts = (
        f'<Relationship Id="rId2" Type="{_RELATION}/sharedStrings" Target="sharedStrings.xml"/>'
        if strings
        else ""
    )
    root = f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    members = {
        "_rels/.rels": f'<Relationships xmlns="{package}">{root}</Relationships>'.encode(),
        "xl/workbook.xml": book.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">{relation}{texts}</Relationships>'.encode(),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode(),
    }
    return archive({**members, "xl/sharedStrings.xml": strings} if strings else members)


def one_cell(name: str) -> bytes:
    return sheet_of(f'<row r="1"><c r="{name}"><v>1</v></c></row>')


def corner() -> bytes:
    """5 KB that make a parser ask for 500 GB: one value in the first cell and one in the last."""
    return sheet_of(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )


def corner_in_disguise() -> bytes:
    """The same with XML that no program writes: a prefix, single quotes, and a row that names no cell."""
    rows = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c><v>1</v></c></row>"
    return sheet_of(rows)


def blank_corner() -> bytes:
    """Formatted, but blank: honest programs write this, and it must not matter."""
    return sheet_of(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576" ht="12.8"><c r="XFD1048576" s="0"/></row>'
    )


def long_sheet(rows: int) -> bytes:
    out = BytesIO()
    with Writer(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("A")
        for row in range(rows):
            sheet.write_number(row, 0, row)
    return out.getvalue()


def many_blank_rows(rows: int) -> bytes:
    return sheet_of("".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(1, rows + 1)))


def string_bomb() -> bytes:
    """A shared text of 30 MB, packed into a few KB, that two thousand cells refer to."""
    strings = f'<sst xmlns="{_MAIN}"><si><t>{"A" * 30_000_000}</t></si></sst>'.encode()
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 2001))
    return sheet_of(rows, strings=strings)


def quiet_bomb() -> bytes:
    """As above, but so small unpacked that only the worker's memory limit stops it."""
    text = "".join(hashlib.sha256(b"%d" % place).hexdigest() for place in range(50_000))
    strings = f'<sst xmlns="{_MAIN}"><si><t>{text}</t></si></sst>'.encode()
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 2001))
    return sheet_of(rows, strings=strings)


def zip_bomb() -> bytes:
    return archive({"xl/workbook.xml": b" " * 60_000_000})


def crowd() -> bytes:
    return archive({f"xl/{number}.xml": b"" for number in range(600)})


def encrypted() -> bytes:
    return _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def old_excel() -> bytes:
    return _OLE + b"\0" * 600 + "Workbook".encode("utf-16-le") + b"\0" * 600


def noise(size: int = 4000) -> bytes:
    """Bytes that are no file of any kind, always the same."""
    return b"".join(hashlib.sha256(bytes([place])).digest() for place in range(size // 32))
