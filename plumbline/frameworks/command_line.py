"""What `judge`, `framework check` and `framework list` say, to people and to programs. No database, no settings.

Exit status: 0 done, 1 the input was refused (with every reason), 2 wrong usage.
"""

from pathlib import Path

from plumbline.frameworks import library, printing, risk_verdict, schedule_verdict, scorecard_verdict
from plumbline.frameworks.calendars import Calendar
from plumbline.frameworks.definition import Definition
from plumbline.frameworks.json_file import NotAnswers
from plumbline.frameworks.library import NoSuchFramework
from plumbline.frameworks.other_kinds import Kinds, entries_with, read_file
from plumbline.frameworks.reading import FrameworkProblems
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.frameworks.telling import DONE, REFUSED, WRONG_USAGE, Outcome, failed
from plumbline.judgement.judgement import Problem

Rating = Definition | ScorecardDefinition | RiskModelDefinition | LevelsDefinition

__all__ = ["Outcome", "check", "judge", "listing"]


def judge(framework: str, answers_path: str | Path) -> Outcome:
    """Rate the answers in a JSON file by a framework of the library, or in a .toml file."""
    try:
        definition = library.find_any(framework)
    except NoSuchFramework as fault:
        return failed(WRONG_USAGE, framework, Problem("", "no-such-framework", str(fault)))
    except FrameworkProblems as fault:
        return failed(REFUSED, framework, *_file_problems(fault))
    if isinstance(definition, Calendar):
        says = "A reporting calendar rates nothing. Choose a KPI schedule, a scorecard or a model."
        return failed(WRONG_USAGE, definition, Problem("", "rates-nothing", says))
    try:
        content = Path(answers_path).read_bytes()
        return _told(definition, content)
    except OSError as fault:
        says = f"The file {answers_path} cannot be opened: {(fault.strerror or str(fault)).lower()}."
        return failed(WRONG_USAGE, definition, Problem("", "no-such-file", says))
    except NotAnswers as fault:
        return failed(REFUSED, definition, Problem("", "not-answers", str(fault)))


def _told(framework: Rating, content: bytes) -> Outcome:
    """Raises NotAnswers when there is no reading the content."""
    if isinstance(framework, ScorecardDefinition):
        return scorecard_verdict.told(framework, content)
    if isinstance(framework, RiskModelDefinition):
        return risk_verdict.told(framework, content)
    if isinstance(framework, LevelsDefinition):
        return risk_verdict.level_told(framework, content)
    return schedule_verdict.told(framework, content)


def check(path: str | Path, others: Kinds = ()) -> Outcome:
    """Validate a framework file, telling every problem at once with line, place and cause."""
    try:
        framework = read_file(library.text_of(path), name=str(path), others=others)
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


def listing(others: Kinds = ()) -> Outcome:
    """Everything in the library, with what its rules rest on."""
    entries = entries_with(others)
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


def _file_problems(fault: FrameworkProblems) -> list[Problem]:
    return [
        Problem(f"line {one.line}" if one.line else "file", "framework-file", str(one))
        for one in fault.problems
    ]
