"""What the rules of a framework rest on, whatever its kind. Pure."""

from collections.abc import Iterator

from plumbline.frameworks.calendars import Calendar
from plumbline.frameworks.definition import Basis, Definition, Source
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.judgement.scorecard.rules import Combining
from plumbline.judgement.standard import Authority

Framework = Definition | Calendar | ScorecardDefinition

KINDS: dict[type[Framework], str] = {
    Definition: "kpi-schedule",
    Calendar: "calendar",
    ScorecardDefinition: "scorecard",
}


def kind_of(framework: Framework) -> str:
    """The kind as a file names it."""
    return KINDS[type(framework)]


def sources_of(framework: Framework) -> Iterator[Source]:
    """What each rule rests on: counting, target and tolerance of an indicator are rules of their own."""
    if isinstance(framework, Calendar):
        yield from (one.source for one in framework.due)
    elif isinstance(framework, ScorecardDefinition):
        yield from _of_scorecard(framework)
    else:
        yield from _of_schedule(framework)


def _of_schedule(schedule: Definition) -> Iterator[Source]:
    for indicator in schedule.indicators:
        yield indicator.source
        if indicator.terms.target is not None:
            yield indicator.terms.source
        if indicator.terms.amber is not None or indicator.terms.amber_upper is not None:
            yield indicator.terms.amber_source
    yield from (one.source for one in schedule.agreements)


def _of_scorecard(scorecard: ScorecardDefinition) -> Iterator[Source]:
    yield from (one.source for one in scorecard.areas)
    yield from (one.source for one in scorecard.questions)
    yield from (
        Source(Basis(one.basis), one.source, "", one.note) for one in authorities(scorecard.combining)
    )
    yield from (one.source for one in scorecard.asked)
    yield from (one.source for one in scorecard.follow_ups)
    yield scorecard.process.source


def authorities(combining: Combining) -> tuple[Authority, ...]:
    """What each rule of combining rests on: how areas are rated, how they make the whole, counts and limits.

    Bands of the whole rest on what the way of combining rests on, and are one rule with it.
    """
    counts = tuple(one.authority for one in combining.counts)
    limits = tuple(one.authority for one in combining.limiters)
    return (combining.area_bands.authority, combining.authority, *counts, *limits)
