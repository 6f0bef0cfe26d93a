"""A scorecard: each area and the whole, with every stage kept so that a page can unfold them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from plumbline.judgement.judgement import Judgement, Reason


@dataclass(frozen=True, slots=True)
class AreaScore:
    """One area. `judgement.ref` is its code and `judgement.score` its percentage, exact; None without points.

    `points` of `most` come from the questions that were assessed and apply. `by_viewpoint` rates the questions of
    each viewpoint alone. `computed` is the rating before any moderation by hand. Better answers bring points in
    multiples of `step`.
    """

    code: str
    title: str
    weight: Fraction
    is_critical: bool
    points: Fraction
    most: Fraction
    judgement: Judgement
    computed: str
    by_viewpoint: Mapping[str, Judgement] = field(default_factory=dict)
    step: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Way:
    """One way up: whoever does all of it has at least the rating `to` ("" where only a hole or an override goes).

    `gains` are the points to gain at least, by area; `points` those to gain at least in all, the areas' among them.
    `assess` are questions to give an answer that counts.
    """

    says: str
    to: str = ""
    gains: Mapping[str, Fraction] = field(default_factory=dict)
    points: Fraction = Fraction(0)
    assess: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Viewpoints that rate an area differently: {viewpoint: rating}."""

    area: str
    ratings: Mapping[str, str]
    says: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The whole: `base` before limits, `limits` that fired, `computed` after them, `overall` after moderation.

    `not_assessed` names the questions behind holes; `viewpoints` rates all questions of each viewpoint. `ways` say
    what would lift the whole, as `overall.would_change` has it in words; none where it was changed by hand.
    """

    areas: tuple[AreaScore, ...]
    base: Judgement
    limits: tuple[Reason, ...]
    computed: str
    overall: Judgement
    not_assessed: tuple[str, ...] = ()
    viewpoints: Mapping[str, Judgement] = field(default_factory=dict)
    disagreements: tuple[Disagreement, ...] = ()
    ways: tuple[Way, ...] = ()
