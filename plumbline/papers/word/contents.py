"""The contents of a long Word paper: links to its parts, in a field that Word renews with page numbers when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from plumbline.papers import colours
from plumbline.papers.word.elements import element, runs
from plumbline.papers.word.flow import paragraph

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_FIELD = r' TOC \o "1-2" \h \z \u '
_INDENT = 340  # twentieths of a point
_AWAITING = "_Contents"
_LEVELS = {"Heading1": 1, "Heading2": 2}


def place_contents(document: Document, title: str) -> None:
    """The title, and a place that `fill_contents` fills when all headings are known."""
    looks = [element("keepNext"), element("spacing", before=440)]
    paragraph(document, runs(title, is_bold=True, colour=colours.TEAL_DEEP, half_points=32), looks=looks)
    paragraph(document, [element("bookmarkStart", id=0, name=_AWAITING)])


def fill_contents(document: Document) -> None:
    """Put a link to each part of the first two levels where the contents stand, if they do."""
    marks = document.element.body.iter(qn("w:bookmarkStart"))
    for place in [mark.getparent() for mark in marks if mark.get(qn("w:name")) == _AWAITING]:
        links = [_link(*part, number) for number, part in enumerate(_parts(document), 1)]
        _as_field(links)
        for link in links:
            place.addprevious(link)
        document.element.body.remove(place)


def _parts(document: Document) -> list[tuple[BaseOxmlElement, int]]:
    """The headings of the first two levels, each with its level."""
    styles = [style for style in document.element.body.iter(qn("w:pStyle")) if style.val in _LEVELS]
    return [(style.getparent().getparent(), _LEVELS[style.val]) for style in styles]


def _link(heading: BaseOxmlElement, level: int, number: int) -> BaseOxmlElement:
    name = f"_Toc{number:06}"
    heading.insert(1, element("bookmarkStart", id=number, name=name))
    heading.append(element("bookmarkEnd", id=number))
    spacing = element("spacing", before=80 if level == 1 else 0, after=40)
    looks = element("pPr", spacing, element("ind", left=_INDENT * (level - 1)))
    words = "".join(part.text or "" for part in heading.iter(qn("w:t")))
    return element("p", looks, element("hyperlink", *runs(words, is_bold=level == 1), anchor=name, history=1))


def _as_field(links: list[BaseOxmlElement]) -> None:
    """All links together are one field, from the start of the first to the end of the last."""
    if links:
        begun = [element("r", element("fldChar", fldCharType="begin")), _instruction()]
        for place, run in enumerate([*begun, element("r", element("fldChar", fldCharType="separate"))], 1):
            links[0].insert(place, run)
        links[-1].append(element("r", element("fldChar", fldCharType="end")))


def _instruction() -> BaseOxmlElement:
    words = element("instrText")
    words.text = _FIELD
    return element("r", words)
