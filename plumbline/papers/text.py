"""Text from anywhere, made fit for paper: nothing that a file format forbids, nothing that the font cannot draw."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from plumbline.papers.font import drawn

LONGEST_WORD = 24
"""Letters that a column still holds in one line; longer words may break anywhere."""
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LONG_WORD = re.compile(rf"[^\s\u200b]{{{LONGEST_WORD + 1},}}")
_MAY_BREAK = "\u200b"
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f\u2060\ufeff")


def clean(text: str) -> str:
    """The text with one kind of line end, and without the characters that XML forbids."""
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", text))


def drawable(text: str) -> str:
    """The text in the bundled font's characters; what it lacks is named in square brackets instead.

    A person's thumbs up reads "[thumbs up sign]", and a sentence in Devanagari "[words in Devanagari]": a paper for
    screen readers must not hold marks that nobody can name (PDF/UA-1, ISO 14289-1, 7.21.8).
    """
    runs = groupby(unicodedata.normalize("NFC", clean(text)), key=_is_drawn)
    known = "".join("".join(run) if is_drawn else _named("".join(run)) for is_drawn, run in runs)
    return _LONG_WORD.sub(lambda word: _MAY_BREAK.join(word[0]), known)


def _is_drawn(letter: str) -> bool:
    return letter in "\n\t" or ord(letter) in drawn()


def _named(run: str) -> str:
    said = [word for letter in run if (word := _word(letter))]
    once = [word for word, before in zip(said, ["", *said], strict=False) if word != before]
    return f"[{', '.join(once)}]" if once else ""


def _word(letter: str) -> str:
    """What one character is called; letters are called by their script, joiners and modifiers not at all."""
    kind, name = unicodedata.category(letter), unicodedata.name(letter, "")
    if letter in _JOINERS or kind[0] == "M" or kind in {"Sk", "Cf"}:
        return ""
    if kind[0] == "Z":
        return ""
    if kind[0] == "L" and name:
        return f"words in {name.split()[0].title()}"
    return name.lower() or "a character without a name"
