"""What a scorecard framework says, as frozen values: areas, questions and how answers are combined. Pure.

Read from a file by `reading`, scored by `scoring`. The ways of combining are the judge's (`judgement.scorecard.rules`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from plumbline.frameworks.definition import Basis, Source
from plumbline.judgement.scorecard.rules import Combining
from plumbline.judgement.scorecard.scales import Scale


class Answerer(StrEnum):
    """Who answers a question."""

    OFFICER = "officer"
    PROVIDER = "provider"
    STAFF = "staff"
    PERSON = "person"
    QUALITY_CHECKER = "quality-checker"


class Viewpoint(StrEnum):
    """Whose view an answer gives. A visit brings all three together (Oxfordshire 2019, paragraph 25)."""

    PEOPLE = "people"
    STAFF = "staff"
    COMMISSIONER = "commissioner"


class Purpose(StrEnum):
    """What a scorecard is for: where it is offered."""

    VISIT = "visit"
    SELF_ASSESSMENT = "self-assessment"
    DESKTOP = "desktop"
    SET_UP = "set-up"


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of the visit in a place of its own: the office, where care is delivered."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the scorecard: one page of the visit's form, one line of the scorecard."""

    code: str
    title: str
    weight: Decimal = Decimal(1)
    is_critical: bool = False
    intro: str = ""
    source: Source = Source(Basis.LOCAL_DEFAULT)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `easy` is its wording in easy read; `regulation` the one that its answer bears on."""

    ref: str
    area: str
    asks: str
    scale: Scale
    guidance: str = ""
    easy: str = ""
    weight: Decimal = Decimal(1)
    answerer: Answerer = Answerer.OFFICER
    viewpoint: Viewpoint = Viewpoint.COMMISSIONER
    leg: str = ""
    regulation: str = ""
    source: Source = Source(Basis.LOCAL_DEFAULT)


@dataclass(frozen=True, slots=True)
class Asked:
    """A document that stage one asks the provider for, so many days before the visit."""

    code: str
    title: str
    why: str = ""
    days_before: int = 5
    source: Source = Source(Basis.LOCAL_DEFAULT)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """After this overall rating: a follow-up visit within so many days, and what else it sets off, in words."""

    rating: str
    visit_within: int | None = None
    says: str = ""
    source: Source = Source(Basis.LOCAL_DEFAULT)


@dataclass(frozen=True, slots=True)
class ActionLimit:
    """An action of this priority is due within so many days."""

    priority: str
    days: int


@dataclass(frozen=True, slots=True)
class Process:
    """How a council runs such a visit. `comment_days` is the provider's time for factual accuracy (14 by default).

    `is_blind`: whoever scores sees no ratings until the draft is shared. `hours` is what one visit usually takes.
    `every_months`: how often a service is due one; None leaves it to the reasons to go.
    """

    comment_days: int = 14
    is_blind: bool = False
    hours: Decimal = Decimal(12)
    every_months: int | None = None
    notice_days: int = 14
    self_assessment: str = ""
    source: Source = Source(Basis.LOCAL_DEFAULT)


@dataclass(frozen=True)
class ScorecardDefinition:
    """A scorecard. `digest` is the hash of its canonical content: the same digest, the same rules."""

    id: str
    version: str
    title: str
    council: str
    source: Source
    purpose: Purpose
    areas: tuple[Area, ...]
    questions: tuple[Question, ...]
    combining: Combining
    legs: tuple[Leg, ...] = ()
    asked: tuple[Asked, ...] = ()
    process: Process = Process()
    follow_ups: tuple[FollowUp, ...] = ()
    action_limits: tuple[ActionLimit, ...] = (
        ActionLimit("high", 7),
        ActionLimit("medium", 28),
        ActionLimit("low", 84),
    )
    digest: str = ""
    text: str = field(default="", repr=False)

    @cached_property
    def by_ref(self) -> Mapping[str, Question]:
        return {question.ref: question for question in self.questions}

    @cached_property
    def area_by_code(self) -> Mapping[str, Area]:
        return {area.code: area for area in self.areas}

    def questions_of(self, area: str, answerer: Answerer | None = None) -> tuple[Question, ...]:
        """The questions of one area, of one answerer where named."""
        return tuple(one for one in self.questions if one.area == area and answerer in {None, one.answerer})

    def days_for(self, priority: str) -> int:
        """How long an action of this priority has."""
        return next((one.days for one in self.action_limits if one.priority == priority), 28)
