"""What may be said of each input of a risk model or of levels: which words, or numbers up to which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from plumbline.frameworks.reading.risk_limits import YES_NO
from plumbline.judgement.judgement import State
from plumbline.judgement.risk.facts import Banding, Codes, Given
from plumbline.judgement.risk.levels import Levels
from plumbline.judgement.risk.model import Limiter, RiskModel

RISK = "risk"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The words an input may be; or that it is a number, of at most `most` where there is an end."""

    codes: tuple[str, ...] = ()
    is_number: bool = False
    most: Decimal | None = None

    @property
    def in_words(self) -> str:
        if self.codes:
            return f"one of {', '.join(self.codes)}"
        return f"a number from 0 to {self.most}" if self.most is not None else "a number"


def accepted_by_model(model: RiskModel) -> Mapping[str, Accepted]:
    """By name: the codes of indicators for points that are given, their inputs, and those of limits."""
    found = {
        each.name: _accepted(each.banding)
        for one in model.indicators
        for each in (*one.inputs[1:], one.graded)
    }
    return {**_of_limits(model.limiters), **found}


def accepted_by_levels(levels: Levels) -> Mapping[str, Accepted]:
    """The result of the risk, which may be a state, and the inputs of limits."""
    risk = Accepted((*levels.ratings.codes, State.NOT_ASSESSED.value))
    return {RISK: risk, **_of_limits(levels.limiters)}


def _accepted(banding: Banding) -> Accepted:
    if isinstance(banding, Codes):
        return Accepted(tuple(banding.by_code))
    return Accepted(is_number=True, most=banding.most if isinstance(banding, Given) else None)


def _of_limits(limiters: Iterable[Limiter]) -> Mapping[str, Accepted]:
    return {one.input: Accepted(is_number=True) if one.bound else Accepted(YES_NO) for one in limiters}
