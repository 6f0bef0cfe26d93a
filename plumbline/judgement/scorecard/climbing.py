"""Where areas would stand with more points: trying out what would lift the whole, step by step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from plumbline.judgement.scorecard.banding import rated
from plumbline.judgement.scorecard.combining import base_of
from plumbline.judgement.scorecard.limiting import Fired, fired, limited
from plumbline.judgement.scorecard.outcome import AreaScore
from plumbline.judgement.scorecard.rules import Combining, Effect, Limiter, Mode
from plumbline.judgement.scorecard.steps import points_to


class OutOfReach(Exception):
    """No gain of points leads there: a rating was set by hand, or a limit fires on the best rating."""


@dataclass(frozen=True)
class Climb:
    """The areas as they would be after gaining points; `gained` and `reached` say where, and which rating there."""

    areas: tuple[AreaScore, ...]
    combining: Combining
    gained: Mapping[str, Fraction] = field(default_factory=dict)
    reached: Mapping[str, str] = field(default_factory=dict)

    @property
    def rating(self) -> str:
        """What the whole would be."""
        labels = self.combining.labels
        base = base_of(self.areas, self.combining).rating
        return limited(base, fired(self.areas, self.combining.limiters), labels)

    def with_points(self, area: AreaScore, points: Fraction) -> "Climb":
        """After so many more points in one area."""
        if area.computed != area.judgement.rating:
            raise OutOfReach(f"{area.title} was rated by hand.")
        total = area.points + points
        rating = rated(total / area.most * 100, self.combining.area_bands)
        after = replace(area, points=total, computed=rating, judgement=replace(area.judgement, rating=rating))
        return replace(
            self,
            areas=tuple(after if one.code == area.code else one for one in self.areas),
            gained={**self.gained, area.code: self.gained.get(area.code, Fraction(0)) + points},
        )

    def with_rating(self, area: AreaScore, rating: str) -> "Climb":
        """After one area has reached a rating."""
        after = self.with_points(area, points_to(rating, area, self.combining.area_bands))
        return replace(after, reached={**self.reached, area.code: rating})

    def out_of(self, those: Fired) -> "Climb":
        """After the areas that make a limiter fire are out of what it looks for; one of them, where it takes all."""
        labels = self.combining.labels
        place = labels.place(those.limiter.when[0])
        if place == 0:
            raise OutOfReach(f"{those.limiter.code} fires on the best rating.")
        to = labels.codes[place - 1]
        if those.limiter.mode is Mode.ALL:
            nearest = min(those.areas, key=lambda area: points_to(to, area, self.combining.area_bands))
            return self.with_rating(nearest, to)
        after = self
        for area in those.areas:
            after = after.with_rating(area, to)
        return after

    def free_for(self, rating: str) -> "Climb":
        """After no limiter keeps the whole below this rating."""
        place = self.combining.labels.place
        return self._free_of(one for one in self.combining.limiters if place(one.to) > place(rating))

    def free_of_overrides(self) -> "Climb":
        """After no override fires."""
        return self._free_of(one for one in self.combining.limiters if one.effect is Effect.OVERRIDE)

    def _free_of(self, limiters: Iterable[Limiter]) -> "Climb":
        after = self
        for limiter in limiters:
            for those in fired(after.areas, (limiter,)):
                after = after.out_of(those)
        return after
