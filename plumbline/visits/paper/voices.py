"""What people told, as a report prints it: a table for each question, their words, phone-in days."""

from collections.abc import Iterator

from plumbline.papers.paper import Block, Bold, Facts, Heading, Paragraph, Quote, Table
from plumbline.visits.heard import WHY_HIDDEN, Asked, Counted, Heard, HeardDay, HeardSurvey

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
