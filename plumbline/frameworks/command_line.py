"""What `judge`, `framework check` and `framework list` say, to people and to programs. No database, no settings.

Exit status: 0 done, 1 the input was refused (with every reason), 2 wrong usage.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from plumbline.frameworks import library, printing
from plumbline.frameworks.answers import NotAnswers, Reading, read_answers
from plumbline.frameworks.definition import Definition
from plumbline.frameworks.judging import Verdict
from plumbline.frameworks.judging import judge as judged
from plumbline.frameworks.library import NoSuchFramework
from plumbline.frameworks.reading import FrameworkProblems, read_any
from plumbline.judgement.exact import exactly, in_digits
from plumbline.judgement.judgement import Judgement, Problem

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

Json = Mapping[str, object]


class Outcome(NamedTuple):
    """What a command ends with: its exit status, the text for a person, the JSON for a program."""

    status: int
    text: str
    json: Json


def judge(framework: str, answers_path: str | Path) -> Outcome:
    """Rate the answers in a JSON file by a framework of the library, or in a .toml file."""
    try:
        definition = library.find(framework)
    except NoSuchFramework as fault:
        return _failed(WRONG_USAGE, framework, Problem("", "no-such-framework", str(fault)))
    except FrameworkProblems as fault:
        return _failed(REFUSED, framework, *_file_problems(fault))
    try:
        reading = read_answers(Path(answers_path).read_bytes(), definition)
    except OSError as fault:
        says = f"The file {answers_path} cannot be opened: {(fault.strerror or str(fault)).lower()}."
        return _failed(WRONG_USAGE, definition, Problem("", "no-such-file", says))
    except NotAnswers as fault:
        return _failed(REFUSED, definition, Problem("", "not-answers", str(fault)))
    return _told(definition, reading)


def check(path: str | Path) -> Outcome:
    """Validate a framework file, telling every problem at once with line, place and cause."""
    try:
        framework = read_any(library.text_of(path), name=str(path))
    except NoSuchFramework as fault:
        problem = {"line": 0, "place": "", "says": str(fault)}
        return Outcome(WRONG_USAGE, str(fault), {"ok": False, "problems": [problem]})
    except FrameworkProblems as fault:
        told = [{"line": one.line, "place": one.place, "says": one.says} for one in fault.problems]
        return Outcome(REFUSED, printing.refusal(str(path), fault), {"ok": False, "problems": told})
    about = {
        "id": framework.id,
        "version": framework.version,
        "title": framework.title,
        "digest": framework.digest,
    }
    return Outcome(DONE, printing.approval(framework), {"ok": True, **about, "problems": []})


def listing() -> Outcome:
    """Everything in the library, with what its rules rest on."""
    entries = library.entries()
    told = [
        {
            "id": one.id,
            "kind": one.kind,
            "version": one.version,
            "title": one.title,
            "council": one.council,
            "basis": one.basis.value,
            "rules": {basis.value: count for basis, count in one.bases},
        }
        for one in entries
    ]
    return Outcome(DONE, printing.shelf(entries), {"frameworks": told})


def _told(definition: Definition, reading: Reading) -> Outcome:
    previous = reading.previous if reading.previous.values else None
    verdict = judged(
        definition, reading.answers, period=reading.period, previous=previous, is_partial=reading.is_partial
    )
    disagreements = [
        Problem(definition.by_key[one.keys[0]].ref, one.code, one.sentence, one.keys[0])
        for one in verdict.agreements
        if one.fails
    ]
    problems = (*reading.problems, *verdict.problems, *disagreements)
    refuses = bool(reading.problems or verdict.problems) or any(
        one.fails and one.weight == "refuse" for one in verdict.agreements
    )
    text = printing.verdict(definition, verdict, problems)
    return Outcome(REFUSED if refuses else DONE, text, _json(definition, verdict, problems))


def _json(definition: Definition, verdict: Verdict, problems: tuple[Problem, ...]) -> Json:
    return {
        "framework": definition.id,
        "version": definition.version,
        "judgements": [_judgement(one) for one in verdict.judgements],
        "overall": None,
        "problems": [_problem(one) for one in problems],
    }


def _judgement(judgement: Judgement) -> Json:
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


def _problem(problem: Problem) -> Json:
    return {"ref": problem.ref, "rule": problem.rule, "says": problem.says}


def _failed(status: int, framework: Definition | str, *problems: Problem) -> Outcome:
    known_as, version = (
        (framework.id, framework.version) if isinstance(framework, Definition) else (framework, "")
    )
    json: Json = {
        "framework": known_as,
        "version": version,
        "judgements": [],
        "overall": None,
        "problems": [_problem(one) for one in problems],
    }
    return Outcome(status, "\n".join(one.says for one in problems), json)


def _file_problems(fault: FrameworkProblems) -> list[Problem]:
    return [
        Problem(f"line {one.line}" if one.line else "file", "framework-file", str(one))
        for one in fault.problems
    ]
