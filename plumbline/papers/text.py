"""Text from anywhere, made fit for paper: nothing that a file format forbids, nothing that the font cannot draw."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from plumbline.papers.font import drawn

LONGEST_WORD = 40
"""Letters that a line of running text holds with ease; longer words may break anywhere."""
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# XML 1.0, section 2.2, and the code points that Unicode keeps for no character.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_WORD = re.compile(r"[^\s\u200b]{4,}")
_WIDE = re.compile(r"[A-Zmw@%&—]")
_MAY_BREAK = "\u200b"
_NAMED_AGAIN = re.compile(r"(\[words in \w+\])(?:[\s\d.,;:!?'’-]*\1)+")
_DRAWN_ALIKE = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2009": " ", "\u202f": "\u00a0", "\u2007": "\u00a0"}
)


def clean(text: str) -> str:
    """The text with one kind of line end, and without the characters that XML forbids."""
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", text))


def drawable(text: str, longest: int = LONGEST_WORD) -> str:
    """The text in the bundled font's characters; what it lacks is named in square brackets instead.

    A word of more letters than `longest` may break anywhere; a shorter one is never divided.

    A person's thumbs up reads "[thumbs up sign]", and a sentence in Devanagari "[words in Devanagari]": a paper for
    screen readers must not hold marks that nobody can name (PDF/UA-1, ISO 14289-1, 7.21.8).
    """
    whole = unicodedata.normalize("NFC", clean(text)).translate(_DRAWN_ALIKE)
    runs = groupby(whole, key=_is_drawn)
    known = "".join("".join(run) if is_drawn else _named("".join(run)) for is_drawn, run in runs)
    told = _NAMED_AGAIN.sub(r"\1", known)
    return _WORD.sub(lambda word: _MAY_BREAK.join(word[0]) if width(word[0]) > longest else word[0], told)


def width(word: str) -> float:
    """How wide a word is, in letters of the usual width: capitals and a few others take more room."""
    return len(word) + 0.35 * len(_WIDE.findall(word))


def one_line(text: str) -> str:
    """The text as a title or heading has it: one line, and "" where there is nothing to read in it."""
    words = " ".join(clean(text).split())
    return words if any(unicodedata.category(letter)[0] not in "CMZ" for letter in drawable(words)) else ""


def _is_drawn(letter: str) -> bool:
    return letter in "\n\t" or ord(letter) in drawn()


def _named(run: str) -> str:
    said = [word for letter in run if (word := _word(letter))]
    once = [word for word, before in zip(said, ["", *said], strict=False) if word != before]
    return f"[{', '.join(once)}]" if once else ""


def _word(letter: str) -> str:
    """What one character is called: letters by their script; joiners, marks and odd spaces not at all."""
    kind, name = unicodedata.category(letter), unicodedata.name(letter, "")
    if kind[0] in "MZ" or kind in {"Sk", "Cf"}:
        return ""
    if kind[0] == "L" and name:
        return f"words in {name.split()[0].title()}"
    return name.lower() or "a character without a name"
