"""From the text of a file of standing rules to what it says, or to everything that is wrong with it at once. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace

from plumbline.frameworks.definition import Basis, Source
from plumbline.frameworks.near import nearest
from plumbline.frameworks.reading.lines import LineIndex
from plumbline.frameworks.reading.parsing import digest_of, parse
from plumbline.frameworks.reading.problems import FrameworkProblem, FrameworkProblems
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.table import Table, listed, quoted
from plumbline.standing.rules import Colour, ColourRule, ExceptionRule, Placements, StandingRules

KIND = "standing-rules"
LONGEST = 366
VACANCY_DAYS = 14
# The roles a file may name, as people sign in with them.
ROLES = (
    "contract-officer",
    "quality-officer",
    "contracts-manager",
    "senior-manager",
)
_ID = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*", re.ASCII)
_RATING = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)


def read(text: str, *, name: str) -> StandingRules:
    """The rules that a text describes. `name` is what to call the file.

    Raises FrameworkProblems with every problem at once: line, place and cause in plain words.
    """
    text = text.removeprefix("\ufeff")
    content = parse(text, name=name)
    problems: list[FrameworkProblem] = []
    table = Table(content, LineIndex(text), problems)
    if table.text("kind", None) not in {KIND, ""}:
        table.problem("kind", f"This file holds no standing rules. Choose a file of the kind {KIND}.")
    found = _rules(table)
    table.close()
    if problems:
        raise FrameworkProblems(name, problems)
    return replace(found, digest=digest_of(content), text=text)


def _rules(table: Table) -> StandingRules:
    source = read_source(table)
    comments, comment_source = _number_in(table, "comments", "days", source)
    acknowledged, acknowledged_source = _number_in(table, "acknowledgement", "working_days", source)
    vacancies, vacancy_source = _vacancies(table, source)
    return StandingRules(
        id=_id(table),
        version=table.text("version", None),
        title=table.text("title", None),
        council=table.text("council"),
        source=source,
        comment_days=comments,
        comment_source=comment_source,
        acknowledge_within_working_days=acknowledged,
        acknowledge_source=acknowledged_source,
        after_visit=_ratings(table),
        colours=_colours(table, source),
        exceptions=_exceptions(table, source),
        vacancy_days=vacancies,
        vacancy_source=vacancy_source,
    )


def _colours(table: Table, around: Source) -> tuple[ColourRule, ...]:
    found: dict[Colour, ColourRule] = {}
    for one in table.tables("colour", "colour", "code"):
        made = _colour(one, around)
        if made is not None and made.colour in found:
            one.problem("code", f"{quoted(made.colour)} stands twice. Say what each colour means once.")
        if made is not None:
            found[made.colour] = made
    if missing := [one.value for one in Colour if one not in found]:
        table.problem("colour", f"Say what each colour means. Missing: {listed(missing, 'and')}.")
    red = found.get(Colour.RED)
    if red is not None and red.placements is not Placements.BY_EXCEPTION:
        table.problem("colour", "Red lets nobody place without an exception: placements = “by-exception”.")
    return tuple(found[one] for one in Colour if one in found)


def _colour(table: Table, around: Source) -> ColourRule | None:
    source = read_source(table, around)
    colour = table.choice("code", Colour, None)
    review, review_source = _number_in(table, "review", "within_days", source)
    roles, decided_source = _who(table, "decision", source)
    made = ColourRule(
        colour=colour or Colour.GREEN,
        label=table.text("label", None),
        means=table.text("means", None),
        placements=table.choice("placements", Placements, None) or Placements.BY_EXCEPTION,
        review_within=review,
        decided_by=roles,
        source=source,
        review_source=review_source,
        decided_source=decided_source,
    )
    table.close()
    return made if colour is not None else None


def _exceptions(table: Table, around: Source) -> ExceptionRule:
    part = table.table("exceptions")
    if part is None:
        table.problem("", "Say in [exceptions] who may authorise a placement by exception, and for how long.")
        return ExceptionRule((), 0, around)
    source = read_source(part, around)
    roles = _roles(part, "by")
    made = ExceptionRule(roles, _from_one(part, "longest_days"), source)
    part.close()
    return made


def _who(table: Table, key: str, around: Source) -> tuple[tuple[str, ...], Source]:
    part = table.table(key)
    if part is None:
        table.problem("", f"Say in “{key}” who may decide, such as {{ by = [“senior-manager”] }}.")
        return (), around
    source = read_source(part, around)
    roles = _roles(part, "by")
    part.close()
    return roles, source


def _roles(table: Table, key: str) -> tuple[str, ...]:
    roles = table.texts(key)
    if not roles:
        table.problem(key if key in table else "", f"Name at least one role: {listed(list(ROLES))}.")
    for one in _unknown(roles):
        table.problem(
            key,
            f"{quoted(one)} is no role that may decide.{nearest(one, ROLES)} Known are {listed(list(ROLES), 'and')}.",
        )
    return roles


def _unknown(roles: Iterable[str]) -> list[str]:
    return [one for one in roles if one not in ROLES]


def _ratings(table: Table) -> tuple[str, ...]:
    ratings = table.texts("after_visit")
    for one in ratings:
        if not _RATING.fullmatch(one):
            table.problem(
                "after_visit", f"{quoted(one)} is no rating’s code. Write it like requires-improvement."
            )
    return ratings


def _vacancies(table: Table, around: Source) -> tuple[int, Source]:
    """For how many days a count of free places is good. Files written before there was this key say nothing of it."""
    if "vacancies" not in table:
        return VACANCY_DAYS, Source(Basis.LOCAL_DEFAULT)
    return _number_in(table, "vacancies", "days", around)


def _number_in(table: Table, key: str, name: str, around: Source) -> tuple[int, Source]:
    """A number of days and what it rests on, such as review = { within_days = 28 }."""
    part = table.table(key)
    if part is None:
        table.problem("", f"“{key}” is missing, such as {key} = {{ {name} = 10 }}.")
        return 0, around
    source = read_source(part, around)
    number = _from_one(part, name)
    part.close()
    return number, source


def _from_one(table: Table, key: str) -> int:
    number = table.whole(key, 0, most=LONGEST)
    if number == 0:
        table.problem(key if key in table else "", f"“{key}” has to be a number from 1 to {LONGEST}.")
    return number


def _id(table: Table) -> str:
    code = table.text("id", None)
    if code and not _ID.fullmatch(code):
        table.problem(
            "id",
            "Write it in small letters, digits and hyphens, a folder and a name, such as exampleshire/standing.",
        )
    return code
