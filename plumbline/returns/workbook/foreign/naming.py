"""What a council's own table says of itself near its top: the provider, the contract and the year, if it does.

Such a table has no sealed sheet. Whose it is follows from the return that it is uploaded to; what stands in the
table can only contradict that.
"""

import re
from collections.abc import Iterator, Sequence

from plumbline.frameworks.periods import Period
from plumbline.returns.workbook.cells import shown
from plumbline.returns.workbook.faults import CellProblem
from plumbline.returns.workbook.issue import Identity
from plumbline.returns.workbook.locating import Seat
from plumbline.returns.workbook.sheets import Sheet

_TOP = 20
_YEAR = re.compile(r"(20\d\d)\s*[-–—/]\s*(?:20)?(\d\d)")
_NAMES = {
    "provider": "provider", "provider name": "provider", "name of provider": "provider",
    "contract": "contract", "contract reference": "contract", "contract ref": "contract",
    "year": "year", "financial year": "year", "reporting year": "year",
}  # fmt: skip


def contradictions(sheets: Sequence[Sheet], identity: Identity) -> Iterator[CellProblem]:
    """What the top of the table says that does not fit the return; nothing when it says nothing."""
    for name, seat, text in _named(sheets):
        if name == "year" and (says := _wrong_year(text, identity.period)):
            yield _problem(seat, "other-year", f"says {says}, and this return is for {identity.period.label}")
        elif name == "contract" and _plain(text) != _plain(identity.contract_reference):
            says = f"says ‘{text}’, and this return is for contract {identity.contract_reference}"
            yield _problem(seat, "other-contract", says)
        elif name == "provider" and not _same_name(text, identity.provider_name):
            yield _problem(
                seat, "other-provider", f"says ‘{text}’, and this return is {identity.provider_name}’s"
            )


def _problem(seat: Seat, code: str, says: str) -> CellProblem:
    message = (
        f"Cell {seat.cell} on {seat.sheet.name} {says}. Correct the cell, or upload the table of this return."
    )
    return CellProblem(seat.sheet.name, seat.cell, code, message)


def _named(sheets: Sequence[Sheet]) -> Iterator[tuple[str, Seat, str]]:
    """Each label that is known, with the text to the right of it."""
    for sheet in sheets:
        for row, values in enumerate(sheet.rows[:_TOP]):
            for column, value in enumerate(values):
                name = _NAMES.get(_plain(value)) if isinstance(value, str) else None
                beside = next(
                    (place for place in range(column + 1, len(values)) if values[place] != ""), None
                )
                if name and beside is not None:
                    yield name, Seat(sheet, row, beside), shown(values[beside]).strip()


def _wrong_year(text: str, period: Period) -> str:
    found = _YEAR.search(text)
    if not found:
        return ""
    first = period.financial_year
    return "" if (int(found[1]), int(found[2])) == (first, (first + 1) % 100) else f"{found[1]}–{found[2]}"


def _same_name(one: str, other: str) -> bool:
    """Names are written in many ways; only ones that share no beginning are taken as different."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return not short or long.startswith(short)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(":")
