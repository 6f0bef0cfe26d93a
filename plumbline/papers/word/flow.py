"""Paragraphs at the end of a Word document, by the style's own id: looking styles up by name is what takes the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbline.papers.word.elements import element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement


def put(document: Document, made: BaseOxmlElement) -> BaseOxmlElement:
    """A paragraph or table as the last of the document, before what Word keeps there about the page."""
    document._body._element[-1].addprevious(made)
    return made


def paragraph(
    document: Document,
    written: Iterable[BaseOxmlElement] = (),
    *,
    style: str = "",
    looks: Iterable[BaseOxmlElement] = (),
) -> BaseOxmlElement:
    """A paragraph of runs. `style` is an id such as "Heading1"; `looks` stand in the order that Word prescribes."""
    named = [element("pStyle", val=style)] if style else []
    return put(document, element("p", element("pPr", *named, *looks), *written))
