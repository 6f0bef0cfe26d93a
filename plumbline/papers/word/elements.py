"""Elements of a Word document, built by hand where python-docx has no words for them or is slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plumbline.papers.paper import Bold
from plumbline.papers.text import clean

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from plumbline.papers.paper import Text

TWIPS_PER_MM = 1440 / 25.4
"""Word counts in twentieths of a point."""


def element(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """`element("shd", fill="E3EFEF")` is <w:shd w:fill="E3EFEF"/>."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def shade(colour: str) -> BaseOxmlElement:
    return element("shd", val="clear", color="auto", fill=colour)


def edge(side: str, colour: str, eighths: int, space: int = 0) -> BaseOxmlElement:
    """A border line; its thickness in eighths of a point, its distance from the words in points."""
    return element(side, val="single", sz=eighths, space=space, color=colour)


def runs(
    text: Text, *, is_bold: bool = False, colour: str = "", half_points: int = 0
) -> list[BaseOxmlElement]:
    """A text as runs; a line end stays one. Sizes are in half points, as Word has it."""
    made = []
    for part in (text,) if isinstance(text, str) else text:
        stretch, strong = (part.text, True) if isinstance(part, Bold) else (part, is_bold)
        if stretch:
            made.append(element("r", *_looks(strong, colour, half_points), *_lines(stretch)))
    return made


def field(instruction: str, *, colour: str, half_points: int) -> BaseOxmlElement:
    """A field that Word works out, such as PAGE; "1" stands there until it does."""
    return element("fldSimple", *runs("1", colour=colour, half_points=half_points), instr=instruction)


def _looks(is_bold: bool, colour: str, half_points: int) -> list[BaseOxmlElement]:
    looks = [
        *([element("b")] if is_bold else []),
        *([element("color", val=colour)] if colour else []),
        *([element("sz", val=half_points), element("szCs", val=half_points)] if half_points else []),
    ]
    return [element("rPr", *looks)] if looks else []


def _lines(text: str) -> list[BaseOxmlElement]:
    made: list[BaseOxmlElement] = []
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            made.append(element("br"))
        for place, part in enumerate(line.split("\t")):
            if place:
                made.append(element("tab"))
            made.append(_words(part))
    return made


def _words(text: str) -> BaseOxmlElement:
    words = element("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return words
