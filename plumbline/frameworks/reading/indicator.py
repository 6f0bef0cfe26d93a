"""Reading one indicator: how it is counted, what it asks, when, and how it is rated."""

import re
from collections.abc import Mapping
from enum import StrEnum

from plumbline.frameworks.definition import Indicator, Input, InputKind, Measure, Source
from plumbline.frameworks.near import nearest
from plumbline.frameworks.periods import Interval
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.table import Table, listed
from plumbline.frameworks.reading.terms import read_terms

REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9][A-Za-z0-9-]*)*", re.ASCII)
PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*", re.ASCII)
RESERVED = ("numerator", "denominator", "value", "percent")

Groups = Mapping[str, tuple[tuple[str, str], ...]]


class Above(StrEnum):
    """What happens when a numerator is more than its denominator."""

    REFUSE = "refuse"
    EXPLAIN = "explain"
    ALLOW = "allow"


def read_indicator(
    table: Table, ref: str, *, sections: list[str], groups: Groups, collected: Interval, source: Source
) -> Indicator:
    """One indicator of a schedule. What is wrong is noted in the table."""
    measure = table.choice("measure", Measure, None) or _guessed_measure(table)
    title = table.text("title", None)
    own_source = read_source(table, source)
    better, terms = read_terms(table, own_source)
    own_collected, assessed = _intervals(table, collected)
    is_ratio = measure in {Measure.PERCENTAGE, Measure.RATE}
    indicator = Indicator(
        ref=ref,
        title=title,
        section=_section(table, sections),
        measure=measure,
        inputs=(*_inputs(table, ref, title, measure, groups), *_extras(table, ref)),
        direction=better,
        terms=terms,
        interval=assessed,
        collected=own_collected,
        decimals=table.whole("decimals", 0, most=6),
        purpose=table.text("purpose"),
        counting=table.texts("count"),
        exclude=table.texts("exclude"),
        point_in_time=table.flag("point_in_time"),
        scope=table.text("scope"),
        source=own_source,
        group=table.text("group"),
        per=_per(table, measure),
        is_share=is_ratio and above_whole(table, measure) is Above.REFUSE,
    )
    table.close()
    return indicator


def _guessed_measure(table: Table) -> Measure:
    """What was probably meant by a measure that cannot be read, so that one slip is told once."""
    if "numerator" in table:
        return Measure.PERCENTAGE
    return Measure.BREAKDOWN if "groups" in table else Measure.COUNT


def above_whole(table: Table, measure: Measure) -> Above:
    """What the file says about numerators above their denominators; a rate may always be above."""
    if measure is not Measure.PERCENTAGE:
        return Above.ALLOW
    return table.choice("numerator_above_denominator", Above, Above.REFUSE) or Above.REFUSE


def _section(table: Table, sections: list[str]) -> str:
    section = table.text("section", None)
    if section and section not in sections:
        hint = nearest(section, sections)
        known = f" The sections are {listed(sections, 'and')}." if sections else ""
        table.problem("section", f"There is no section “{section}”.{hint}{known}")
    return section


def _intervals(table: Table, collected: Interval) -> tuple[Interval, Interval]:
    own = table.choice("collected", Interval, collected) or collected
    assessed = table.choice("assessed", Interval, own) or own
    if own.months < collected.months:
        says = f"This is collected each {own}, more often than the schedule’s returns, one each {collected}."
        table.problem("collected", says)
    if assessed.months < own.months:
        table.problem("assessed", f"This is rated each {assessed}, but collected only each {own}.")
    return own, assessed


def _per(table: Table, measure: Measure) -> int:
    if measure is not Measure.RATE:
        return 100
    per = table.whole("per", 0, most=1_000_000)
    if per == 0:
        table.problem("per" if "per" in table else "", "A rate needs “per”, for example per = 1000.")
    return per or 1000


def _inputs(table: Table, ref: str, title: str, measure: Measure, groups: Groups) -> tuple[Input, ...]:
    if measure in {Measure.PERCENTAGE, Measure.RATE}:
        kind = table.choice("counted_in", InputKind, InputKind.COUNT) or InputKind.COUNT
        return tuple(
            Input(f"{ref}.{part}", ref, part, table.text(part, None), kind, table.text(f"{part}_hint"))
            for part in ("numerator", "denominator")
        )
    if measure is Measure.BREAKDOWN:
        return tuple(
            Input(f"{ref}.{code}", ref, code, label, InputKind.COUNT, required=False)
            for code, label in _groups(table, groups)
        )
    kind = {Measure.COUNT: InputKind.COUNT, Measure.MONEY: InputKind.MONEY}.get(measure, InputKind.NUMBER)
    return (Input(f"{ref}.value", ref, "value", table.text("ask", title), kind, table.text("hint")),)


def _groups(table: Table, groups: Groups) -> tuple[tuple[str, str], ...]:
    name = table.text("groups", None)
    if name and name not in groups:
        table.problem("groups", f"There are no groups called “{name}”.{nearest(name, groups)}")
    return groups.get(name, ())


def _extras(table: Table, ref: str) -> list[Input]:
    extras = []
    for extra in table.tables("also", "also", "part"):
        part = extra.text("part", None)
        if part and (not PART.fullmatch(part) or part in RESERVED):
            extra.problem("part", f"Write letters, digits and hyphens, and none of {listed(list(RESERVED))}.")
        extras.append(
            Input(
                key=f"{ref}.{part}",
                ref=ref,
                part=part,
                label=extra.text("label", None),
                kind=extra.choice("kind", InputKind, InputKind.COUNT) or InputKind.COUNT,
                hint=extra.text("hint"),
                required=extra.flag("required"),
                share=extra.text("share"),
                is_extra=True,
            )
        )
        extra.close()
    return extras
