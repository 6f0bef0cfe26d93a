"""How answers become a rating, in words: bands, ways of combining, counts and limits, each with its authority."""

from collections.abc import Iterator, Mapping

from plumbline.desk.frameworks.reading import Rule
from plumbline.judgement.display import Unit, show_given
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.rules import (
    Combining,
    Effect,
    Family,
    Limiter,
    Mode,
    PercentBands,
    Rounding,
)
from plumbline.judgement.scorecard.wording import listed, says_rating
from plumbline.judgement.standard import Authority

HOW = {
    Family.PERCENTAGE: "All points of all areas over all that could be had.",
    Family.WEIGHTED: "Each area’s percentage times its weight, over all weights.",
    Family.COUNTS: "The first of the rules below that counts enough areas.",
    Family.WORST_OF: "As the worst area.",
}
ROUNDED = {
    Rounding.NONE: "The exact percentage counts: a fraction below a band is below it.",
    Rounding.HALF_UP: "The percentage is first rounded to a whole per cent, halves up.",
    Rounding.DOWN: "The percentage is first rounded down to a whole per cent.",
}


def bands_in_words(name: str, bands: PercentBands, labels: LabelSet) -> Rule:
    return _rule(name, (floors(bands, labels), ROUNDED[bands.rounding]), bands.authority)


def floors(bands: PercentBands, labels: LabelSet) -> str:
    """Green from 85%, Amber from 60%, Red below."""
    parts = [
        f"{says_rating(one.rating, labels)} from {show_given(one.at_least, Unit.PERCENT)}"
        if one.at_least is not None
        else f"{says_rating(one.rating, labels)} below"
        for one in bands.bands
    ]
    return f"{', '.join(parts)}."


def whole(combining: Combining) -> Rule:
    said = [HOW[combining.family]]
    if combining.bands is not None:
        said += [floors(combining.bands, combining.labels), ROUNDED[combining.bands.rounding]]
    if combining.otherwise:
        said.append(f"Where none of them holds: {says_rating(combining.otherwise, combining.labels)}.")
    return _rule("The whole is rated", tuple(said), combining.authority)


def counts(combining: Combining) -> Iterator[Rule]:
    for one in combining.counts:
        of = listed([says_rating(code, combining.labels) for code in one.of], "or")
        rating = says_rating(one.rating, combining.labels)
        says = (
            f"{rating} when at least {one.at_least} {'area is' if one.at_least == 1 else 'areas are'} {of}."
        )
        yield _rule(f"Count {one.code}", (says,), one.authority)


def limits(combining: Combining, titles: Mapping[str, str]) -> Iterator[Rule]:
    for one in combining.limiters:
        name = f"{'Override' if one.effect is Effect.OVERRIDE else 'Limit'} {one.code}"
        yield _rule(name, (f"{one.says.rstrip('.')}.", _limit(one, combining.labels, titles)), one.authority)


def _limit(one: Limiter, labels: LabelSet, titles: Mapping[str, str]) -> str:
    when = listed([says_rating(code, labels) for code in one.when], "or")
    to = says_rating(one.to, labels)
    effect = (
        f"the whole is {to}, whatever else was found"
        if one.effect is Effect.OVERRIDE
        else f"the whole is at best {to}"
    )
    return f"When {_areas(one, titles)} {when}, {effect}."


def _areas(one: Limiter, titles: Mapping[str, str]) -> str:
    critical = "critical " if one.is_critical_only else ""
    if not one.areas:
        return f"all {critical}areas are" if one.mode is Mode.ALL else f"any {critical}area is"
    named = listed([titles[code] for code in one.areas], "and" if one.mode is Mode.ALL else "or")
    return f"{named} {'are' if one.mode is Mode.ALL and len(one.areas) > 1 else 'is'}"


def _rule(name: str, says: tuple[str, ...], authority: Authority) -> Rule:
    return Rule(name, says, authority.basis, authority.source, authority.note)
