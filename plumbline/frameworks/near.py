"""Helping with a word that is not known: the known word that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, words: Iterable[str]) -> str:
    """“ Did you mean “target”?”, or nothing when no word is near. Begins with a blank, to follow a sentence."""
    found = get_close_matches(word[:80].lower(), [one for one in words if one], n=1, cutoff=0.6)
    return f" Did you mean “{found[0]}”?" if found else ""
