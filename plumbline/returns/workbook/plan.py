"""Where everything stands in the workbook of a definition: sheets, lines and cells. Knows no Excel library."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from plumbline.frameworks.agreeing import current_keys
from plumbline.frameworks.definition import (
    Agreement,
    Definition,
    Direction,
    Indicator,
    Input,
    InputKind,
    Section,
)
from plumbline.frameworks.periods import Period

REF, QUESTION, FIGURE, RESULT, TARGET, LAST, TAG = range(7)
WHY, FLAG = 5, 4
HEAD_ROW = 4
HEAD_TAG = "plumbline:head"
FIGURE_HEAD = "Your figure"
WHY_HEAD = "Your explanation"
EXPLANATIONS = "Explanations"
EXPLANATION = "explain."
START = "Start here"
_TAKEN = (START, EXPLANATIONS, "_plumbline", "What to correct", "History", "")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one answer stands: the cell, and the words beside it. Rows and columns count from nought."""

    key: str
    sheet: str
    row: int
    column: int
    label: str

    @property
    def cell(self) -> str:
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: the heading of an indicator, one of its questions, or both where it asks only one."""

    row: int
    indicator: Indicator
    question: Input | None
    is_heading: bool


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    section: Section
    name: str
    lines: tuple[Line, ...]
    groups: Mapping[int, str]
    """Headings within the sheet, by their rows."""


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """One row below the explanations of figures: what must agree. Some can be explained, some only corrected."""

    row: int
    agreement: Agreement

    @property
    def is_open(self) -> bool:
        return self.agreement.weight == "explain"


@dataclass(frozen=True, slots=True)
class Plan:
    """All sheets of a return, with the lines of the sheet of explanations: one for each indicator
    that a target may be set for, and one for each agreement whose figures are asked for."""

    sheets: tuple[PlannedSheet, ...]
    explained: tuple[Line, ...]
    agreed: tuple[AgreedLine, ...] = ()

    def spots(self) -> Iterator[Spot]:
        for sheet in self.sheets:
            for line in sheet.lines:
                if line.question:
                    yield Spot(line.question.key, sheet.name, line.row, FIGURE, label_of(line))
        for line in self.explained:
            yield Spot(EXPLANATION + line.indicator.ref, EXPLANATIONS, line.row, WHY, line.indicator.title)
        for one in self.agreed:
            if one.is_open:
                key = EXPLANATION + one.agreement.code
                yield Spot(key, EXPLANATIONS, one.row, WHY, one.agreement.says)


def label_of(line: Line) -> str:
    """The words that stand beside an input cell: the question's, or the indicator's when it asks only one."""
    if line.question is None or line.is_heading:
        return line.indicator.title
    if line.question.required or line.question.kind is InputKind.TEXT:
        return line.question.label
    return f"{line.question.label} (if you know it)"


class ByDigest:
    """Lets a definition be part of a cache's key by its digest alone: the same digest, the same plan."""

    __slots__ = ("definition",)

    def __init__(self, definition: Definition) -> None:
        self.definition = definition

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ByDigest):
            return NotImplemented
        digest = self.definition.digest
        return digest == other.definition.digest if digest else self.definition is other.definition

    def __hash__(self) -> int:
        return hash(self.definition.digest)


def plan(definition: Definition, period: Period) -> Plan:
    """How the workbook of this definition is laid out for a return of this period."""
    return _planned(ByDigest(definition), period)


@lru_cache(maxsize=256)
def _planned(held: ByDigest, period: Period) -> Plan:
    definition = held.definition
    asked = definition.asked_in(period)
    by_section = {
        code: tuple(group)
        for code, group in groupby(sorted(asked, key=lambda one: one.section), key=lambda one: one.section)
    }
    asked_in = [section for section in definition.sections if section.code in by_section]
    names = _distinct([sheet_name(section.sheet or section.title) for section in asked_in])
    sheets = tuple(
        _sheet(section, name, by_section[section.code]) for section, name in zip(asked_in, names, strict=True)
    )
    rated = [one for one in asked if one.is_rated or one.direction is not Direction.NONE]
    explained = tuple(
        Line(HEAD_ROW + 1 + place, indicator, None, is_heading=True) for place, indicator in enumerate(rated)
    )
    return Plan(sheets, explained, _agreed(definition, asked, HEAD_ROW + 1 + len(explained)))


def _agreed(definition: Definition, asked: Sequence[Indicator], heading: int) -> tuple[AgreedLine, ...]:
    """What can be explained stands first; a heading comes before the first row."""
    refs = {one.ref for one in asked}
    held = [
        one
        for one in definition.agreements
        if all(definition.by_key[key].ref in refs for key in current_keys(one))
    ]
    ordered = sorted(held, key=lambda one: one.weight != "explain")
    return tuple(AgreedLine(heading + place, one) for place, one in enumerate(ordered, start=1))


def _sheet(section: Section, name: str, indicators: tuple[Indicator, ...]) -> PlannedSheet:
    lines: list[Line] = []
    groups: dict[int, str] = {}
    row, group = HEAD_ROW + 1, ""
    for indicator in indicators:
        if indicator.group and indicator.group != group:
            group = groups[row] = indicator.group
            row += 1
        for question in _rows_of(indicator):
            is_heading = question is None or len(indicator.inputs) == 1
            lines.append(Line(row, indicator, question, is_heading))
            row += 1
    return PlannedSheet(section, name, tuple(lines), groups)


def _rows_of(indicator: Indicator) -> tuple[Input | None, ...]:
    """A row of its own for the heading, unless one question is all there is to ask."""
    return indicator.inputs if len(indicator.inputs) == 1 else (None, *indicator.inputs)


def _distinct(names: list[str]) -> list[str]:
    """The names with numbers where Excel would not have them: taken before, or kept by Excel for itself."""
    taken = {name.casefold() for name in _TAKEN}
    distinct = []
    for name in names:
        tries = (name, *(f"{name[:28]} {number}" for number in range(2, 100)))
        free = next(one for one in tries if one.casefold() not in taken)
        taken.add(free.casefold())
        distinct.append(free)
    return distinct


def sheet_name(title: str) -> str:
    """A title as Excel allows it for a sheet: at most 31 characters and none of []:*?/\\."""
    return _FORBIDDEN.sub(" ", title).strip().strip("'")[:31].strip()


@lru_cache(maxsize=8192)
def cell_name(row: int, column: int) -> str:
    """C14 for row 13, column 2."""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(65 + place) + letters
    return f"{letters}{row + 1}"


@lru_cache(maxsize=8192)
def cell_place(name: str) -> tuple[int, int]:
    """Row 13, column 2 for C14. Raises ValueError for anything that is not the name of one cell."""
    match = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})", name)
    if not match:
        raise ValueError(f"“{name}” is not the name of a cell.")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1
