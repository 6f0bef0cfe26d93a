"""A paper as PDF/UA-1 (ISO 14289-1), produced by Typst: tagged, in the bundled font, the same for the same paper."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import typst

from plumbline.papers import colours
from plumbline.papers.font import FOLDER
from plumbline.papers.order import in_order, leads
from plumbline.papers.paper import Photograph
from plumbline.papers.photographs import kind_of
from plumbline.papers.row_headers import with_row_headers
from plumbline.papers.text import drawable
from plumbline.papers.typesetting import values
from plumbline.papers.wording import day

if TYPE_CHECKING:
    from datetime import datetime

    from plumbline.papers.paper import Paper

_FORGOTTEN = 2
LAYOUT = Path(__file__).with_name("layout.typ")


class NotSet(RuntimeError):
    """The typesetter refused the paper or warned of it: a fault of ours, not of who wrote the text."""


def as_pdf(paper: Paper, *, at: datetime) -> bytes:
    """The paper as it stood `at` that moment (aware), which the file keeps as its time. Raises `NotSet`."""
    with TemporaryDirectory(prefix="paper-") as folder:
        made = compiled(laid_out(paper, Path(folder)), told=told(paper), at=at)
    _forget()
    return with_row_headers(made)


def compiled(source: Path, *, told: str, at: datetime) -> bytes:
    """Typst's answer in PDF/UA-1; a warning (a font that is not there) is as bad as a refusal."""
    try:
        made, warnings = typst.compile_with_warnings(
            source,
            root=source.parent,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"paper": told},
            pdf_standards=["ua-1"],
            timestamp=int(at.timestamp()),
        )
    except typst.TypstError as refused:
        raise NotSet(f"{refused.message} {refused.diagnostic}") from refused
    if warnings:
        raise NotSet("; ".join(warning.message for warning in warnings))
    return made


def _forget() -> None:
    """Typst remembers what went into its last ten papers, which for long reports is hundreds of megabytes.

    An empty paper counts as one, takes no room and next to no time.
    """
    for _ in range(_FORGOTTEN):
        typst.compile(b"", font_paths=fonts(), ignore_system_fonts=True)


@cache
def fonts() -> typst.Fonts:
    """The bundled fonts, and no others: a paper looks the same wherever it is made."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def laid_out(paper: Paper, folder: Path) -> Path:
    """The layout in this folder, with the paper's photographs beside it as files."""
    source = folder / "paper.typ"
    source.write_bytes(LAYOUT.read_bytes())
    for number, block in enumerate(in_order(paper).blocks):
        if isinstance(block, Photograph):
            (folder / file_name(number, block)).write_bytes(block.content)
    return source


def told(paper: Paper) -> str:
    """What the layout is told, as JSON: never markup."""
    paper = in_order(paper)
    blocks = [values(block) for block in paper.blocks]
    for number, (block, drawn, is_lead) in enumerate(
        zip(paper.blocks, blocks, leads(paper.blocks), strict=True)
    ):
        drawn["leads"] = is_lead
        if isinstance(block, Photograph):
            drawn["file"] = file_name(number, block)
    language, _, region = paper.language.partition("-")
    return json.dumps(
        {
            "title": drawable(paper.title),
            "subtitle": drawable(paper.subtitle),
            "council": drawable(paper.council),
            "reference": drawable(paper.reference),
            "state": drawable(paper.state),
            "dated-on": day(paper.dated_on),
            "language": language,
            "region": region or None,
            "blocks": blocks,
            "colours": colours.NAMED,
            "tones": {name: asdict(tones) for name, tones in colours.TONES.items()},
        }
    )


def file_name(number: int, photograph: Photograph) -> str:
    return f"{number}.{kind_of(photograph.content)}"
