"""Verdicts, refusals and the library's list as text for a terminal: aligned, wrapped, readable without colour."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from plumbline.frameworks.aloud import Aloud
from plumbline.frameworks.calendars import Calendar
from plumbline.frameworks.definition import Definition
from plumbline.frameworks.judging import Verdict
from plumbline.frameworks.library import Entry
from plumbline.frameworks.reading import Framework, FrameworkProblems
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.judgement.judgement import Judgement, Problem

WIDTH = 100


def verdict(definition: Definition, verdict: Verdict, problems: Sequence[Problem]) -> str:
    """Each figure on a line, its reasons under it; then what does not agree or cannot stand."""
    lines = [f"{definition.title}, version {definition.version} ({definition.id})", ""]
    refs = max((len(one.ref) for one in verdict.judgements), default=0)
    shown = max((len(one.display) for one in verdict.judgements), default=0)
    for judgement in verdict.judgements:
        lines += _judgement(judgement, definition.by_ref[judgement.ref].title, refs, shown)
    lines += ["", _count(verdict)]
    unknown = [one for one in verdict.agreements if one.holds is None]
    if unknown:
        lines += wrapped(f"Not checked for want of figures: {', '.join(one.code for one in unknown)}.", "")
    return "\n".join([*lines, *problem_lines(problems)])


def problem_lines(problems: Sequence[Problem]) -> Iterable[str]:
    """What does not agree or cannot stand, under its own heading; nothing when all is well."""
    if problems:
        yield from ("", f"{many(len(problems), 'problem')}:")
    for problem in problems:
        yield from wrapped(f"{problem.ref}: {problem.says}" if problem.ref else problem.says, "  - ")


def refusal(name: str, fault: FrameworkProblems) -> str:
    """Every problem of a framework file, by line."""
    lines = [f"{name} cannot be used. {many(len(fault.problems), 'problem')}:"]
    for problem in fault.problems:
        lines += wrapped(str(problem), "  - ")
    return "\n".join(lines)


def approval(framework: Framework | Aloud) -> str:
    name = f"{framework.title}, version {framework.version} ({framework.id})"
    return f"{name} is in order: {contents(framework)}.\nDigest {framework.digest}"


def contents(framework: Framework | Aloud) -> str:
    """What a framework, or a file of another kind, is made of, counted."""
    if isinstance(framework, Calendar):
        return many(len(framework.due), "due date")
    if isinstance(framework, ScorecardDefinition):
        limits = many(len(framework.combining.limiters), "limit")
        areas, questions = many(len(framework.areas), "area"), many(len(framework.questions), "question")
        return f"{areas} with {questions}, combined by {framework.combining.family}; {limits}"
    if isinstance(framework, RiskModelDefinition):
        limits = many(len(framework.model.limiters), "limit")
        return f"{many(len(framework.model.indicators), 'indicator')} and {limits}"
    if isinstance(framework, LevelsDefinition):
        requirements = sum(len(one.requires) for one in framework.levels.levels)
        return f"{many(len(framework.levels.levels), 'level')} with {many(requirements, 'requirement')}"
    if not isinstance(framework, Definition):
        return many(len(framework.rules_aloud), "rule")
    rated = sum(1 for one in framework.indicators if one.is_rated)
    agreements = many(len(framework.agreements), "agreement")
    return f"{many(len(framework.indicators), 'indicator')}, {rated} of them with a target; {agreements}"


def shelf(entries: Sequence[Entry]) -> str:
    """The library as a table."""
    heads = ("id", "version", "kind", "basis of its rules", "title")
    rows = [heads, *((one.id, one.version, one.kind, _bases(one), one.title) for one in entries)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    return "\n".join(_line(row, widths) for row in rows)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _bases(entry: Entry) -> str:
    return ", ".join(f"{count} {basis}" for basis, count in entry.bases)


def _judgement(judgement: Judgement, title: str, refs: int, shown: int) -> Iterable[str]:
    indent = " " * (refs + 2)
    yield f"{judgement.ref:<{refs}}  {judgement.display:>{shown}}  {judgement.rating.upper():<14}  {title}"
    for reason in judgement.reasons:
        yield from wrapped(reason.says, indent + "- ")
    for way in judgement.would_change:
        yield from wrapped(way, indent + "> ")


def _count(verdict: Verdict) -> str:
    ratings = [str(one.rating) for one in verdict.judgements]
    counts = [
        f"{ratings.count(rating)} {rating.replace('-', ' ')}" for rating in dict.fromkeys(sorted(ratings))
    ]
    return f"{many(len(ratings), 'figure')}: {', '.join(counts)}."


def wrapped(text: str, mark: str) -> list[str]:
    """The lines of a text that begins with a mark, its later lines standing under its first word."""
    hanging = " " * len(mark)
    return wrap(text, WIDTH, initial_indent=mark, subsequent_indent=hanging, break_on_hyphens=False) or [mark]


def many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
