"""CQC's monthly spreadsheets for the tests: small ones with the published headings, and hostile ones."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from tests.cqc.files import SAMPLES

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
HEADINGS_2021 = (SAMPLES / "hsca_headings_2021.txt").read_text("utf-8").splitlines()
HEADINGS_2026 = (SAMPLES / "hsca_headings_2026.txt").read_text("utf-8").splitlines()
README = (
    ("Active locations for providers registered under the Health and Social Care Act (HSCA)",),
    ("Source: CQC database as at 01 October 2026",),
)


def cell(value: str) -> str:
    """A day as CQC types it, a number as a number, nothing as a blank, and the rest as words."""
    if not value:
        return "<table:table-cell/>"
    if value[:4].isdigit() and value[4:5] == "-":
        typed = f'office:value-type="date" office:date-value="{value}T00:00:00"'
        return f"<table:table-cell {typed}><text:p>01/02/03</text:p></table:table-cell>"
    if value.isdigit():
        typed = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {typed}><text:p>{value}.00</text:p></table:table-cell>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def row(cells: Sequence[str]) -> str:
    """Without its last blank cells, as spreadsheets are saved, and a long blank run behind."""
    kept = "".join(cell(each) for each in cells).removesuffix("<table:table-cell/>" * 1)
    blank = '<table:table-cell table:number-columns-repeated="16262"/>'
    return f"<table:table-row>{kept}{blank}</table:table-row>"


def sheet(name: str, rows: Sequence[Sequence[str]], more: str = "") -> str:
    return f'<table:table table:name="{name}">{"".join(row(each) for each in rows)}{more}</table:table>'


def ods(*sheets: str, before: str = "") -> bytes:
    """The packed file."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {_NAMESPACES}><office:body>'
        f"<office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return packed.getvalue()


def location(number: int, headings: Sequence[str], **cells: str) -> list[str]:
    """A care home with 20 beds in Exampleshire, in the order of these headings, matched by how they begin."""
    usual = {
        "Location ID": f"1-{100_000 + number}",
        "Location HSCA start date": "2015-04-01",
        "Care home?": "Y",
        "Location Name": f"Example Home {number}",
        "Care homes beds": "20",
        "Location Type/Sector": "Social Care Org",
        "Location Primary Inspection Category": "Residential social care",
        "Location Latest Overall Rating": "Good",
        "Publication Date": "2019-11-20",
        "Location Street Address": f"{number} Station Road",
        "Location City": "Exampleton",
        "Location Postal Code": f"EX{number % 90 + 1} {number % 9}AA",
        "Location Local Authority": "Exampleshire",
        "Location Region": "South East",
        "Registered manager": "Somebody, A",
        "Provider ID": "1-900001",
        "Provider Name": "Example Care Limited",
    }
    values: Mapping[str, str] = usual | cells
    return [next((value for start, value in values.items() if _is(start, each)), "") for each in headings]


def _is(start: str, heading: str) -> bool:
    return heading == start or (
        start in {"Registered manager", "Care homes beds"} and heading.startswith(start)
    )


def monthly_file(count: int, headings: Sequence[str] = HEADINGS_2026) -> bytes:
    """The care directory with filters as CQC publishes it: what it is, the locations, those registered twice."""
    homes = [headings, *(location(number, headings) for number in range(count))]
    twice = [["Location ID", "Location Name", "Linked Organisation ID", "Primary ID (Y/N)"]]
    return ods(
        sheet("README", README),
        sheet("HSCA_Active_Locations", homes),
        sheet("Dual_Registration_Locations", twice),
    )
