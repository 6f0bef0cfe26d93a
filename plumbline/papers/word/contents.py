"""The contents of a long Word paper: links to its parts, in a field that Word renews with page numbers when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Pt

from plumbline.papers import colours
from plumbline.papers.word.elements import element, runs

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_FIELD = r' TOC \o "1-2" \h \z \u '
_INDENT = 340  # twentieths of a point
_AWAITING = "_Contents"


def place_contents(document: Document, title: str) -> None:
    """The title, and a place that `fill_contents` fills when all headings are known."""
    named = document.add_paragraph()
    named.paragraph_format.keep_with_next = True
    named.paragraph_format.space_before = Pt(22)
    named._p.extend(runs(title, is_bold=True, colour=colours.TEAL_DEEP, half_points=32))
    document.add_paragraph()._p.append(element("bookmarkStart", id=0, name=_AWAITING))


def fill_contents(document: Document) -> None:
    """Put a link to each part of the first two levels where the contents stand, if they do."""
    parts = [(paragraph, level) for paragraph in document.paragraphs if (level := _level(paragraph))]
    for mark in [
        each for each in document.element.iter(qn("w:bookmarkStart")) if each.get(qn("w:name")) == _AWAITING
    ]:
        place = mark.getparent()
        links = [_link(paragraph, level, number) for number, (paragraph, level) in enumerate(parts, 1)]
        _as_field(links)
        for link in links:
            place.addprevious(link)
        place.getparent().remove(place)


def _level(paragraph: Paragraph) -> int:
    """1 or 2 for the headings that stand in the contents, else 0."""
    name = paragraph.style.name if paragraph.style else ""
    return {"Heading 1": 1, "Heading 2": 2}.get(name or "", 0)


def _link(paragraph: Paragraph, level: int, number: int) -> BaseOxmlElement:
    name = f"_Toc{number:06}"
    start, end = element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)
    paragraph._p.insert(1, start)
    paragraph._p.append(end)
    spacing = element("spacing", before=80 if level == 1 else 0, after=40)
    looks = element("pPr", spacing, element("ind", left=_INDENT * (level - 1)))
    return element(
        "p", looks, element("hyperlink", *runs(paragraph.text, is_bold=level == 1), anchor=name, history=1)
    )


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
