"""What `judge` says of answers to a KPI schedule."""

from plumbline.frameworks import printing
from plumbline.frameworks.answers import read_answers
from plumbline.frameworks.definition import Definition
from plumbline.frameworks.judging import Verdict, judge
from plumbline.frameworks.telling import DONE, REFUSED, Json, Outcome, judgement_json, problem_json
from plumbline.judgement.judgement import Problem


def told(definition: Definition, content: bytes) -> Outcome:
    """The verdict on the answers in a JSON file. Raises NotAnswers when there is no reading it."""
    reading = read_answers(content, definition)
    previous = reading.previous if reading.previous.values else None
    verdict = judge(
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
        "judgements": [judgement_json(one) for one in verdict.judgements],
        "overall": None,
        "problems": [problem_json(one) for one in problems],
    }
