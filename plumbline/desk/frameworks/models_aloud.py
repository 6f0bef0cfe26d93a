"""A risk model and levels of oversight laid out so that they can be read aloud, each rule with what it rests on."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plumbline.desk.frameworks.reading import Rule
from plumbline.frameworks.bases import Framework, sources_of
from plumbline.frameworks.definition import Basis
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.judgement.display import show_given
from plumbline.judgement.risk.facts import Banding, Codes, Given
from plumbline.judgement.risk.levels import Level, Levels, Requirement, What
from plumbline.judgement.risk.model import Indicator, Limiter, RiskModel
from plumbline.judgement.risk.pointing import in_words
from plumbline.judgement.risk.trying import bound_in_words, steps_in_words
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.wording import listed, many, says_rating
from plumbline.judgement.standard import Authority


@dataclass(frozen=True, slots=True)
class Part:
    """One chapter of the page."""

    code: str
    title: str
    intro: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class ModelAloud:
    """Everything a page says of a model or of levels."""

    what: str
    parts: tuple[Part, ...]
    bases: tuple[tuple[str, int], ...]


def model_aloud(definition: Framework) -> ModelAloud:
    """A risk model or levels. Raises TypeError for a framework of another kind."""
    counted = Counter(source.basis for source in sources_of(definition))
    bases = tuple((basis.value, counted[basis]) for basis in Basis if counted[basis])
    if isinstance(definition, RiskModelDefinition):
        model = definition.model
        what = f"A risk model of {many(len(model.indicators), 'indicator')}"
        return ModelAloud(what, tuple(_risk_parts(model)), bases)
    if not isinstance(definition, LevelsDefinition):
        raise TypeError(f"{definition.title} is no model.")
    levels = definition.levels
    return ModelAloud(f"{many(len(levels.levels), 'level')} of oversight", tuple(_level_parts(levels)), bases)


def _risk_parts(model: RiskModel) -> Iterator[Part]:
    looked = (
        "The worst of an indicator’s inputs counts. What nobody knows, or what is too old, has no points."
    )
    yield Part("indicators", "What is looked at", looked, tuple(map(_indicator, model.indicators)))
    yield Part("score", "From points to a result", "", (_score(model), _enough(model), _comparing(model)))
    if model.limiters:
        yield Part("limits", "Limits", "", tuple(_limits(model.limiters, model.labels)))


def _indicator(one: Indicator) -> Rule:
    age = f"A value may be {many(one.oldest_days, 'day')} old." if one.oldest_days else ""
    further = (f"{also.asks}: {_points(also.banding)}." for also in one.also)
    says = (
        one.guidance,
        f"{_points(one.input.banding)}.",
        *further,
        f"Weight {show_given(one.weight)}.",
        age,
    )
    return _rule(f"{one.code} {one.title}", says, one.authority)


def _points(banding: Banding) -> str:
    """“In post 0, interim 2 points”."""
    if isinstance(banding, Given):
        return f"Points that are given, 0 to {show_given(banding.most)}"
    if isinstance(banding, Codes):
        pairs = [f"{in_words(code)} {show_given(points)}" for code, points in banding.by_code.items()]
    else:
        pairs = [f"{says} {show_given(points)}" for says, points in steps_in_words(banding)]
    said = ", ".join(pairs)
    return f"{said[:1].upper()}{said[1:]} points"


def _score(model: RiskModel) -> Rule:
    starts = [
        f"{says_rating(one.rating, model.labels)} from {show_given(one.at_least)}"
        if one.at_least is not None
        else f"{says_rating(one.rating, model.labels)} below"
        for one in reversed(model.bands)
    ]
    how = "Points times weights, over what the indicators with data could bring, out of 100. Not rounded."
    return _rule("The score", (how, f"{', '.join(starts)}."), model.authority)


def _enough(model: RiskModel) -> Rule:
    stands = says_rating(model.stands_from, model.labels)
    says = f"Below {show_given(model.floor)}% of the weight, only {stands} and graver is said."
    return _rule(
        "How much must be known", (says, "Otherwise the answer is that not enough is known."), model.authority
    )


def _comparing(model: RiskModel) -> Rule:
    how = model.comparing
    says = (
        f"Beside peers stands only what at least {how.fewest} services of a kind can be compared by.",
        f"Where half of them have none, {show_given(how.instead_of_none)} per 100 people counts as the median.",
        f"A location may be not yet rated for its first {many(how.unrated_months, 'month')}.",
    )
    return _rule("How inputs are compared", says, how.authority)


def _limits(limiters: Iterable[Limiter], labels: LabelSet) -> Iterator[Rule]:
    for one in limiters:
        when = listed([in_words(code) for code in one.when], "or")
        seen = when if one.bound is None else bound_in_words(one.bound)
        says = f"At least {says_rating(one.to, labels)} when {in_words(one.input)} is {seen}."
        yield _rule(one.code, (f"{one.says.rstrip('.')}.", says), one.authority)


def _level_parts(levels: Levels) -> Iterator[Part]:
    for one in levels.levels:
        leading = [says_rating(rating, levels.ratings) for rating in one.ratings]
        own = _rule("Follows from", (_follows(levels, one, leading),), levels.authority)
        yield Part(one.code, one.label.says, one.intro, (own, *map(_requirement, one.requires)))
    yield Part("hours", "What it takes", "", (_hours(levels),))
    if levels.limiters:
        yield Part("limits", "Limits", "", tuple(_limits(levels.limiters, levels.labels)))


def _hours(levels: Levels) -> Rule:
    """“A visit 12, a meeting 3.”: of every kind that some level requires."""
    kinds = [
        what for what in What if any(one.what is what for each in levels.levels for one in each.requires)
    ]
    said = ", ".join(f"{in_words(what)} {show_given(levels.hours_for(what))}" for what in kinds)
    says = f"{said[:1].upper()}{said[1:]}."
    return _rule("Hours that one takes, with preparing and writing up", (says,), levels.hours_authority)


def _follows(levels: Levels, level: Level, leading: list[str]) -> str:
    risks = [f"a risk that is {listed(leading, 'or')}"] if leading else []
    risks += ["not enough being known"] if level.code == levels.unknown else []
    said = listed(risks) or "limits only"
    return f"{said[:1].upper()}{said[1:]}."


def _requirement(one: Requirement) -> Rule:
    every = f"Every {many(one.every_months, 'month')}." if one.every_months else ""
    within = f"Within {many(one.within_days, 'day')}." if one.within_days else ""
    return _rule(one.says, tuple(part for part in (within, every) if part), one.authority)


def _rule(name: str, says: tuple[str, ...], authority: Authority) -> Rule:
    return Rule(name, tuple(one for one in says if one), authority.basis, authority.source, authority.note)
