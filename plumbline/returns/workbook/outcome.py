"""What checking a workbook found: the stage, the problems, and the answers that could be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from plumbline.frameworks.definition import Answers
from plumbline.returns.workbook import faults
from plumbline.returns.workbook.faults import CellProblem, Group


class Stage(StrEnum):
    """How far the checks came: the stage whose problems are listed, or `READ` when every cell stands."""

    FILE = "file"
    OURS = "ours"
    CELLS = "cells"
    READ = "read"


@dataclass(frozen=True)
class Checked:
    """What was found in a workbook. `answers` hold every cell that could be read, also when others could not.

    `remarks` say what was understood although it was written unusually; they refuse nothing.
    `earlier` holds what a year-wide table says of other periods, by period code, as far as it could be read.
    """

    stage: Stage
    problems: tuple[CellProblem, ...] = ()
    remarks: tuple[CellProblem, ...] = ()
    answers: Answers = Answers()
    earlier: Mapping[str, Answers] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.problems

    @property
    def grouped(self) -> tuple[Group, ...]:
        """The problems as a page lists them: the same fault in several cells of a sheet is said once."""
        return faults.grouped(self.problems)
