"""The page and the styles of a Word paper, so that whoever goes on writing keeps the look by choosing a style."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from plumbline.papers import colours
from plumbline.papers.word.elements import edge, element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

FONT = "Arial"
"""Every computer with Word has it, and it is as wide as the PDF's Liberation Sans."""
TEXT_WIDTH_MM = 166
# name, points, colour, space before and after in points
_HEADINGS = (
    ("Title", 24, colours.WHITE, 0, 2),
    ("Subtitle", 13, colours.WHITE, 0, 0),
    ("Heading 1", 16, colours.TEAL_DEEP, 22, 8),
    ("Heading 2", 12.5, colours.TEAL_DEEP, 16, 6),
    ("Heading 3", 11, colours.TEAL, 12, 4),
    ("Caption", 10.5, colours.TEAL_DEEP, 12, 5),
)


def dress(document: Document, language: str) -> None:
    """A4, one font, our styles, one language."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - TEXT_WIDTH_MM) / 2)
    section.top_margin, section.bottom_margin = Mm(25), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)
    body = _style(document, "Normal", 11, colours.INK, 0, 8)
    body.paragraph_format.line_spacing = 1.2
    for name, points, colour, before, after in _HEADINGS:
        style = _style(document, name, points, colour, before, after)
        style.font.bold, style.font.italic = name != "Subtitle", False
        style.paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        _style(document, name, 8.5, colours.INK_SOFT, 0, 0)
    for name in ("List Bullet", "List Number"):
        _style(document, name, 11, colours.INK, 0, 5).paragraph_format.line_spacing = 1.2
    _quote(_style(document, "Quote", 11, colours.INK, 8, 8))
    _speak(document, language)


def _style(
    document: Document, name: str, points: float, colour: str, before: float, after: float
) -> ParagraphStyle:
    style = cast("ParagraphStyle", document.styles[name])
    style.font.size, style.font.color.rgb = Pt(points), RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    for place, names in (
        (style.element.pPr, ("w:pBdr", "w:tabs")),
        (style.element.rPr, ("w:spacing", "w:kern")),
    ):
        for name in names:
            for old in place.findall(qn(name)):
                place.remove(old)
    return style


def _quote(style: ParagraphStyle) -> None:
    style.font.italic = True
    style.paragraph_format.left_indent = Mm(6)
    style.element.get_or_add_pPr().insert_element_before(
        element("pBdr", edge("left", colours.TEAL_MID, 20, 10)), "w:shd", "w:tabs", "w:spacing", "w:ind"
    )


def _speak(document: Document, language: str) -> None:
    """The language of every word, for spelling and for screen readers; and Word's own present layout."""
    for spoken in document.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    for spoken in document.settings.element.iter(qn("w:themeFontLang")):
        spoken.set(qn("w:val"), language)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
