"""Understanding a number as people type it: one set of rules for the web form and for text in workbook cells. Pure.

What is unmistakable is understood (thousands commas, spaces, a pound sign before money, a percent sign where a
percentage is asked for). What could mean two things is asked about, never guessed.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from plumbline.frameworks.definition import Input, InputKind
from plumbline.judgement.figure import number_fault

MOST_DECIMALS = 4
LONGEST_TEXT = 4000
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|-?\.\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a value cannot stand: a stable code, and cause then cure in plain words."""

    code: str
    says: str


def understand(text: str, question: Input) -> Decimal | Trouble | None:
    """The number that a text means for this question; None when nothing was typed."""
    bare = " ".join(text.split())
    if not bare:
        return None
    if question.kind is InputKind.MONEY:
        bare = bare.removeprefix("£").strip()
    if question.part == "percent":
        bare = bare.removesuffix("%").strip()
    elif bare.endswith("%"):
        return Trouble(
            "percent-sign", f"“{text.strip()}” is a percentage, and this asks for a number. Enter the count."
        )
    if not _NUMBER.fullmatch(bare):
        return Trouble("not-a-number", f"“{_short(text)}” is not a number. Enter a number, for example 12.")
    return sized(Decimal(bare.replace(",", "")), question)


def sized(number: Decimal, question: Input) -> Decimal | Trouble:
    """The number itself when the question can have it: in range, whole when it counts, not too precise."""
    if fault := number_fault(number, is_whole=question.kind is InputKind.COUNT):
        return Trouble(fault.code, fault.says)
    if question.part == "percent" and number > 100:
        return Trouble("over-100", f"{number}% is more than 100%. Enter a percentage from 0 to 100.")
    if number != round(number, MOST_DECIMALS):
        return Trouble("too-precise", f"{number} has more than {MOST_DECIMALS} decimal places. Round it.")
    return number


def understand_text(text: str) -> str | Trouble:
    """A text without control characters; refused when it is longer than 4,000 characters."""
    clean = "".join(letter for letter in text if letter.isprintable() or letter in "\n\t").strip()
    if len(clean) > LONGEST_TEXT:
        return Trouble(
            "too-long", f"This has {len(clean):,} characters. Shorten it to {LONGEST_TEXT:,} or fewer."
        )
    return clean


def _short(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= 40 else f"{bare[:39]}…"
