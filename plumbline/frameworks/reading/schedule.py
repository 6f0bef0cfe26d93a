"""Reading a KPI schedule: sections, indicators, agreements, texts and the council's own workbook."""

from collections.abc import Iterable, Iterator

from plumbline.frameworks.definition import Agreement, Definition, Indicator, Section, Source
from plumbline.frameworks.periods import Interval
from plumbline.frameworks.reading.agreement import (
    Names,
    Weight,
    part_of_whole,
    read_agreement,
    read_text_rule,
)
from plumbline.frameworks.reading.indicator import PART, REF, Groups, read_indicator
from plumbline.frameworks.reading.table import Table
from plumbline.frameworks.reading.workbook import read_layout

_NOT_IN_SHEET_NAMES = frozenset("[]:*?/\\")


def read_schedule(table: Table, *, id: str, version: str, title: str, source: Source) -> Definition:
    collected = table.choice("collected", Interval, Interval.QUARTER) or Interval.QUARTER
    sections = _sections(table)
    indicators, above = _indicators(table, sections, _groups(table), collected, source)
    names = Names({one.ref: one for one in indicators})
    agreements = [*above, *_agreements(table, names, source)]
    text_rules = tuple(read_text_rule(one, names) for one in table.tables("text", "text rule", "ask"))
    workbook = table.table("workbook")
    return Definition(
        id=id,
        version=version,
        title=title,
        council=table.text("council"),
        source=source,
        collected=collected,
        sections=sections,
        indicators=indicators,
        agreements=tuple(agreements),
        text_rules=text_rules,
        layout=None if workbook is None else read_layout(workbook, indicators),
    )


def _sections(table: Table) -> tuple[Section, ...]:
    found: list[Section] = []
    for one in unrepeated(table.tables("section", "section", "code"), "code"):
        title = one.text("title", None)
        section = Section(
            one.text("code"), title, one.text("sheet", title), one.text("theme"), one.text("intro")
        )
        if len(section.sheet) > 31 or _NOT_IN_SHEET_NAMES & set(section.sheet):
            says = (
                f"“{section.sheet}” cannot name a sheet: at most 31 characters, and none of [ ] : * ? / \\."
            )
            one.problem("sheet" if "sheet" in one else "title", says)
        if section.sheet.casefold() in {other.sheet.casefold() for other in found}:
            one.problem(
                "sheet" if "sheet" in one else "title", f"Another section has the sheet “{section.sheet}”."
            )
        one.close()
        found.append(section)
    if not found:
        table.problem("", "There is no section. Add one under the heading [[section]].")
    return tuple(found)


def _groups(table: Table) -> Groups:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for one in unrepeated(table.tables("groups", "groups", "name"), "name"):
        members = [_member(group) for group in unrepeated(one.tables("list", "group", "code"), "code")]
        if not members:
            one.problem("", "The list of these groups is empty.")
        found[one.text("name")] = tuple(dict(members).items())
        one.close()
    return found


def _member(group: Table) -> tuple[str, str]:
    code, says = group.text("code"), group.text("says", None)
    if code and not PART.fullmatch(code):
        group.problem("code", "Write letters, digits and hyphens only.")
    group.close()
    return code, says


def _indicators(
    table: Table, sections: tuple[Section, ...], groups: Groups, collected: Interval, source: Source
) -> tuple[tuple[Indicator, ...], list[Agreement]]:
    codes = [section.code for section in sections]
    found: list[Indicator] = []
    above: list[Agreement] = []
    for one in unrepeated(table.tables("indicator", "indicator", "ref"), "ref"):
        ref = one.text("ref")
        if ref and not REF.fullmatch(ref):
            one.problem(
                "ref",
                f"“{ref}” cannot be a reference. Use letters, digits, hyphens and points, such as 2.2a.",
            )
        explains = one.content.get("numerator_above_denominator") == Weight.EXPLAIN
        indicator = read_indicator(
            one, ref, sections=codes, groups=groups, collected=collected, source=source
        )
        if indicator.is_share or (explains and indicator.is_ratio):
            above.append(part_of_whole(indicator, Weight.EXPLAIN if explains else Weight.REFUSE))
        _refuse_twin_keys(one, indicator, found)
        found.append(indicator)
    if not found:
        table.problem("", "There is no indicator. Add one under the heading [[indicator]].")
    for code in codes:
        if code and found and code not in {one.section for one in found}:
            table.problem("section", f"No indicator belongs to the section “{code}”.")
    return tuple(found), above


def _refuse_twin_keys(table: Table, indicator: Indicator, before: Iterable[Indicator]) -> None:
    seen = {question.key for one in before if one.ref != indicator.ref for question in one.inputs}
    for question in indicator.inputs:
        if question.key in seen:
            table.problem("", f"“{question.key}” is asked twice. Give one of them another name.")
        seen.add(question.key)


def _agreements(table: Table, names: Names, source: Source) -> list[Agreement]:
    tables = unrepeated(table.tables("agreement", "agreement", "code"), "code")
    return [read_agreement(one, one.text("code"), names, source) for one in tables]


def unrepeated(tables: Iterator[Table], key: str) -> Iterator[Table]:
    """The tables in turn; noted where the name is missing, or one before had it."""
    seen: set[str] = set()
    for one in tables:
        name = one.text(key, None)
        if name in seen:
            one.problem(key, f"“{name}” is here twice. Each {key} stands for one thing.")
        if name:
            seen.add(name)
        yield one
