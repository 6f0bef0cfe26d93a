"""Pictures in a Word paper: photographs with words for those who cannot see them, and the bars of charts."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw

from plumbline.papers import colours
from plumbline.papers.photographs import width_mm
from plumbline.papers.text import clean
from plumbline.papers.word.elements import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shape import InlineShape

    from plumbline.papers.paper import Photograph, Tone

_BAR_PIXELS, _BAR_MM = (840, 50), 64
_MARK_PIXELS, _MARK_MM = (24, 50), 24 / 840 * 64
_LOWERED = -4  # half points, so that a bar's middle is beside the middle of the words
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)


def place_photograph(document: Document, drawn: BaseOxmlElement, photograph: Photograph) -> None:
    """The photograph in this paragraph, with its words."""
    content = photograph.content
    picture = Paragraph(drawn, document._body).add_run().add_picture(BytesIO(content), Mm(width_mm(content)))
    _describe(picture, clean(photograph.alt))


def place_bar(
    document: Document, drawn: BaseOxmlElement, share: float, before: float | None, tone: Tone
) -> None:
    """A bar without words of its own: its value stands beside it."""
    _place_silent(document, drawn, _bar(round(share, 3), before, tone), _BAR_MM)


def place_mark(document: Document, drawn: BaseOxmlElement) -> None:
    """The mark of last time by itself, before the words that say what it is."""
    _place_silent(document, drawn, _mark(), _MARK_MM)
    drawn.insert(1, drawn[-1])


def _place_silent(document: Document, drawn: BaseOxmlElement, content: bytes, wide_mm: float) -> None:
    run = Paragraph(drawn, document._body).add_run()
    picture = run.add_picture(BytesIO(content), Mm(wide_mm))
    _describe(picture, "")
    picture._inline.docPr.append(parse_xml(_DECORATIVE))
    run._r.get_or_add_rPr().append(element("position", val=_LOWERED))


def _describe(picture: InlineShape, alt: str) -> None:
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")
    picture._inline.docPr.set("descr", alt)


@cache
def _bar(share: float, before: float | None, tone: Tone) -> bytes:
    width, height = _BAR_PIXELS
    picture = Image.new("RGB", _BAR_PIXELS, "white")
    pen = ImageDraw.Draw(picture)
    top, bottom = height * 0.12, height * 0.88
    pen.rounded_rectangle((0, top, width - 1, bottom), 8, fill=f"#{colours.TRACK}")
    if share:
        pen.rounded_rectangle((0, top, share * (width - 1), bottom), 8, fill=f"#{colours.TONES[tone].strong}")
    if before is not None:
        x = before * (width - 1)
        pen.rectangle((x - 8, 0, x + 8, height), fill="white")
        pen.rectangle((x - 4, 0, x + 4, height), fill=f"#{colours.INK}")
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


@cache
def _mark() -> bytes:
    picture = Image.new("RGB", _MARK_PIXELS, f"#{colours.TEAL_TINT}")
    ImageDraw.Draw(picture).rectangle((0, 0, 8, _MARK_PIXELS[1]), fill=f"#{colours.INK}")
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
