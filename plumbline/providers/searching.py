"""What a name is found by, and how well it fits what somebody typed: their words, each by its beginning. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

MOST = 1_000
# Words that people leave out or write in several ways; they count only where nothing else was typed.
QUIET = frozenset({"and", "of", "the", "limited", "ltd", "plc", "llp"})
_ALIKE = {"saint": "st"}
_WORD = re.compile(r"[^\W_]+")
_POSTCODE = re.compile(r"([a-z]{1,2}[0-9][a-z0-9]?)([0-9][a-z]{1,2})")
_BAR = " |"


class Fit(IntEnum):
    """Where what was typed was found; the smaller, the better."""

    IDENTIFIER = 0
    START = 1
    NAME = 2
    ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed, as words; `identifier` is what it would be as a CQC ID, or ""."""

    text: str
    words: tuple[str, ...]
    identifier: str = ""

    @property
    def start(self) -> str:
        """How the line of a name begins that begins with these words."""
        return f" {' '.join(self.words)}"

    def instead(self, word: str, other: str) -> "Typed":
        """The same with another spelling of one word."""
        words = tuple(other if one == word else one for one in self.words)
        return Typed(" ".join(words), words)


def words_of(text: str) -> list[str]:
    """Words without capitals, accents, apostrophes and other marks."""
    plain = text.casefold().replace("’", "").replace("'", "")
    if not plain.isascii():
        plain = "".join(one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one))
    found = [_ALIKE.get(word, word) for word in _WORD.findall(plain)]
    return [word for word in found if word not in QUIET] or found


def typed(text: str) -> Typed:
    """A postcode is two words however it was typed, as it is in every line."""
    text = " ".join(text.split())
    joined = text.replace(" ", "").casefold()
    if postcode := _POSTCODE.fullmatch(joined):
        return Typed(text, postcode.groups(), joined.upper())
    is_number = any(one.isdigit() for one in text) and " " not in text
    return Typed(text, tuple(dict.fromkeys(words_of(text))), text.upper() if is_number else "")


def line_of(name: str, *others: str) -> str:
    """What is searched: “ alder house | ol1 3ab alder oldham ”: the words of the name, then those of the rest."""
    own = words_of(name)
    rest = [word for other in others for word in words_of(other)]
    return f" {' '.join(own)}{_BAR} {' '.join(word for word in dict.fromkeys(rest) if word not in own)}"[
        :MOST
    ]


def fit_of(line: str, wanted: Typed) -> Fit | None:
    """How a line fits; None where one of the words begins none of its words."""
    if not wanted.words or not all(f" {word}" in line for word in wanted.words):
        return None
    if line.startswith(wanted.start):
        return Fit.START
    name = line.partition(_BAR)[0]
    return Fit.NAME if all(f" {word}" in name for word in wanted.words) else Fit.ELSEWHERE
