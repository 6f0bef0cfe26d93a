"""The guide's pictures, written only when PLUMBLINE_PICTURES=1: a test run changes no file."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from playwright._impl._api_structures import Clip
    from playwright.sync_api import Page

from tests.browser.inspection import DESK, HEIGHTS, PHONE

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "guide" / "pictures"
WANTED = os.environ.get("PLUMBLINE_PICTURES") == "1"
# What floats over a screen would lie across a long picture. Set by script: the page allows no style that is added.
FLOATING = (
    "document.querySelectorAll('.portal-save, .app-sheet__acts, .app-bar')"
    ".forEach((one) => { one.style.position = '%s'; })"
)
TALLEST = {DESK: 1500, PHONE: 1700}


def take(page: Page, name: str, *, tallest: int = 0) -> Iterator[int]:
    """One picture at each width, the desk's last, no taller than `tallest` or what reads well in a guide.

    Yields each width once the page has it, before its picture is taken.
    """
    for width, suffix in ((PHONE, "-phone"), (DESK, "")):
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        yield width
        if WANTED:
            page.evaluate("document.activeElement.blur()")
            tall = int(page.evaluate("document.documentElement.scrollHeight"))
            clip: Clip = {"x": 0, "y": 0, "width": width, "height": min(tall, tallest or TALLEST[width])}
            page.evaluate(FLOATING % "static")
            _write(FOLDER / f"{name}{suffix}.png", page.screenshot(full_page=True, clip=clip))
            page.evaluate(FLOATING % "")


def _write(file: Path, shot: bytes) -> None:
    """In as few colours as a page of ours has: a third of the size, and nobody sees the difference."""
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    few = picture.quantize(colors=96, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
