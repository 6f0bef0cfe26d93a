"""Answers as the command line takes them: JSON by figure, and everything that is wrong with it at once.

`{"figures": {"1.1": {"numerator": 4900, "denominator": 5100}, "7.2": 3}, "previous": {…}, "text": {"6.6": "…"}}`;
also, when wanted, `"period": "2026-27-Q1"` and `"partial": true`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from plumbline.frameworks.definition import Answers, Definition, Indicator, InputKind, Measure
from plumbline.frameworks.json_file import Twice, json_object
from plumbline.frameworks.near import nearest
from plumbline.frameworks.periods import Period
from plumbline.judgement.figure import number_fault
from plumbline.judgement.judgement import Problem

KEYS = ("figures", "previous", "text", "period", "partial")


@dataclass
class Reading:
    """What was read, and what was wrong with it. Numbers that cannot stand are left out and told."""

    answers: Answers = field(default_factory=Answers)
    previous: Answers = field(default_factory=Answers)
    period: Period | None = None
    is_partial: bool = False
    problems: list[Problem] = field(default_factory=list)


def read_answers(content: bytes, definition: Definition) -> Reading:
    """The answers in a JSON file. Raises NotAnswers when there is no reading it at all."""
    given = json_object(content, first="figures")
    reading = Reading()
    for key in given:
        if key not in KEYS:
            says = f"“{key}” is not known here.{nearest(key, KEYS)} Known are {', '.join(KEYS)}."
            reading.problems.append(Problem("", "unknown-key", says, key))
    reading.answers = Answers(
        _figures(given.get("figures"), definition, reading.problems, "figures"),
        _texts(given.get("text"), definition, reading.problems),
    )
    reading.previous = Answers(_figures(given.get("previous"), definition, reading.problems, "previous"))
    reading.problems += _previous_faults(reading.previous)
    reading.period = _period(given.get("period"), reading.problems)
    reading.is_partial = _flag(given.get("partial"), reading.problems)
    if not given.get("figures"):
        reading.problems.append(Problem("", "no-figures", "There are no figures. Put them under “figures”."))
    return reading


def _figures(
    given: object, definition: Definition, problems: list[Problem], where: str
) -> dict[str, Decimal]:
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        problems.append(Problem("", "not-figures", f'“{where}” names each figure: {{"7.2": 3}}.', where))
        return {}
    values: dict[str, Decimal] = {}
    for ref, figure in given.items():
        indicator = definition.by_ref.get(ref)
        if indicator is None:
            hint = nearest(ref, definition.by_ref)
            problems.append(
                Problem(ref, "unknown-figure", f"{definition.title} has no figure “{ref}”.{hint}", ref)
            )
            continue
        values |= _parts(indicator, figure, problems)
    return values


def _parts(indicator: Indicator, figure: object, problems: list[Problem]) -> dict[str, Decimal]:
    """The numbers of one figure by input key."""
    parts = _parts_known(indicator)
    if isinstance(figure, Twice):
        problems.append(
            Problem(indicator.ref, "given-twice", f"{indicator.ref} is given twice. Keep one.", indicator.ref)
        )
        return {}
    if figure is None:
        return {}
    if not isinstance(figure, Mapping):
        if "value" not in parts:
            example = ", ".join(f'"{part}": …' for part in parts[:2])
            says = f"{indicator.ref} is made of several numbers. Write {{{example}}}."
            problems.append(Problem(indicator.ref, "not-one-number", says, indicator.ref))
            return {}
        figure = {"value": figure}
    checked = {
        f"{indicator.ref}.{part}": _number_of(indicator, part, value, problems)
        for part, value in figure.items()
    }
    return {key: number for key, number in checked.items() if number is not None}


def _number_of(indicator: Indicator, part: str, value: object, problems: list[Problem]) -> Decimal | None:
    key, parts = f"{indicator.ref}.{part}", _parts_known(indicator)
    if part not in parts:
        says = f"{indicator.ref} has no “{part}”.{nearest(part, parts)} It has {', '.join(parts)}."
        problems.append(Problem(indicator.ref, "unknown-part", says, key))
        return None
    return None if value is None else _checked(indicator, key, value, problems)


def _parts_known(indicator: Indicator) -> tuple[str, ...]:
    stated = ("percent",) if indicator.measure is Measure.PERCENTAGE else ()
    return (*(one.part for one in indicator.inputs if one.kind is not InputKind.TEXT), *stated)


def _checked(indicator: Indicator, key: str, value: object, problems: list[Problem]) -> Decimal | None:
    if isinstance(value, Twice):
        problems.append(Problem(indicator.ref, "given-twice", f"{key} is given twice. Keep one.", key))
        return None
    if not isinstance(value, Decimal):
        says = f"{key}: write a number without quotation marks, not {json.dumps(value, default=str)[:60]}."
        problems.append(Problem(indicator.ref, "not-a-number", says, key))
        return None
    return value


def _texts(given: object, definition: Definition, problems: list[Problem]) -> dict[str, str]:
    """Texts by input key; a text may be named by its figure (6.6) or in full (6.6.text)."""
    keys = {one.key: one.key for one in definition.inputs if one.kind is InputKind.TEXT}
    keys |= {one.ref: one.key for one in definition.inputs if one.kind is InputKind.TEXT}
    texts = {}
    for name, text in given.items() if isinstance(given, Mapping) else ():
        if name not in keys:
            says = f"{definition.title} asks for no text “{name}”.{nearest(name, keys)}"
            problems.append(Problem(name, "unknown-text", says, name))
        elif not isinstance(text, str):
            problems.append(
                Problem(name, "not-text", f"{name}: write a text in quotation marks.", keys[name])
            )
        else:
            texts[keys[name]] = text
    if given is not None and not isinstance(given, Mapping):
        problems.append(Problem("", "not-texts", '“text” names each text: {"6.6": "…"}.', "text"))
    return texts


def _previous_faults(previous: Answers) -> list[Problem]:
    """What is wrong with last period's numbers; this period's are told by the judge."""
    faults = {key: number_fault(number) for key, number in previous.values.items()}
    return [
        Problem(
            key.rpartition(".")[0], fault.code, f"{key} of the last period: {fault.says}", f"previous:{key}"
        )
        for key, fault in faults.items()
        if fault
    ]


def _period(given: object, problems: list[Problem]) -> Period | None:
    if given is None:
        return None
    try:
        return Period.parse(str(given))
    except ValueError as fault:
        problems.append(Problem("", "not-a-period", str(fault), "period"))
        return None


def _flag(given: object, problems: list[Problem]) -> bool:
    if given is not None and not isinstance(given, bool):
        problems.append(Problem("", "not-true-or-false", "“partial” is true or false.", "partial"))
    return given is True
