"""Papers look like the pages, and every tint can be read."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

import plumbline.ui
from plumbline.papers import colours

PAGE = Path(plumbline.ui.__file__).parent / "static" / "plumbline" / "page.css"


def test_the_brand_is_the_pages() -> None:
    on_pages = dict(re.findall(r"--([\w-]+): #(\w{6})", PAGE.read_text()))
    shared = {name for name in colours.NAMED if name.startswith(("teal", "ink", "paper"))}

    assert {name: colours.NAMED[name].lower() for name in shared} == {name: on_pages[name] for name in shared}


@pytest.mark.parametrize("tone", colours.TONES)
def test_words_stand_out_from_their_tint(tone: str) -> None:
    """WCAG 2.2, success criterion 1.4.3: 4.5 to 1."""
    looks = colours.TONES[tone]

    assert contrast(looks.ink, looks.tint) >= 4.5
    assert contrast(colours.INK, looks.tint) >= 4.5
    assert contrast(colours.WHITE, looks.strong) >= 4.5


@pytest.mark.parametrize("tone", colours.TONES)
def test_bars_stand_out_from_their_track(tone: str) -> None:
    """WCAG 2.2, success criterion 1.4.11: 3 to 1."""
    assert contrast(colours.TONES[tone].strong, colours.TRACK) >= 3


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start:end], 16) / 255 for start, end in pairwise((0, 2, 4, 6))]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
