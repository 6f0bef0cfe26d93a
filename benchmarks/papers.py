"""Reports as PDF and Word, beside what the two libraries take for the same words without us. P15."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pikepdf
import typst
from docx.document import Document
from docx.shared import Mm

from benchmarks.report import Line, ms, times
from benchmarks.timing import beside, middle
from plumbline.papers.paper import (
    BarChart,
    Block,
    Bullets,
    Callout,
    Cell,
    Facts,
    Heading,
    Numbered,
    Paper,
    Paragraph,
    Photograph,
    Quote,
    Table,
)
from plumbline.papers.pdf import as_pdf, fonts, laid_out, told
from plumbline.papers.typesetting import as_cell, plain
from plumbline.papers.word import as_word
from tests.papers.sample import AT, visit_report

_LONG = 26
"""So many times the findings make a report of thirty pages and more."""


def lines() -> list[Line]:
    papers = _papers(visit_report())
    with TemporaryDirectory(prefix="paper-") as folder:
        return [_pdf(papers, Path(folder)), _word(papers), _thirty_pages()]


def _pdf(papers: Iterator[Paper], folder: Path) -> Line:
    source = laid_out(visit_report(), folder)
    waiting = [told(paper) for paper, _ in zip(papers, range(10), strict=False)]

    def bare() -> object:
        return typst.compile(
            source,
            root=folder,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"paper": waiting.pop()},
            pdf_tags=False,
        )

    found = beside(bare, lambda: as_pdf(next(papers), at=AT))
    what = "a report of four pages as PDF/UA-1, against Typst alone without tags"
    return Line(
        "P15", what, ms(found.floor), ms(found.ours), times(found.ratio), "≤ 1.5x", found.ratio <= 1.5
    )


def _word(papers: Iterator[Paper]) -> Line:
    found = beside(lambda: _by_hand(next(papers)), lambda: as_word(next(papers), at=AT))
    what = "the same report for Word, against python-docx"
    return Line("P15", what, ms(found.floor), ms(found.ours), times(found.ratio), "≤ 2x", found.ratio <= 2)


def _thirty_pages() -> Line:
    papers = _papers(visit_report(times=_LONG))
    took = middle(lambda: as_pdf(next(papers), at=AT))
    with pikepdf.open(BytesIO(as_pdf(next(papers), at=AT))) as made:
        pages = len(made.pages)
    return Line("P15", f"a report of {pages} pages as PDF/UA-1", "", ms(took), "", "< 2 s", took < 2000)


def _papers(paper: Paper) -> Iterator[Paper]:
    """The same paper with other words each time: Typst remembers what it has set before."""
    for number in count():
        yield replace(paper, blocks=tuple(_said_anew(block, number) for block in paper.blocks))


def _said_anew(block: Block, number: int) -> Block:
    match block:
        case Paragraph():
            return Paragraph(f"{plain(block.text)} {number}.")
        case Heading():
            return replace(block, text=f"{block.text} {number}")
        case Bullets():
            return Bullets(tuple(f"{plain(point)} {number}." for point in block.points))
        case Facts():
            return Facts(tuple((name, f"{what} {number}") for name, what in block.pairs))
        case Table():
            rows = tuple((f"{plain(as_cell(row[0]).text)} {number}", *row[1:]) for row in block.rows)
            return replace(block, rows=rows)
        case BarChart():
            return replace(block, bars=tuple(replace(bar, name=f"{bar.name} {number}") for bar in block.bars))
    return block


def _by_hand(paper: Paper) -> bytes:
    """The floor for Word: the words, plain tables and the photograph, as python-docx's own manual does it."""
    document = docx.Document()
    document.add_heading(paper.title, 0)
    for block in paper.blocks:
        match block:
            case Heading():
                document.add_heading(block.text, block.level)
            case Table():
                _table(document, [block.head, *block.rows])
            case BarChart():
                _table(document, [(bar.name, bar.shown, bar.before_shown) for bar in block.bars])
            case Photograph():
                document.add_picture(BytesIO(block.content), width=Mm(130))
            case _:
                _paragraphs(document, block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraphs(document: Document, block: Block) -> None:
    for text in _texts(block):
        document.add_paragraph(text, style="List Bullet" if isinstance(block, Bullets) else None)


def _texts(block: Block) -> list[str]:
    match block:
        case Bullets() | Numbered():
            return [plain(point) for point in block.points]
        case Facts():
            return [f"{name}\t{what}" for name, what in block.pairs]
        case Paragraph() | Callout() | Quote():
            return [plain(block.text)]
    return []


def _table(document: Document, rows: Sequence[Sequence[str | Cell]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = plain(as_cell(words).text)
