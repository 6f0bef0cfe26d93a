"""From what was typed to answers that can be judged, with everything that cannot stand. Pure."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from plumbline.frameworks.definition import Answers, Definition, Input, InputKind
from plumbline.frameworks.periods import Period
from plumbline.judgement.judgement import Problem
from plumbline.returns.values import Trouble, understand, understand_text

EXPLAIN = "explain."


def understood(
    typed: Mapping[str, str], definition: Definition, period: Period
) -> tuple[Answers, tuple[Problem, ...]]:
    """Answers from typed texts by key, and a problem for each text that is no answer to its question.

    Keys that this period does not ask for are left out: they belong to another return. A ready-made percentage, as a
    council's own table brings it, is an answer too.
    """
    values: dict[str, Decimal] = {}
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for question in _questions(typed, definition, period):
        raw = typed.get(question.key, "")
        found = understand_text(raw) if question.kind is InputKind.TEXT else understand(raw, question)
        if isinstance(found, Trouble):
            problems.append(Problem(question.ref, found.code, found.says, question.key))
        elif isinstance(found, Decimal):
            values[question.key] = found
        elif found:
            texts[question.key] = found
    explanations = {}
    for key, raw in typed.items():
        if key.startswith(EXPLAIN) and (explanation := raw.strip()):
            explanations[key.removeprefix(EXPLAIN)] = explanation
    return Answers(values, texts, explanations), tuple(problems)


def _questions(typed: Mapping[str, str], definition: Definition, period: Period) -> Iterator[Input]:
    for indicator in definition.asked_in(period):
        yield from indicator.inputs
        if indicator.percent_key in typed and indicator.percent_key in definition.percent_keys:
            yield indicator.percent_input


def stored(answers: Answers) -> dict[str, dict[str, str]]:
    """Answers as JSON keeps them: numbers as exact text."""
    return {
        "values": {key: format(number, "f") for key, number in answers.values.items()},
        "texts": dict(answers.texts),
        "explanations": dict(answers.explanations),
    }


def recalled(values: Mapping[str, str], texts: Mapping[str, str], explanations: Mapping[str, str]) -> Answers:
    """Answers as they were stored."""
    return Answers({key: Decimal(text) for key, text in values.items()}, dict(texts), dict(explanations))


def as_typed(answers: Answers) -> dict[str, str]:
    """Answers as the form would hold them, by key."""
    numbers = {key: format(number.normalize(), "f") for key, number in answers.values.items()}
    explained = {f"{EXPLAIN}{ref}": text for ref, text in answers.explanations.items()}
    return {**numbers, **answers.texts, **explained}


def changes_between(before: Answers, after: Answers) -> list[dict[str, str]]:
    """What a newer submission says differently: key, was and now, as text; empty text for nothing."""
    old, new = as_typed(before), as_typed(after)
    keys = sorted({*old, *new})
    return [
        {"key": key, "was": old.get(key, ""), "now": new.get(key, "")}
        for key in keys
        if old.get(key, "") != new.get(key, "") and not key.startswith(EXPLAIN)
    ]
