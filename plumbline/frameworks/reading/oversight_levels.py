"""Reading levels of oversight: which results of a risk lead to which level, and what each requires."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from plumbline.frameworks.definition import Source
from plumbline.frameworks.reading.bands import Tone, authority_of, read_labels, read_ratings
from plumbline.frameworks.reading.indicator import PART
from plumbline.frameworks.reading.parsing import FRAMEWORK_ID
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.questions import OURS
from plumbline.frameworks.reading.risk_limits import read_limits
from plumbline.frameworks.reading.schedule import unrepeated
from plumbline.frameworks.reading.table import Table
from plumbline.frameworks.risk_model import LevelsDefinition
from plumbline.judgement.risk.levels import Level, Levels, Requirement, What
from plumbline.judgement.scorecard.labels import Label, LabelSet

MOST_MONTHS, MOST_DAYS, MOST_HOURS = 120, 730, 500


def read_level_parts(table: Table, *, id: str, version: str, title: str, source: Source) -> LevelsDefinition:
    ratings = read_labels(table)
    tables = list(unrepeated(table.tables("level", "level", "code"), "code"))
    levels = tuple(_level(one, ratings, source) for one in tables)
    _doubt(table, levels, ratings)
    labels = LabelSet("level", tuple(one.label for one in levels))
    model = table.text("risk_model")
    if model and not FRAMEWORK_ID.fullmatch(model):
        table.problem("risk_model", "Name it by its id, such as plumbline/risk.")
    hours, resting_on = _hours(table)
    found = Levels(
        ratings,
        levels,
        _unknown(table, levels),
        read_limits(table, labels, (), source) if levels else (),
        authority_of(_mapped(table)),
        hours,
        authority_of(resting_on),
    )
    return LevelsDefinition(id, version, title, table.text("council"), source, found, model)


def _mapped(table: Table) -> Source:
    """What the way from a risk to a level rests on: a local default unless [following] says otherwise."""
    following = table.table("following")
    if following is None:
        return OURS
    source = read_source(following, OURS)
    following.close()
    return source


def _hours(table: Table) -> tuple[Mapping[What, Decimal], Source]:
    """What one of each kind takes: a local default unless [hours] says otherwise."""
    named = table.table("hours")
    if named is None:
        return {}, OURS
    found = {what: hours for what in What if (hours := named.number(what.value)) is not None}
    for what, hours in found.items():
        if not 0 < hours <= MOST_HOURS or hours % Decimal("0.1"):
            says = f"Write the hours that one takes, above 0 and up to {MOST_HOURS}, with one decimal place at most."
            named.problem(what.value, says)
    source = read_source(named, OURS)
    named.close()
    return found, source


def _unknown(table: Table, levels: tuple[Level, ...]) -> str:
    """The level where too little is known, which must not be the lightest."""
    code = table.text("unknown", None)
    codes = [one.code for one in levels]
    if code and code not in codes:
        table.problem("unknown", f"There is no level “{code}”.")
    elif code and code == codes[0]:
        says = f"{code} is the lightest level, and knowing nothing must not lead to it. Name a closer one."
        table.problem("unknown", says)
    return code


def _level(table: Table, ratings: LabelSet, source: Source) -> Level:
    code, says = table.text("code"), table.text("says", None)
    if code and not PART.fullmatch(code):
        table.problem("code", "Write letters, digits and hyphens only.")
    letter = table.text("letter", says[:1].upper())
    if len(letter) > 2:
        table.problem("letter", "One or two letters stand beside the colour.")
    tone = table.choice("tone", Tone, None) or Tone.BAD
    requires = tuple(_requirement(one, source) for one in table.tables("requires", "requirement", "what"))
    if not requires:
        table.problem("", "Say what this level requires, under the heading [[level.requires]].")
    level = Level(
        Label(code, says, letter, tone.value),
        read_ratings(table, "ratings", ratings),
        requires,
        table.text("intro"),
        authority_of(read_source(table, source)),
    )
    table.close()
    return level


def _requirement(table: Table, source: Source) -> Requirement:
    months = table.whole("every_months", 0, most=MOST_MONTHS) or None
    days = table.whole("within_days", 0, most=MOST_DAYS) or None
    if months is None and days is None:
        table.problem("", "Say how often, every_months = 12, or by when, within_days = 28.")
    found = Requirement(
        table.choice("what", What, None) or What.VISIT,
        table.text("says", None),
        months,
        days,
        authority_of(read_source(table, source)),
    )
    table.close()
    return found


def _doubt(table: Table, levels: tuple[Level, ...], ratings: LabelSet) -> None:
    if len(levels) < 2:
        table.problem("", "One level tells nothing apart. Write two or more, the lightest first.")
    for rating in ratings.codes:
        leading = [one.code for one in levels if rating in one.ratings]
        if levels and len(leading) != 1:
            where = f"to {' and '.join(leading)}" if leading else "to no level"
            table.problem("level", f"A risk that is {rating} leads {where}. Each leads to one.")
    placed = [min(ratings.place(code) for code in one.ratings) for one in levels if one.ratings]
    if placed != sorted(placed):
        table.problem("level", "A graver risk leads to a lighter level. Put the lightest level first.")
    for lighter, closer in pairwise(levels):
        _doubt_times(table, lighter, closer)


def _doubt_times(table: Table, lighter: Level, closer: Level) -> None:
    """A closer level asks for nothing more rarely than a lighter one."""
    often = {one.what: one.every_months for one in lighter.requires if one.every_months}
    for one in closer.requires:
        before = often.get(one.what)
        if before and one.every_months and one.every_months > before:
            says = f"{closer.code} requires a {one.what} every {one.every_months} months"
            table.problem("level", f"{says}, and {lighter.code}, which is lighter, every {before}.")
