"""Whether two ways of writing a fact say the same: CQC's exports differ in commas, capitals and habits. Pure."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile(r"['‘’`´]")
_NOT_WORD = re.compile(r"[\W_]+")
_SHORT = {
    "limited": "ltd",
    "company": "co",
    "and": "",
    "road": "rd",
    "street": "st",
    "saint": "st",
    "avenue": "ave",
    "center": "centre",
}


def is_same(field: str, was: object, now: object) -> bool:
    """Equal, or equal in meaning: other case, commas, spaces, accents, short forms, order of a list, one county more.

    An address is the same when one is the other with parts left out; a move changes a part.
    """
    if was == now:
        return True
    if not (isinstance(was, str) and isinstance(now, str) and was and now):
        return False
    if field == "service_types":
        return _parts(was, "|") == _parts(now, "|")
    if field == "address":
        before, after = _parts(was, ","), _parts(now, ",")
        return plain(was) == plain(now) or before <= after or after <= before
    if field == "uprn":
        return was.strip().lstrip("0") == now.strip().lstrip("0")
    return plain(was) == plain(now)


@lru_cache(maxsize=20_000)
def plain(words: str) -> str:
    """Words without accents, case, punctuation and spaces, with their short forms."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", words) if not unicodedata.combining(letter)
    )
    found = _NOT_WORD.split(_APOSTROPHES.sub("", bare).casefold())
    return "".join(_SHORT.get(word, word) for word in found)


def _parts(words: str, mark: str) -> frozenset[str]:
    return frozenset(plain(part) for part in words.split(mark)) - {""}
