"""Gathers answers and problems cell by cell, so that a person sees all of them at once."""

from collections.abc import Mapping
from decimal import Decimal

from plumbline.frameworks.definition import Answers, InputKind
from plumbline.returns.workbook import faults
from plumbline.returns.workbook.cells import Asked, Found, found
from plumbline.returns.workbook.faults import CellProblem
from plumbline.returns.workbook.locating import Seat
from plumbline.returns.workbook.outcome import Checked, Stage
from plumbline.returns.workbook.plan import EXPLANATION, cell_name

_LINE_GONE = (
    "The line “{label}” ({ref}) is no longer in the workbook. Download the workbook again, copy your figures into it "
    "and upload that."
)


class Gathered:
    """Answers and problems while a workbook is gone through."""

    def __init__(self, remarks: tuple[CellProblem, ...] = ()) -> None:
        self.remarks = list(remarks)
        self.problems: list[CellProblem] = []
        self.values: dict[str, Decimal] = {}
        self.texts: dict[str, str] = {}
        self.explanations: dict[str, str] = {}

    def takes(self, key: str, asked: Asked, seat: Seat, said: Found) -> None:
        """What the cell of this input says. A blank cell is only blank: never also wrong in another way."""
        if seat.copies and (other := _differing_copy(asked, seat, said)):
            self._problem(key, seat, "stands-twice", {"shown": f"{other.cell} on {other.sheet.name}"})
        elif said.value is not None:
            self.values[key] = said.value
            if said.code:
                self.remarks.append(faults.at(seat.sheet.name, seat.cell, said.code, key, said.details))
        elif said.code:
            self._problem(key, seat, said.code, said.details)
        elif said.text:
            self._text(key, said.text)
        elif asked.question.required:
            self._blank(key, asked, seat)

    def misses(self, key: str, asked: Asked) -> None:
        """The line of this input is gone."""
        if asked.question.required:
            says = _LINE_GONE.format(label=asked.question.label, ref=asked.question.ref)
            self.problems.append(CellProblem("", "", "line-gone", says, key))

    def checked(self, earlier: Mapping[str, Answers] | None = None) -> Checked:
        return Checked(
            Stage.CELLS if self.problems else Stage.READ,
            tuple(self.problems),
            tuple(self.remarks),
            Answers(self.values, self.texts, self.explanations),
            earlier or {},
        )

    def _text(self, key: str, text: str) -> None:
        if key.startswith(EXPLANATION):
            self.explanations[key.removeprefix(EXPLANATION)] = text
        else:
            self.texts[key] = text

    def _blank(self, key: str, asked: Asked, seat: Seat) -> None:
        for top, left, bottom, right in seat.sheet.odd.merged:
            is_inside = top <= seat.row <= bottom and left <= seat.column <= right
            if is_inside and (top, left) != (seat.row, seat.column):
                self._problem(key, seat, "merged", {"shown": cell_name(top, left)})
                return
        self._problem(key, seat, "blank-text" if asked.question.kind is InputKind.TEXT else "blank", {})

    def _problem(self, key: str, seat: Seat, code: str, details: Mapping[str, str]) -> None:
        self.problems.append(faults.at(seat.sheet.name, seat.cell, code, key, details))


def _differing_copy(asked: Asked, seat: Seat, said: Found) -> Seat | None:
    for copy in seat.copies:
        other = found(copy.sheet, copy.row, copy.column, asked)
        if (other.value, other.text, other.code) != (said.value, said.text, said.code):
            return copy
    return None
