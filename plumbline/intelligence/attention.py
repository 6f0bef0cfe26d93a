"""Reading the file that says when intelligence calls for attention. Pure."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from plumbline.frameworks.aloud import RuleAloud
from plumbline.frameworks.definition import Source
from plumbline.frameworks.kinds import Kind
from plumbline.frameworks.reading.lines import LineIndex
from plumbline.frameworks.reading.parsing import decode, digest_of, parse
from plumbline.frameworks.reading.problems import FrameworkProblem, FrameworkProblems
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.table import Table, quoted

SHIPPED = Path(__file__).with_name("library") / "attention.toml"
LONGEST = 366


@dataclass(frozen=True, slots=True)
class Attention:
    """So many `areas` hit `within_days`, both ends of the stretch included, and when a return counts as missed."""

    id: str
    version: str
    title: str
    source: Source
    areas: int
    within_days: int
    missed_after_working_days: int
    digest: str = ""
    text: str = ""

    @property
    def rules_aloud(self) -> tuple[RuleAloud, ...]:
        """When several areas call for somebody, and when a return was missed."""
        areas = f"{'1 area' if self.areas == 1 else f'{self.areas} different areas'} of the six"
        missed = f"{self.missed_after_working_days} working days after it was due"
        return (
            RuleAloud(
                "A provider calls for attention",
                (f"{areas}, hit within {self.within_days} days",),
                self.source,
            ),
            RuleAloud("A return counts as missed", (missed,), self.source),
        )


@cache
def shipped() -> Attention:
    """The rule that comes with Plumbline."""
    return read(decode(SHIPPED.read_bytes(), name=SHIPPED.name), name=SHIPPED.name)


def read(text: str, *, name: str) -> Attention:
    """The rule that a text describes. Raises FrameworkProblems with every problem: line, place and cause."""
    text = text.removeprefix("\ufeff")
    content = parse(text, name=name)
    problems: list[FrameworkProblem] = []
    table = Table(content, LineIndex(text), problems)
    kind = table.text("kind", None)
    if kind != "attention":
        table.problem("kind", f"{quoted(kind)} cannot be read here. Choose a file of the kind attention.")
    rule = Attention(
        id=table.text("id", None),
        version=table.text("version", None),
        title=table.text("title", None),
        source=read_source(table),
        areas=_from_one(table, "areas", most=6),
        within_days=_from_one(table, "within_days", most=LONGEST),
        missed_after_working_days=_from_one(table, "missed_after_working_days", most=LONGEST),
    )
    table.close()
    if problems:
        raise FrameworkProblems(name, problems)
    return replace(rule, digest=digest_of(content), text=text)


def _shipped_as(known_as: str) -> Attention | None:
    return shipped() if known_as == shipped().id else None


ATTENTION: Kind[Attention] = Kind("attention", "rule of attention", read, _shipped_as, lambda: (shipped(),))


def _from_one(table: Table, key: str, *, most: int) -> int:
    number = table.whole(key, 0, most=most)
    if number == 0:
        table.problem(key if key in table else "", f"“{key}” has to be a number from 1 to {most}.")
    return number
