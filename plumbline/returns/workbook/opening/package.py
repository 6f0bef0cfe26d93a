"""The parts of an .xlsx file that say which sheets there are and which cell styles show a percentage."""

import posixpath
import re
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from plumbline.returns.workbook.opening.guard import inflated
from plumbline.returns.workbook.opening.unreadable import Unreadable

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_FORMATS = re.compile(rb'<(?:\w+:)?numFmt\s[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
_FORMATS_TURNED = re.compile(rb'<(?:\w+:)?numFmt\s[^>]*?formatCode="([^"]*)"[^>]*?numFmtId="(\d+)"')
_CELL_STYLES = re.compile(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_NUMBER_FORMAT = re.compile(rb'numFmtId="(\d+)"')
_LITERAL = re.compile(r'&quot;.*?&quot;|"[^"]*"|\\.')
_BUILT_IN = {"9", "10"}


def sheet_parts(archive: ZipFile) -> Iterator[tuple[str, bool, bytes]]:
    """Each worksheet's name, whether it is hidden, and its XML, in the workbook's order."""
    try:
        book = fromstring(inflated(archive, "xl/workbook.xml"), forbid_dtd=True)
        relations = fromstring(inflated(archive, "xl/_rels/workbook.xml.rels"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as fault:
        raise Unreadable("cut-off") from fault
    targets = {
        one.get("Id"): one.get("Target", "")
        for one in relations
        if one.get("Type", "").endswith("/worksheet")
    }
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] != "sheet":
            continue
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION))
        if target:
            path = posixpath.normpath(posixpath.join("xl", target)) if target[0] != "/" else target[1:]
            yield sheet.get("name", ""), sheet.get("state", "visible") != "visible", inflated(archive, path)


def percent_styles(archive: ZipFile) -> frozenset[str]:
    """The numbers of the cell styles whose format shows a percentage."""
    xml = inflated(archive, "xl/styles.xml")
    pairs = [*_FORMATS.findall(xml), *((number, code) for code, number in _FORMATS_TURNED.findall(xml))]
    ours = {
        number.decode() for number, code in pairs if "%" in _LITERAL.sub("", code.decode("utf-8", "replace"))
    }
    block = _CELL_STYLES.search(xml)
    styles = _STYLE.findall(block[0]) if block else []
    formats = [_NUMBER_FORMAT.search(style) for style in styles]
    return frozenset(
        str(place)
        for place, number in enumerate(formats)
        if number and number[1].decode() in ours | _BUILT_IN
    )
