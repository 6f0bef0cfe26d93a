"""Reads a PDF as assistive technology does: its tree of tags, and the words of its pages by what they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Tag:
    """One element of the tree. `scope` is a header cell's, `alt` a picture's words, `title` a heading's."""

    name: str
    depth: int
    alt: str
    title: str
    scope: str


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def tags(pdf: pikepdf.Pdf) -> list[Tag]:
    return list(_tags(pdf.Root.StructTreeRoot.K, 0))


def _tags(node: Any, depth: int) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _tags(each, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        scopes = [str(one.Scope)[1:] for one in _attributes(node) if "/Scope" in one]
        alt, title = (str(node.get(key, "")) for key in ("/Alt", "/T"))
        yield Tag(str(node.S)[1:], depth, alt, title, "".join(scopes))
        if "/K" in node:
            yield from _tags(node.K, depth + 1)


def told_headers(pdf: pikepdf.Pdf) -> list[list[tuple[str, bool]]]:
    """For each cell the headers that it names, by the file's index: what for, and whether in the cell's own row."""
    index = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
    cells: list[Any] = [
        each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TD"
    ]
    return [
        [
            (str(_attributes(header)[0].Scope)[1:], header.P.objgen == cell.P.objgen)
            for header in (index[str(name)] for name in _attributes(cell)[0].Headers)
        ]
        for cell in cells
    ]


def _attributes(node: Any) -> list[Any]:
    found = node.get("/A", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def words(pdf: pikepdf.Pdf, *, artifacts: bool = False) -> str:
    """What the pages say, without spaces, which a PDF need not draw; or what stands in their headers and footers."""
    return "".join(
        text for page in pdf.pages for is_artifact, text in _shown(page) if is_artifact == artifacts
    )


def _shown(page: pikepdf.Page) -> Iterator[tuple[bool, str]]:
    letters: dict[int, str] = {}
    marked: list[bool] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BMC" | "BDC":
                marked.append(str(operands[0]) == "/Artifact")
            case "EMC":
                marked.pop()
            case "Tf":
                letters = _letters(page.Resources.Font[str(operands[0])])
            case "Tj" | "TJ":
                parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                glyphs = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                codes = [int.from_bytes(glyphs[at : at + 2], "big") for at in range(0, len(glyphs), 2)]
                yield (
                    any(marked),
                    "".join(letters[code] for code in codes).replace(" ", "").replace("\u200b", ""),
                )


def _letters(font: Any) -> dict[int, str]:
    """From the numbers of a font's glyphs to what they say (PDF 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(font.ToUnicode):
        if str(instruction.operator) == "endbfchar":
            operands: Any = instruction.operands
            for code, text in zip(operands[::2], operands[1::2], strict=True):
                found[int.from_bytes(bytes(code), "big")] = bytes(text).decode("utf-16-be")
    return found
