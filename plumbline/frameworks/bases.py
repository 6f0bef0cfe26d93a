"""What the rules of a framework rest on, whatever its kind. Pure."""

from collections.abc import Iterator

from plumbline.frameworks.calendars import Calendar
from plumbline.frameworks.definition import Basis, Definition, Source
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.judgement.risk.levels import Levels
from plumbline.judgement.risk.model import RiskModel
from plumbline.judgement.scorecard.rules import Combining
from plumbline.judgement.standard import Authority

Framework = Definition | Calendar | ScorecardDefinition | RiskModelDefinition | LevelsDefinition

KINDS: dict[type[Framework], str] = {
    Definition: "kpi-schedule",
    Calendar: "calendar",
    ScorecardDefinition: "scorecard",
    RiskModelDefinition: "risk-model",
    LevelsDefinition: "oversight-levels",
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
    elif isinstance(framework, RiskModelDefinition):
        yield from map(_source, _of_risk_model(framework.model))
    elif isinstance(framework, LevelsDefinition):
        yield from map(_source, _of_levels(framework.levels))
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
    yield from map(_source, authorities(scorecard.combining))
    yield from (one.source for one in scorecard.asked)
    yield from (one.source for one in scorecard.follow_ups)
    yield scorecard.process.source


def _of_risk_model(model: RiskModel) -> Iterator[Authority]:
    """That an indicator is looked at is a rule of its own; what all of them weigh, and the bands, is one more."""
    yield from (one.authority for one in model.indicators)
    yield model.authority
    yield from (one.authority for one in model.limiters)


def _of_levels(levels: Levels) -> Iterator[Authority]:
    """Each level, each requirement, each limit, which risk leads where, and what the file says of hours."""
    for level in levels.levels:
        yield level.authority
        yield from (one.authority for one in level.requires)
    yield levels.authority
    if levels.hours:
        yield levels.hours_authority
    yield from (one.authority for one in levels.limiters)


def _source(authority: Authority) -> Source:
    return Source(Basis(authority.basis), authority.source, "", authority.note)


def authorities(combining: Combining) -> tuple[Authority, ...]:
    """What each rule of combining rests on: how areas are rated, how they make the whole, counts and limits.

    Bands of the whole rest on what the way of combining rests on, and are one rule with it.
    """
    counts = tuple(one.authority for one in combining.counts)
    limits = tuple(one.authority for one in combining.limiters)
    return (combining.area_bands.authority, combining.authority, *counts, *limits)
