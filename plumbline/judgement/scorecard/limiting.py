"""What limits or overrides the whole: every limiter that fires, in the order of the framework, each as a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from plumbline.judgement.judgement import Reason, State
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.outcome import AreaScore
from plumbline.judgement.scorecard.rules import Effect, Limiter, Mode
from plumbline.judgement.scorecard.wording import listed, says_rating


@dataclass(frozen=True, slots=True)
class Fired:
    """A limiter that fires, with the areas that made it."""

    limiter: Limiter
    areas: tuple[AreaScore, ...]

    def reason(self, labels: LabelSet) -> Reason:
        one = self.limiter
        to = says_rating(one.to, labels)
        seen = listed(
            [f"{area.title} is {says_rating(area.judgement.rating, labels)}" for area in self.areas]
        )
        effect = f"the whole is {to}" if one.effect is Effect.OVERRIDE else f"the whole is at best {to}"
        says = f"{seen}, so {effect}, by {one.code}: {one.says.rstrip('.')}{one.authority.in_brackets}."
        saw = {area.code: area.judgement.rating for area in self.areas}
        return Reason(one.code, says, saw, one.to, one.authority.basis, one.authority.source)


def fired(areas: Sequence[AreaScore], limiters: Sequence[Limiter]) -> tuple[Fired, ...]:
    """The limiters that fire. They do so on ratings alone, whatever else was not assessed."""
    found = (Fired(one, firing(one, areas)) for one in limiters)
    return tuple(one for one in found if one.areas)


def firing(limiter: Limiter, areas: Sequence[AreaScore]) -> tuple[AreaScore, ...]:
    """The areas that make a limiter fire; none when it does not."""
    looked_at = [one for one in areas if _concerns(limiter, one)]
    hit = tuple(one for one in looked_at if one.judgement.rating in limiter.when)
    return hit if limiter.mode is Mode.ANY or len(hit) == len(looked_at) else ()


def limited(base: str, those: Sequence[Fired], labels: LabelSet) -> str:
    """The rating after limits. An override beats a cap and a state; of several overrides the worst speaks."""
    overrides = [one.limiter.to for one in those if one.limiter.effect is Effect.OVERRIDE]
    if overrides:
        return max(overrides, key=labels.place)
    if base not in labels.codes:
        return base
    return max((base, *(one.limiter.to for one in those)), key=labels.place)


def _concerns(limiter: Limiter, area: AreaScore) -> bool:
    if area.judgement.rating == State.NOT_APPLICABLE or (limiter.is_critical_only and not area.is_critical):
        return False
    return not limiter.areas or area.code in limiter.areas
