"""What a rule that fired means: concern, improvement, or a change of which nobody said which way is better."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plumbline.judgement.bands import Direction
from plumbline.judgement.charting.limits import Limits
from plumbline.judgement.charting.rules import Hit, Rule
from plumbline.judgement.charting.series import Series
from plumbline.judgement.charting.wording import PUBLISHED, SOURCE, sentence
from plumbline.judgement.exact import in_digits
from plumbline.judgement.judgement import Reason


class Meaning(StrEnum):
    """From the least to the gravest."""

    ORDINARY = "ordinary-variation"
    IMPROVEMENT = "improvement"
    CHANGE = "change"
    CONCERN = "concern"


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that fired, on the points of these days, with the reason that names them."""

    rule: Rule
    days: tuple[date, ...]
    labels: tuple[str, ...]
    meaning: Meaning
    reason: Reason


def signal_of(hit: Hit, limits: Limits, series: Series) -> Signal:
    meaning = _meaning(hit.side, series.better)
    saw = {one.label: in_digits(one.exact or 0) for one in hit.points}
    says = sentence(hit, limits, series, MEANT[meaning])
    reason = Reason(hit.rule, says, saw, meaning, PUBLISHED, SOURCE)
    return Signal(
        hit.rule, tuple(one.on for one in hit.points), tuple(one.label for one in hit.points), meaning, reason
    )


MEANT = {
    Meaning.CONCERN: "a cause for concern",
    Meaning.IMPROVEMENT: "an improvement",
    Meaning.CHANGE: "a real change",
}


def _meaning(side: int, better: Direction) -> Meaning:
    if better not in {Direction.HIGHER, Direction.LOWER}:
        return Meaning.CHANGE
    is_better = side > 0 if better is Direction.HIGHER else side < 0
    return Meaning.IMPROVEMENT if is_better else Meaning.CONCERN
