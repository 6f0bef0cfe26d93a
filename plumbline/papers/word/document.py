"""The Word document as a whole: cover, blocks, header, footer, properties; the same bytes for the same paper."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.oxml.ns import qn

from plumbline.papers import colours
from plumbline.papers.order import in_order, leads
from plumbline.papers.paper import Bold
from plumbline.papers.word.blocks import place
from plumbline.papers.word.contents import fill_contents
from plumbline.papers.word.elements import TWIPS_PER_MM, edge, element, field, runs, shade
from plumbline.papers.word.flow import paragraph
from plumbline.papers.word.looks import TEXT_WIDTH_MM, dress
from plumbline.papers.wording import day

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from plumbline.papers.paper import Paper

_TINY = 17
_PROPERTY_LONGEST = 255  # python-docx refuses more


def as_word(paper: Paper, *, at: datetime) -> bytes:
    """The paper as it stood `at` that moment (aware), which the file keeps as its time."""
    paper = in_order(paper)
    document = docx.Document()
    dress(document, paper.language)
    _describe(document, paper, at)
    _frame(document, paper)
    _cover(document, paper)
    for block, is_lead in zip(paper.blocks, leads(paper.blocks), strict=True):
        place(block, document)
        if is_lead:
            document.element.body[-2].get_or_add_pPr().keepNext_val = True
    fill_contents(document)
    _break_pages(document)
    _room_after_tables(document)
    _number_pictures(document)
    return _packed(document, at)


def _describe(document: Document, paper: Paper, at: datetime) -> None:
    about = document.core_properties
    about.title, about.subject = (text[:_PROPERTY_LONGEST] for text in (paper.title, paper.subtitle))
    about.author = about.last_modified_by = paper.council[:_PROPERTY_LONGEST]
    about.language, about.comments, about.keywords = paper.language, "", ""
    about.created = about.modified = at.astimezone(UTC).replace(tzinfo=None)
    about.revision = 1


def _frame(document: Document, paper: Paper) -> None:
    """The footer with the page's number on all pages; the header on all but the first, which has the cover."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    lines = element("pBdr", edge("bottom", colours.TEAL_MID, 4, 5))
    _two_ends(section.header.paragraphs[0]._p, _small(paper.council), _small(paper.reference), lines)
    for footer in (section.first_page_footer, section.footer):
        left = [*_small(paper.title), *(_small(f" · {paper.state}", is_bold=True) if paper.state else [])]
        right = [*_small("Page "), _field("PAGE"), *_small(" of "), _field("NUMPAGES")]
        _two_ends(footer.paragraphs[0]._p, left, right)


def _two_ends(
    paragraph: BaseOxmlElement,
    left: list[BaseOxmlElement],
    right: list[BaseOxmlElement],
    *lines: BaseOxmlElement,
) -> None:
    """Words at both ends of one line."""
    end = round(TEXT_WIDTH_MM * TWIPS_PER_MM)
    tabs = element("tabs", element("tab", val="right", pos=end))
    style = paragraph.pPr.pStyle
    paragraph.pPr.clear()
    paragraph.pPr.extend([style, *lines, tabs])
    paragraph.extend([*left, element("r", element("tab")), *right])


def _small(text: str, *, is_bold: bool = False) -> list[BaseOxmlElement]:
    return runs(text, is_bold=is_bold, colour=colours.INK_SOFT, half_points=_TINY)


def _field(instruction: str) -> BaseOxmlElement:
    return field(instruction, colour=colours.INK_SOFT, half_points=_TINY)


def _cover(document: Document, paper: Paper) -> None:
    """Council, title and subtitle on teal, then what the paper is: draft or final, its date, its reference."""
    for style, text, size in (
        ("", paper.council, 22),
        ("Title", paper.title, 0),
        ("Subtitle", paper.subtitle, 0),
    ):
        if text:
            words = runs(text, is_bold=not style, colour=colours.WHITE, half_points=size)
            _banded(document, style, words, colours.TEAL_DEEP, after=160)
    about = [day(paper.dated_on), *([f"Reference {paper.reference}"] if paper.reference else [])]
    state = (Bold(paper.state), " · ") if paper.state else ()
    words = runs((*state, " · ".join(about)), colour=colours.TEAL_DEEP, half_points=19)
    _banded(document, "", words, colours.TEAL_TINT, after=320)


def _banded(document: Document, style: str, words: list[BaseOxmlElement], colour: str, *, after: int) -> None:
    """A paragraph on a colour that reaches a little beyond it; Word joins neighbours of one colour."""
    lines = element("pBdr", *(edge(side, colour, 4, 9) for side in ("top", "left", "bottom", "right")))
    spacing = element("spacing", before=0, after=after)
    looks = [lines, shade(colour), spacing, element("ind", left=200, right=200)]
    paragraph(document, words, style=style, looks=looks)


def _break_pages(document: Document) -> None:
    """The paragraph after a page break starts the page itself; an empty one would leave a gap at its top."""
    for mark in [
        each.getparent().getparent() for each in document.element.body.iter(qn("w:pageBreakBefore"))
    ]:
        following = mark.getnext()
        if following.tag == qn("w:p"):
            following.get_or_add_pPr().get_or_add_pageBreakBefore()
        if following.tag != qn("w:tbl"):
            document._body._element.remove(mark)


def _room_after_tables(document: Document) -> None:
    """Air between a table and what follows; a table at the very end needs a paragraph to end on."""
    for table in document._body._element.findall(qn("w:tbl")):
        following = table.getnext()
        if following.tag != qn("w:p"):
            following = element("p")
            table.addnext(following)
        looks = following.get_or_add_pPr()
        style = looks.pStyle.val if looks.pStyle is not None else ""
        if not style.startswith(("Heading", "Caption")):
            looks.get_or_add_spacing().set(qn("w:before"), "240")


def _number_pictures(document: Document) -> None:
    """Word holds a file for damaged in which two pictures have one number."""
    for number, picture in enumerate(document.element.iter(qn("wp:docPr")), 1):
        picture.set("id", str(number))
        picture.set("name", f"Picture {number}")


def _packed(document: Document, at: datetime) -> bytes:
    """The file with the paper's time on each of its parts instead of the clock's."""
    loose, packed = BytesIO(), BytesIO()
    document.save(loose)
    time = at.astimezone(UTC).timetuple()[:6]
    with ZipFile(loose) as parts, ZipFile(packed, "w") as whole:
        for name in parts.namelist():
            part = ZipInfo(name, date_time=time)
            part.compress_type = ZIP_DEFLATED
            whole.writestr(part, parts.read(name))
    return packed.getvalue()
