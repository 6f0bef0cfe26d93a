"""Whether a summary for the public repeats what was noted on the visit word for word. Pure.

A summary is written apart from the evidence: a sentence taken over from a note may tell who said it.
"""

import re
from collections.abc import Iterable, Iterator

FEWEST_WORDS = 6
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def copied(text: str, notes: Iterable[str]) -> tuple[str, ...]:
    """The sentences of at least six words that stand in a note just so, whatever their commas and capitals."""
    within = [f" {' '.join(_words(one))} " for one in notes]
    return tuple(
        sentence
        for sentence, words in _sentences(text)
        if any(f" {' '.join(words)} " in one for one in within)
    )


def _sentences(text: str) -> Iterator[tuple[str, list[str]]]:
    for found in _SENTENCE.findall(text):
        words = _words(found)
        if len(words) >= FEWEST_WORDS:
            yield found.strip(), words


def _words(text: str) -> list[str]:
    return [one.casefold().replace("’", "'") for one in _WORD.findall(text)]
