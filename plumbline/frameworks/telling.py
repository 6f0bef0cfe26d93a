"""What a command ends with, and how judgements and problems are written for programs."""

from collections.abc import Mapping
from typing import NamedTuple

from plumbline.frameworks.reading import Framework
from plumbline.judgement.exact import exactly, in_digits
from plumbline.judgement.judgement import Judgement, Problem

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

Json = Mapping[str, object]


class Outcome(NamedTuple):
    """What a command ends with: its exit status, the text for a person, the JSON for a program."""

    status: int
    text: str
    json: Json


def judgement_json(judgement: Judgement) -> Json:
    """`value` is the exact number where its decimals end, else 28 digits of it; `exact` always is the number."""
    score = None if judgement.score is None else exactly(judgement.score)
    return {
        "ref": judgement.ref,
        "value": None if score is None else in_digits(score),
        "exact": None if score is None else [str(score.numerator), str(score.denominator)],
        "display": judgement.display,
        "rating": str(judgement.rating),
        "because": [{"rule": one.rule, "says": one.says} for one in judgement.reasons],
        "missing": list(judgement.missing),
        "would_change": list(judgement.would_change),
    }


def problem_json(problem: Problem) -> Json:
    return {"ref": problem.ref, "rule": problem.rule, "says": problem.says}


def failed(status: int, framework: Framework | str, *problems: Problem) -> Outcome:
    known_as, version = (
        (framework.id, framework.version) if not isinstance(framework, str) else (framework, "")
    )
    json: Json = {
        "framework": known_as,
        "version": version,
        "judgements": [],
        "overall": None,
        "problems": [problem_json(one) for one in problems],
    }
    return Outcome(status, "\n".join(one.says for one in problems), json)
