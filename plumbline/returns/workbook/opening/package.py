"""The parts of an .xlsx file that say which sheets there are and which cell styles show a percentage."""

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from plumbline.returns.workbook.opening.guard import inflated
from plumbline.returns.workbook.opening.unreadable import Unreadable

# r:id, or {…/relationships}id once a parser has been through it.
_RELATION = re.compile(r"(?::|relationships\})id$")
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_FORMATS = re.compile(rb'<(?:\w+:)?numFmt\s[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
_FORMATS_TURNED = re.compile(rb'<(?:\w+:)?numFmt\s[^>]*?formatCode="([^"]*)"[^>]*?numFmtId="(\d+)"')
_CELL_STYLES = re.compile(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_NUMBER_FORMAT = re.compile(rb'numFmtId="(\d+)"')
_LITERAL = re.compile(r'&quot;.*?&quot;|"[^"]*"|\\.')
_BUILT_IN = {"9", "10"}


def sheet_parts(archive: ZipFile) -> Iterator[tuple[str, bool, bytes]]:
    """Each worksheet's name, whether it is hidden, and its XML, in the workbook's order."""
    book, relations = inflated(archive, "xl/workbook.xml"), inflated(archive, "xl/_rels/workbook.xml.rels")
    targets = {
        one.get("Id", ""): one.get("Target", "")
        for one in _elements(relations, "Relationship")
        if one.get("Type", "").endswith("/worksheet")
    }
    for sheet in _elements(book, "sheet"):
        target = targets.get(next((value for name, value in sheet.items() if _RELATION.search(name)), ""))
        if target:
            path = posixpath.normpath(posixpath.join("xl", target)) if target[0] != "/" else target[1:]
            yield sheet.get("name", ""), sheet.get("state", "visible") != "visible", inflated(archive, path)


def _elements(xml: bytes, name: str) -> list[dict[str, str]]:
    """The attributes of every element of this name: by one expression where the XML is plainly written."""
    found = re.findall(rb"<%s\s([^<>]*)>" % name.encode(), xml)
    if found and len(found) == xml.count(name.encode() + b" ") and b"'" not in b"".join(found):
        return [
            {key.decode(): unescape(value.decode()) for key, value in _ATTRIBUTE.findall(one)}
            for one in found
        ]
    try:
        root = fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as fault:
        raise Unreadable("cut-off") from fault
    return [dict(one.items()) for one in root.iter() if one.tag.rpartition("}")[2] == name]


def percent_styles(archive: ZipFile) -> frozenset[bytes]:
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
        b"%d" % place
        for place, number in enumerate(formats)
        if number and number[1].decode() in ours | _BUILT_IN
    )
