"""How closely a council looks at a provider: which level follows from a risk, and what the level requires. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from plumbline.judgement.judgement import Judgement, Reason, State
from plumbline.judgement.risk.facts import Fact
from plumbline.judgement.risk.limiting import fired, reason_of
from plumbline.judgement.risk.model import ByHand, Limiter
from plumbline.judgement.risk.moderating import moderated
from plumbline.judgement.risk.outcome import Fired
from plumbline.judgement.risk.scoring import newest
from plumbline.judgement.scorecard.labels import Label, LabelSet
from plumbline.judgement.scorecard.wording import listed
from plumbline.judgement.standard import Authority

NO_AUTHORITY = Authority()
LEVEL = "level"


class What(StrEnum):
    """What a level may require."""

    SELF_CERTIFICATION = "self-certification"
    DESKTOP = "desktop-review"
    VISIT = "visit"
    MEETING = "meeting"
    REPORT = "report"
    REVIEW = "formal-review"
    MULTI_AGENCY = "multi-agency-review"


# What one of each takes with preparing and writing up, where a council's file does not say. Ours.
USUAL_HOURS: Mapping[What, Decimal] = {
    What.SELF_CERTIFICATION: Decimal(1),
    What.DESKTOP: Decimal(3),
    What.VISIT: Decimal(12),
    What.MEETING: Decimal(3),
    What.REPORT: Decimal(1),
    What.REVIEW: Decimal(6),
    What.MULTI_AGENCY: Decimal(4),
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something to do every so many months, or once within so many days of the level beginning."""

    what: What
    says: str
    every_months: int | None = None
    within_days: int | None = None
    authority: Authority = NO_AUTHORITY


@dataclass(frozen=True, slots=True)
class Level:
    """One level. `ratings` are the results of the risk that lead to it."""

    label: Label
    ratings: tuple[str, ...]
    requires: tuple[Requirement, ...] = ()
    intro: str = ""
    authority: Authority = NO_AUTHORITY

    @property
    def code(self) -> str:
        return self.label.code


@dataclass(frozen=True)
class Levels:
    """Levels from the lightest to the closest. `ratings` are those of the risk, `unknown` the level where too little is
    known. Each of `limiters` makes the level at least its `to`. `hours` is what the council's people need for one of a
    kind, with what that rests on; a kind that is not named takes the usual hours."""

    ratings: LabelSet
    levels: tuple[Level, ...]
    unknown: str
    limiters: tuple[Limiter, ...] = ()
    authority: Authority = NO_AUTHORITY
    hours: Mapping[What, Decimal] = field(default_factory=dict)
    hours_authority: Authority = NO_AUTHORITY

    @cached_property
    def labels(self) -> LabelSet:
        return LabelSet(LEVEL, tuple(one.label for one in self.levels))

    def may_stand(self, rating: str) -> bool:
        """A level is always known, since too little known is a level too."""
        return rating in self.labels.codes

    def level(self, code: str) -> Level:
        """Raises StopIteration for a code that is no level."""
        return next(one for one in self.levels if one.code == code)

    def hours_for(self, what: What) -> Decimal:
        return self.hours.get(what, USUAL_HOURS[what])

    def following(self, rating: str) -> Level:
        """The level of a result of the risk; of any state, that of too little known."""
        return next((one for one in self.levels if rating in one.ratings), self.level(self.unknown))


@dataclass(frozen=True, slots=True)
class Oversight:
    """`computed` is the level that follows, `overall` after any change by hand; `level` is the one that counts."""

    level: Level
    computed: str
    overall: Judgement


def judge_level(
    levels: Levels,
    rating: str,
    facts: Iterable[Fact] = (),
    *,
    on: date | None = None,
    by_hand: ByHand | None = None,
) -> Oversight:
    """The level that follows from a risk. Raises ValueError for a change by hand without a day, or to no level."""
    if by_hand is not None and (on is None or by_hand.to not in levels.labels.codes):
        raise ValueError("A change by hand needs the day of the judgement, and one of the levels.")
    own = levels.following(rating)
    those = fired(levels.limiters, newest(facts))
    computed = limited(levels, own, those)
    limits = [reason_of(one, levels.labels) for one in those]
    judgement = Judgement(
        LEVEL, computed, None, levels.level(computed).label.says, (_because(levels, own, rating), *limits)
    )
    judgement = replace(judgement, would_change=tuple(_would_change(levels, own, computed, those)))
    overall = moderated(judgement, by_hand, on, levels)
    return Oversight(levels.level(overall.rating), computed, overall)


def _because(levels: Levels, level: Level, rating: str) -> Reason:
    how, label = levels.authority, levels.ratings.label(rating)
    seen = f"The risk is {label.says}" if label else "Not enough is known to say how high the risk is"
    says = f"{seen}, which leads to {level.label.says}{how.in_brackets}."
    return Reason(
        f"{LEVEL}.risk", says, {"risk": rating or State.NOT_ASSESSED}, level.code, how.basis, how.source
    )


def _would_change(levels: Levels, own: Level, computed: str, those: Sequence[Fired]) -> Iterator[str]:
    """Which risks would lead to another level with the limits as they are, and what would without them."""
    by_level: dict[str, list[str]] = {}
    for rating in levels.ratings.codes:
        to = limited(levels, levels.following(rating), those)
        by_level.setdefault(to, []).append(rating)
    for one in levels.levels:
        if one.code != computed and one.code in by_level:
            risks = _either(by_level[one.code], levels.ratings)
            yield f"It would be {one.label.says} with a risk of {risks}."
    if own.code != computed:
        codes = listed([one.limiter.code for one in those])
        yield f"It would be {own.label.says} without {codes}."


def limited(levels: Levels, level: Level, those: Sequence[Fired]) -> str:
    """The closest of a level and those that limits ask for."""
    return max((level.code, *(one.limiter.to for one in those)), key=levels.labels.place)


def _either(ratings: Sequence[str], labels: LabelSet) -> str:
    says = [one.says for one in labels.labels if one.code in ratings]
    return " or ".join(says)
