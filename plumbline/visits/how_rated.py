"""How a scorecard's ratings are made, in sentences for a report: scales, bands, combining and limits. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.judgement.display import Unit, show_given
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.rules import Combining, Family, PercentBands, Rounding
from plumbline.judgement.scorecard.scales import Scale
from plumbline.judgement.scorecard.wording import listed, says_rating
from plumbline.judgement.standard import Authority

FAMILIES = {
    Family.PERCENTAGE: "The whole is the share of all points that could be had.",
    Family.WEIGHTED: "The whole is made of the areas’ percentages, each by its weight.",
    Family.COUNTS: "The whole depends on how many areas have which rating.",
    Family.WORST_OF: "The whole is rated as its worst area.",
}
ROUNDED = {
    Rounding.NONE: "The exact percentage counts, not the rounded one.",
    Rounding.HALF_UP: "The percentage is rounded to a whole number first, halves up.",
    Rounding.DOWN: "The percentage is rounded down to a whole number first.",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence, and what it rests on: “published: page 4”, “local default”."""

    says: str
    rests_on: str = ""


def rules_of(definition: ScorecardDefinition) -> tuple[Rule, ...]:
    return tuple(_rules(definition))


def _rules(definition: ScorecardDefinition) -> Iterator[Rule]:
    scales = {question.scale.name: question.scale for question in definition.questions}
    yield from (Rule(_scale(one)) for one in scales.values())
    yield Rule(
        "A question that is not applicable is left out of the count. "
        "One that was not assessed leaves its area without a rating, unless an officer says why it may stand."
    )
    combining = definition.combining
    yield _bands("An area", combining.area_bands, combining.labels)
    yield Rule(FAMILIES[combining.family], _rests_on(combining.authority))
    if combining.bands is not None:
        yield _bands("The whole", combining.bands, combining.labels)
    yield from _counts(combining)
    yield from (Rule(f"{one.says.rstrip('.')}.", _rests_on(one.authority)) for one in combining.limiters)
    yield Rule(
        "A rating can be changed by hand, with a name, a reason and an end; the computed one is shown beside it."
    )


def _scale(scale: Scale) -> str:
    choices = listed([f"{one.says} {show_given(one.points)}" for one in scale.choices])
    return f"Points for an answer: {choices}."


def _bands(what: str, bands: PercentBands, labels: LabelSet) -> Rule:
    parts = [
        f"{says_rating(one.rating, labels)} from {show_given(one.at_least, Unit.PERCENT)}"
        if one.at_least is not None
        else f"{says_rating(one.rating, labels)} below that"
        for one in bands.bands
    ]
    return Rule(f"{what} is {listed(parts)}. {ROUNDED[bands.rounding]}", _rests_on(bands.authority))


def _counts(combining: Combining) -> Iterator[Rule]:
    labels = combining.labels
    for one in combining.counts:
        of = listed([says_rating(rating, labels) for rating in one.of], "or")
        yield Rule(
            f"{says_rating(one.rating, labels)} when {one.at_least} or more areas are {of}.",
            _rests_on(one.authority),
        )
    if combining.otherwise:
        yield Rule(f"{says_rating(combining.otherwise, labels)} otherwise.", _rests_on(combining.authority))


def _rests_on(authority: Authority) -> str:
    return ": ".join(part for part in (authority.basis, authority.source) if part)
