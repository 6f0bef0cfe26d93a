"""JSON records, one a line or in one list: parsed safely, with their line numbers, and read with types checked."""

import io
import json
from collections.abc import Iterator
from typing import Any

from plumbline.cqc.reading.refusal import Refused

LONGEST_LINE = 5_000_000
_CUT_OFF = "The file stops in the middle of line {line:,}: it was cut off. Download it again."


def looks_like_json(text: io.TextIOWrapper) -> bool:
    text.seek(0)
    return text.read(200).lstrip("\ufeff \t\r\n").startswith(("{", "["))


def lines(text: io.TextIOWrapper) -> Iterator[tuple[int, Any]]:
    """Each line's number and value; a `ValueError` object stands for a line that is not JSON.

    Raises `Refused` when the last line is broken: the file was cut off.
    """
    text.seek(0)
    broken: tuple[int, ValueError] | None = None
    for number, line in enumerate(iter(lambda: text.readline(LONGEST_LINE), ""), start=1):
        if not line.strip():
            continue
        if broken:
            yield broken
        value = parsed(line)
        broken = (number, value) if isinstance(value, ValueError) else None
        if not broken:
            yield number, value
    if broken:
        raise Refused(_CUT_OFF.format(line=broken[0]))


def listed(text: io.TextIOWrapper) -> Iterator[tuple[int, Any]]:
    """The members of one JSON list, numbered from 1."""
    text.seek(0)
    value = parsed(text.read())
    if not isinstance(value, list):
        raise Refused(
            "The file begins like a JSON list and does not end like one: it was cut off. Download it again."
        )
    yield from enumerate(value, start=1)


def parsed(words: str) -> Any:
    """The value, or the `ValueError` that says why there is none."""
    try:
        return json.loads(words, parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:
        return ValueError(f"it is not JSON ({str(fault)[:80]})")


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is not a number")


class Record:
    """One JSON object whose fields are read as what they should be; CQC leaves empty fields out."""

    __slots__ = ("fields",)

    def __init__(self, fields: object) -> None:
        if not isinstance(fields, dict):
            raise ValueError("it is not a JSON object")
        self.fields = fields

    def words(self, name: str) -> str:
        value = self.fields.get(name)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ValueError(f"{name} is not text")
        return str(value)

    def part(self, name: str) -> "Record":
        return Record(self.fields.get(name) or {})

    def parts(self, name: str) -> Iterator["Record"]:
        value = self.fields.get(name) or []
        for member in value if isinstance(value, list) else [value]:
            yield Record(member)
