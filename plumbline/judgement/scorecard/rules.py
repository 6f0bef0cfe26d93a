"""How points become ratings: bands, ways of combining areas, and what limits or overrides the outcome (§2.4)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.standard import Authority

NO_AUTHORITY = Authority()


class Rounding(StrEnum):
    """What a percentage is rounded to before it is banded. NONE is the house's rule: ratings see the exact value."""

    NONE = "none"
    HALF_UP = "half-up"
    DOWN = "down"


class Family(StrEnum):
    """The ways of making one rating of several areas."""

    PERCENTAGE = "percentage"  # all points over all that could be had
    WEIGHTED = "weighted"  # each area's percentage times its weight
    COUNTS = "counts"  # so many areas of a rating
    WORST_OF = "worst-of"  # as the worst area


@dataclass(frozen=True, slots=True)
class Band:
    """This rating from `at_least` per cent up; None in the last and worst band, which has no floor."""

    rating: str
    at_least: Decimal | None


@dataclass(frozen=True, slots=True)
class PercentBands:
    """Bands from best to worst, half-open."""

    bands: tuple[Band, ...]
    rounding: Rounding = Rounding.NONE
    authority: Authority = NO_AUTHORITY


@dataclass(frozen=True, slots=True)
class CountRule:
    """The whole has `rating` when at least `at_least` areas have one of `of`. The first rule that holds speaks."""

    code: str
    rating: str
    of: tuple[str, ...]
    at_least: int
    authority: Authority = NO_AUTHORITY


class Mode(StrEnum):
    ANY = "any"
    ALL = "all"


class Effect(StrEnum):
    OVERRIDE = "override"  # the whole is this, whatever it was
    CAP = "cap"  # the whole is at best this


@dataclass(frozen=True, slots=True)
class Limiter:
    """When any (or all) of `areas` have one of the ratings `when`, the whole is `to`, or at best `to`.

    No areas means every area; `is_critical_only` narrows them to critical ones.
    """

    code: str
    says: str
    areas: tuple[str, ...]
    when: tuple[str, ...]
    effect: Effect
    to: str
    mode: Mode = Mode.ANY
    is_critical_only: bool = False
    authority: Authority = NO_AUTHORITY


@dataclass(frozen=True, slots=True)
class Combining:
    """All that turns marks into a scorecard. `bands` rate the whole in the families that have a percentage."""

    labels: LabelSet
    area_bands: PercentBands
    family: Family
    bands: PercentBands | None = None
    counts: tuple[CountRule, ...] = ()
    otherwise: str = ""
    limiters: tuple[Limiter, ...] = ()
    authority: Authority = NO_AUTHORITY
