"""The hidden sheet: whose workbook this is, where each answer stands, and a seal that shows whether it was changed."""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from plumbline.returns.workbook.plan import Spot, cell_place

SHEET = "_plumbline"
MARK = "plumbline return"
FORMAT = "1"
_SIGNATURE = "signature"
_FACT = "fact"
_SPOT = "spot"

Table = list[tuple[str, str, str, str, str]]


class BrokenSeal(Exception):
    """The hidden sheet is there, and its seal does not fit: it was changed, or another installation made it."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What the hidden sheet says. Facts: return, council, provider, contract, period, definition, version, digest."""

    facts: Mapping[str, str]
    spots: tuple[Spot, ...]


def table(seal: Seal, secret: bytes) -> Table:
    """The rows of the hidden sheet, all text, so that no program turns a version into a date."""
    body: Table = [(_FACT, name, value, "", "") for name, value in seal.facts.items()]
    body += [(_SPOT, spot.key, spot.sheet, spot.cell, spot.label) for spot in seal.spots]
    return [(MARK, FORMAT, "", "", ""), *body, (_SIGNATURE, _signature(body, secret), "", "", "")]


def find(sheets: Iterable[Sequence[Sequence[object]]]) -> Table | None:
    """The hidden sheet's rows from among the rows of all sheets, wherever a round trip has put them."""
    for rows in sheets:
        for top, row in enumerate(rows[:10]):
            for left, value in enumerate(row[:5]):
                if value == MARK:
                    return [_five(one[left:]) for one in rows[top:]]
    return None


def unsealed(found: Table, secrets: Iterable[bytes]) -> Seal:
    """What the hidden sheet says, once its seal is seen to be whole. Raises BrokenSeal."""
    body = [row for row in found[1:] if row[0] in {_FACT, _SPOT}]
    given = next((row[1] for row in found if row[0] == _SIGNATURE), "")
    fits = [hmac.compare_digest(given.encode(), _signature(body, secret).encode()) for secret in secrets]
    if not any(fits):
        raise BrokenSeal
    facts = {name: value for kind, name, value, _, _ in body if kind == _FACT}
    spots = tuple(
        Spot(key, sheet, *cell_place(cell), label) for kind, key, sheet, cell, label in body if kind == _SPOT
    )
    return Seal(facts, spots)


def _signature(body: Table, secret: bytes) -> str:
    text = "\n".join(["\t".join((MARK, FORMAT)), *("\t".join(row) for row in body)])
    return hmac.new(secret, text.encode(), sha256).hexdigest()


def _five(row: Sequence[object]) -> tuple[str, str, str, str, str]:
    cells = [value if type(value) is str else _as_text(value) for value in row[:5]]
    one, two, three, four, five = cells + [""] * (5 - len(cells))
    return one, two, three, four, five


def _as_text(value: object) -> str:
    """Some programs turn "3" into the number 3 on their way; a number reads as its shortest form."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
