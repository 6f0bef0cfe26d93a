"""JSON files as people write them: every number kept exact, a name given twice seen, and what is no JSON told."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

LARGEST_FILE = 1024 * 1024


class NotAnswers(ValueError):
    """The file holds no answers at all; the text says why."""


@dataclass(frozen=True)
class Twice:
    """A key that stands twice in one JSON object, with the values it was given."""

    value: object


def json_object(content: bytes, *, first: str) -> Mapping[str, object]:
    """The object in a JSON file. Raises NotAnswers when there is none; `first` is the key it should begin with."""
    if len(content) > LARGEST_FILE:
        raise NotAnswers(
            f"The file is {len(content) // 1024:,} KB. Answers have at most {LARGEST_FILE // 1024:,} KB."
        )
    try:
        text = content.decode("utf-8-sig")
        given = json.loads(
            text, parse_float=_number, parse_int=_number, parse_constant=_number, object_pairs_hook=_once
        )
    except UnicodeDecodeError as fault:
        raise NotAnswers(
            "The file is not written in UTF-8. Save it again with the encoding UTF-8."
        ) from fault
    except json.JSONDecodeError as fault:
        raise NotAnswers(
            f"The file is not JSON: {fault.msg.lower()} at line {fault.lineno}, column {fault.colno}."
        ) from fault
    except RecursionError as fault:
        raise NotAnswers("The file is not answers: its brackets are nested too deeply.") from fault
    if not isinstance(given, Mapping):
        raise NotAnswers(f'The file holds no answers. It begins with {{"{first}": …}}.')
    return given


def _number(text: str) -> Decimal:
    """A number of any size; NaN and Infinity come through, to be refused by name."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    return {name: Twice(value) if names.count(name) > 1 else value for name, value in pairs}
