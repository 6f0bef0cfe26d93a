"""A visit as the judge sees it: areas, and one mark for each question. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from plumbline.judgement.scorecard.scales import NOT_APPLICABLE, NOT_ASSESSED, Scale


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the scorecard. `weight` counts against the other areas' in the weighted family."""

    code: str
    title: str
    weight: Decimal = Decimal(1)
    is_critical: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What was answered to one question; `answer` is a choice's code, a state, or "" when nobody has answered.

    `viewpoint` is whose view it gives: people, staff or commissioner. `asked` is the question, for sentences.
    """

    ref: str
    area: str
    asked: str
    scale: Scale
    answer: str = ""
    weight: Decimal = Decimal(1)
    viewpoint: str = "commissioner"

    @property
    def is_missing(self) -> bool:
        return self.answer in {"", NOT_ASSESSED}

    @property
    def is_applicable(self) -> bool:
        return self.answer != NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Waiver:
    """An officer's decision that an area's rating may stand although questions of it were not assessed."""

    area: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Moderation:
    """A rating changed by hand, with a name, a reason and an end. An empty `area` means the whole."""

    area: str
    to: str
    reason: str
    by: str
    until: str = ""
