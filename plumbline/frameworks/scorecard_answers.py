"""Answers to a scorecard as the command line takes them: `{"answers": {"S1": "met", "S2": "not-applicable"}}`.

A choice may be given by its code, in its words (“Partly met”) or as the number it is (3); “n/a” means not applicable.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from plumbline.frameworks.json_file import Twice, json_object
from plumbline.frameworks.near import nearest
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.frameworks.scoring import problems_in_answers
from plumbline.judgement.judgement import Problem
from plumbline.judgement.scorecard.scales import NOT_APPLICABLE, STATES, Scale

KEYS = ("answers",)


@dataclass
class Reading:
    """What was read, and what was wrong with it. An answer that cannot stand is left out and told."""

    answers: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_choices(content: bytes, definition: ScorecardDefinition) -> Reading:
    """The answers in a JSON file. Raises NotAnswers when there is no reading it at all."""
    given = json_object(content, first="answers")
    reading = Reading()
    for key in given:
        if key not in KEYS:
            says = f"“{key}” is not known here.{nearest(key, KEYS)} Known is {', '.join(KEYS)}."
            reading.problems.append(Problem("", "unknown-key", says, key))
    answers = given.get("answers")
    if not isinstance(answers, Mapping) or not answers:
        says = 'There are no answers. Name each question: {"answers": {"S1": "met"}}.'
        reading.problems.append(Problem("", "no-answers", says, "answers"))
        return reading
    for ref, value in answers.items():
        _take(reading, definition, ref, value)
    return reading


def _take(reading: Reading, definition: ScorecardDefinition, ref: str, value: object) -> None:
    fault = _fault(ref, value)
    if fault:
        reading.problems.append(fault)
        return
    question = definition.by_ref.get(ref)
    answer = "" if value is None else str(value)
    code = _code(question.scale, answer) if question else answer
    problems = problems_in_answers(definition, {ref: code})
    reading.problems += problems
    if not problems and code:
        reading.answers[ref] = code


def _fault(ref: str, value: object) -> Problem | None:
    if isinstance(value, Twice):
        return Problem(ref, "given-twice", f"{ref} is answered twice. Keep one.", ref)
    if value is not None and not isinstance(value, str | Decimal):
        shown = json.dumps(value, default=str)[:60]
        return Problem(
            ref, "not-a-choice", f"{ref}: write one of its choices in quotation marks, not {shown}.", ref
        )
    return None


def _code(scale: Scale, answer: str) -> str:
    """The code that an answer means; what means none is given back as it is."""
    plain = answer.strip().casefold()
    meanings = {"n/a": NOT_APPLICABLE}
    meanings |= {says.casefold(): code for code, says in STATES.items()} | {code: code for code in STATES}
    meanings |= {one.says.casefold(): one.code for one in scale.choices}
    meanings |= {one.code.casefold(): one.code for one in scale.choices}
    return meanings.get(plain, answer.strip())
