"""What people told, as a report prints it: a table for each question, their words, phone-in days."""

from collections.abc import Iterator

from plumbline.papers.paper import Block, Bold, Facts, Heading, Paragraph, Quote, Table
from plumbline.visits.heard import (
    ABOUT_THE_VISIT,
    CHECKERS,
    WHY_HIDDEN,
    Asked,
    Counted,
    Heard,
    HeardChecker,
    HeardDay,
    HeardSurvey,
)

HIDDEN = "not shown"


def voices(heard: Heard | None) -> Iterator[Block]:
    """Nothing for a version of before this was kept; one sentence where nobody was asked."""
    if heard is None:
        return
    yield Heading("What people told us")
    if heard.is_silent:
        yield Paragraph(heard.nobody)
    for one in heard.surveys:
        yield from _survey(one)
    if heard.days:
        yield from _days(heard.days)
    for sentence in heard.unfinished:
        yield Paragraph(sentence)
    yield from _checkers(heard.checkers)


def _checkers(checkers: tuple[HeardChecker, ...]) -> Iterator[Block]:
    if checkers:
        yield Heading("What Quality Checkers said")
        yield Paragraph(CHECKERS)
    for one in checkers:
        yield from _checker(one)


def _checker(one: HeardChecker) -> Iterator[Block]:
    """A table of what was chosen, then what they wrote, each under the question it is about."""
    yield Heading(one.called, 2)
    yield Paragraph(f"{one.answered}.")
    chosen = tuple((said.asks, said.says) for said in one.said if said.says)
    if chosen:
        yield Table(f"What they answered: {one.called}", ("Question", "Answer"), chosen, widths=(4, 1.6))
    quotes = [Quote(said.words, said.asks) for said in one.said if said.words]
    if quotes or one.words:
        yield Heading("In their own words", 3)
        yield from quotes
        yield from (Quote(words, ABOUT_THE_VISIT) for words in one.words)


def _survey(one: HeardSurvey) -> Iterator[Block]:
    yield Heading(one.whom, 2)
    yield Facts((("Asked from", one.days), ("By", one.questionnaire), ("Answered", one.answers)))
    yield Paragraph(one.why or WHY_HIDDEN)
    for question in one.questions:
        yield _question(question)
    if one.quotes:
        yield Heading("In their own words", 3)
        for said in one.quotes:
            yield Quote(said.text, said.asks)


def _question(one: Asked) -> Block:
    if not one.answers:
        between = f" {one.together.says}: {one.together.count}." if one.together.count else ""
        return Paragraph((Bold(one.asks), f" {one.valid}.{between} {one.why}"))
    return Table(
        one.asks,
        ("Answer", "How many", "Share"),
        tuple(_row(answer) for answer in one.answers),
        aligned=("left", "right", "right"),
        widths=(4, 1.4, 1.2),
        total=_row(one.together),
    )


def _row(one: Counted) -> tuple[str, str, str]:
    return one.says, one.count or HIDDEN, one.share or HIDDEN


def _days(days: tuple[HeardDay, ...]) -> Iterator[Block]:
    yield Heading("On phone-in days in the year before", 2)
    for one in days:
        yield Paragraph((Bold(f"{one.on}. "), f"{one.calls}. {one.why}".strip()))
        if one.themes:
            yield Table(
                f"What the calls of {one.on} were about",
                ("Theme", "Calls"),
                tuple((theme.says, theme.count) for theme in one.themes),
                aligned=("left", "right"),
                widths=(4, 1),
            )
