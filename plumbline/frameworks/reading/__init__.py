"""From the text of a framework file to what it says, or to everything that is wrong with it at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from plumbline.frameworks.calendars import Calendar
from plumbline.frameworks.definition import Definition, Source
from plumbline.frameworks.near import nearest
from plumbline.frameworks.reading.calendar import read_calendar_dates
from plumbline.frameworks.reading.lines import LineIndex
from plumbline.frameworks.reading.oversight_levels import read_level_parts
from plumbline.frameworks.reading.parsing import FRAMEWORK_ID, LARGEST_FILE, decode, digest_of, parse
from plumbline.frameworks.reading.problems import FrameworkProblem, FrameworkProblems
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.risk_model import read_risk_parts
from plumbline.frameworks.reading.schedule import read_schedule
from plumbline.frameworks.reading.scorecard import read_scorecard_parts
from plumbline.frameworks.reading.table import Table, listed, quoted
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.frameworks.scorecard import ScorecardDefinition

__all__ = [
    "LARGEST_FILE",
    "Framework",
    "FrameworkProblem",
    "FrameworkProblems",
    "decode",
    "read",
    "read_any",
    "read_calendar",
    "read_levels",
    "read_risk_model",
    "read_scorecard",
]

Framework = Definition | Calendar | ScorecardDefinition | RiskModelDefinition | LevelsDefinition
Wanted = TypeVar("Wanted", Definition, Calendar, ScorecardDefinition, RiskModelDefinition, LevelsDefinition)


class Reader(Protocol):
    """Reads what is particular to one kind of framework."""

    def __call__(self, table: Table, *, id: str, version: str, title: str, source: Source) -> Framework: ...


READERS: Mapping[str, Reader] = {
    "kpi-schedule": read_schedule,
    "calendar": read_calendar_dates,
    "scorecard": read_scorecard_parts,
    "risk-model": read_risk_parts,
    "oversight-levels": read_level_parts,
}


def read(text: str, *, name: str) -> Definition:
    """The KPI schedule that a text describes. `name` is what to call the file.

    Raises FrameworkProblems with every problem at once: line, place and cause in plain words.
    """
    return _read_as(Definition, text, name, "KPI schedule", "kpi-schedule")


def read_calendar(text: str, *, name: str) -> Calendar:
    """The reporting calendar that a text describes. Raises FrameworkProblems as `read` does."""
    return _read_as(Calendar, text, name, "reporting calendar", "calendar")


def read_scorecard(text: str, *, name: str) -> ScorecardDefinition:
    """The scorecard that a text describes. Raises FrameworkProblems as `read` does."""
    return _read_as(ScorecardDefinition, text, name, "scorecard", "scorecard")


def read_risk_model(text: str, *, name: str) -> RiskModelDefinition:
    """The risk model that a text describes. Raises FrameworkProblems as `read` does."""
    return _read_as(RiskModelDefinition, text, name, "risk model", "risk-model")


def read_levels(text: str, *, name: str) -> LevelsDefinition:
    """The levels of oversight that a text describes. Raises FrameworkProblems as `read` does."""
    return _read_as(LevelsDefinition, text, name, "set of oversight levels", "oversight-levels")


def _read_as(wanted: type[Wanted], text: str, name: str, called: str, kind: str) -> Wanted:
    framework = read_any(text, name=name)
    if isinstance(framework, wanted):
        return framework
    says = f"This file is no {called}. Choose a file of the kind {kind}."
    raise FrameworkProblems(name, [FrameworkProblem(0, "kind", says)])


def read_any(text: str, *, name: str, others: Sequence[str] = ()) -> Framework:
    """The framework of any known kind that a text describes. Raises FrameworkProblems as `read` does.

    `others` are kinds that are read elsewhere, named when a kind is misspelt.
    """
    text = text.removeprefix("\ufeff")
    content = parse(text, name=name)
    problems: list[FrameworkProblem] = []
    table = Table(content, LineIndex(text), problems)
    reader = _reader(table, others)
    if reader is None:
        raise FrameworkProblems(name, problems)
    framework = reader(
        table,
        id=_id(table),
        version=table.text("version", None),
        title=table.text("title", None),
        source=read_source(table),
    )
    table.close()
    if problems:
        raise FrameworkProblems(name, problems)
    return replace(framework, digest=digest_of(content), text=text)


def _reader(table: Table, others: Sequence[str]) -> Callable[..., Framework] | None:
    kinds = [*READERS, *others]
    kind = table.text("kind", None)
    if kind and kind not in READERS:
        says = f"{quoted(kind)} is a kind of framework that cannot be read here.{nearest(kind, kinds)}"
        table.problem("kind", f"{says} The kinds known are {listed(kinds, 'and')}.")
    return READERS.get(kind)


def _id(table: Table) -> str:
    known_as = table.text("id", None)
    if known_as and not FRAMEWORK_ID.fullmatch(known_as):
        says = "An id is a folder and a name in small letters, digits and hyphens, such as exampleshire/homecare."
        table.problem("id", says)
    return known_as
