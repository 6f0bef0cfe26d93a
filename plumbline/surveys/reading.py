"""From the text of a questionnaire file to what it asks, or to everything that is wrong with it at once. Pure."""

import re
from dataclasses import replace

from plumbline.frameworks.reading.lines import LineIndex
from plumbline.frameworks.reading.parsing import digest_of, parse
from plumbline.frameworks.reading.problems import FrameworkProblem, FrameworkProblems
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.table import Table, listed, quoted
from plumbline.surveys.questionnaire import (
    NO_VIEW,
    Audience,
    Choice,
    Feeds,
    Question,
    Questionnaire,
    Scale,
)

MOST_QUESTIONS = 40
_ID = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*", re.ASCII)
_CODE = re.compile(r"[a-z0-9][a-z0-9.-]{0,39}", re.ASCII)


def read(text: str, *, name: str) -> Questionnaire:
    """The questionnaire that a text describes. `name` is what to call the file.

    Raises FrameworkProblems with every problem at once: line, place and cause in plain words.
    """
    text = text.removeprefix("\ufeff")
    content = parse(text, name=name)
    problems: list[FrameworkProblem] = []
    table = Table(content, LineIndex(text), problems)
    if table.text("kind", None) not in {"questionnaire", ""}:
        table.problem("kind", "This file is no questionnaire. Choose a file of the kind questionnaire.")
    scales = _scales(table)
    found = Questionnaire(
        id=_coded(table, "id", _ID, "a folder and a name, such as exampleshire/people"),
        version=table.text("version", None),
        title=table.text("title", None),
        audience=table.choice("audience", Audience, None) or Audience.PEOPLE,
        intro=table.text("intro", None),
        easy_intro=table.text("easy_intro", None),
        questions=_questions(table, scales),
        source=read_source(table),
    )
    table.close()
    if problems:
        raise FrameworkProblems(name, problems)
    return replace(found, digest=digest_of(content), text=text)


def _scales(table: Table) -> dict[str, Scale]:
    found: dict[str, Scale] = {}
    for one in table.tables("scale", "scale", "code"):
        code = _coded(one, "code", _CODE, "such as satisfaction")
        counted = one.text("counted", None)
        choices = tuple(_choice(part) for part in one.tables("choice", "choice", "code"))
        _check_choices(one, choices)
        one.close()
        if code in found:
            one.problem("code", f"{quoted(code)} stands twice. Give each scale a code of its own.")
        found[code] = Scale(code, counted, choices)
    return found


def _choice(table: Table) -> Choice:
    label = table.text("label", None)
    made = Choice(
        code=_coded(table, "code", _CODE, "such as very-satisfied"),
        label=label,
        easy=table.text("easy", label),
        counts=table.flag("counts"),
    )
    table.close()
    return made


def _check_choices(scale: Table, choices: tuple[Choice, ...]) -> None:
    codes = [one.code for one in choices]
    if len(choices) < 2:
        scale.problem("choice", "A scale has at least two choices.")
    if len(set(codes)) < len(codes):
        scale.problem("choice", "Two choices have the same code. Give each one a code of its own.")
    if set(codes) & {one.code for one in NO_VIEW}:
        scale.problem(
            "choice", "“Don’t know” and “Prefer not to say” are added by themselves. Leave them out."
        )
    if choices and len({one.counts for one in choices}) < 2:
        scale.problem("choice", "Some choices must count, with counts = true, and some must not.")


def _questions(table: Table, scales: dict[str, Scale]) -> tuple[Question, ...]:
    found: dict[str, Question] = {}
    for one in table.tables("question", "question", "ref"):
        made = _question(one, scales)
        if made.ref in found:
            one.problem("ref", f"{quoted(made.ref)} stands twice. Give each question a reference of its own.")
        found[made.ref] = made
    if not found:
        table.problem("question", "A questionnaire asks at least one question.")
    if len(found) > MOST_QUESTIONS:
        table.problem("question", f"These are {len(found)} questions. Ask at most {MOST_QUESTIONS}.")
    return tuple(found.values())


def _question(table: Table, scales: dict[str, Scale]) -> Question:
    ref = _coded(table, "ref", _CODE, "such as 1 or care-workers")
    code = table.text("scale")
    if code and code not in scales:
        known = listed(sorted(scales)) or "no scale"
        table.problem("scale", f"{quoted(code)} is no scale of this file. It has {known}.")
    feeds = table.table("feeds")
    asks = table.text("asks", None)
    made = Question(
        ref, asks, table.text("easy", asks), scales.get(code), _feeds(feeds) if feeds is not None else None
    )
    if feeds is not None and not code:
        table.problem("feeds", "Only a question with a scale can be used for a figure.")
    table.close()
    return made


def _feeds(table: Table) -> Feeds:
    made = Feeds(table.text("framework", None), table.text("ref", None))
    table.close()
    return made


def _coded(table: Table, key: str, form: re.Pattern[str], example: str) -> str:
    code = table.text(key, None)
    if code and not form.fullmatch(code):
        table.problem(key, f"Write it in small letters, digits and hyphens, {example}.")
    return code
