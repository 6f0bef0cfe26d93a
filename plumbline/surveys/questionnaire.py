"""What a questionnaire asks, as frozen values. Read from a file by `reading`. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from plumbline.frameworks.aloud import RuleAloud
from plumbline.frameworks.definition import Source


class Audience(StrEnum):
    """Whom a questionnaire is for."""

    PEOPLE = "people"
    FAMILIES = "families"
    STAFF = "staff"
    PROFESSIONALS = "professionals"


AUDIENCES: Mapping[Audience, str] = {
    Audience.PEOPLE: "People who use the service",
    Audience.FAMILIES: "Families and friends",
    Audience.STAFF: "Staff",
    Audience.PROFESSIONALS: "Professionals",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a scale. `easy` is its easy-read wording; `counts` says that it is among the satisfied."""

    code: str
    label: str
    easy: str
    counts: bool


# Offered under every scale. Neither is a valid answer: they are outside numerator and denominator.
NO_VIEW: tuple[Choice, ...] = (
    Choice("dont-know", "Don’t know", "I don’t know", counts=False),
    Choice("prefer-not", "Prefer not to say", "I don’t want to say", counts=False),
)


@dataclass(frozen=True, slots=True)
class Scale:
    """Answers in order, the best first. `counted` names those that count together, such as “Satisfied”."""

    code: str
    counted: str
    choices: tuple[Choice, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The valid answers."""
        return frozenset(one.code for one in self.choices)


@dataclass(frozen=True, slots=True)
class Feeds:
    """The figure of a KPI schedule that a question can be used for, when the council says so."""

    framework: str
    ref: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; without a scale it is answered in the person's own words."""

    ref: str
    asks: str
    easy: str
    scale: Scale | None = None
    feeds: Feeds | None = None


@dataclass(frozen=True)
class Questionnaire:
    """A whole questionnaire. `digest` is of its content, so that a survey can say which one it used."""

    id: str
    version: str
    title: str
    audience: Audience
    intro: str
    easy_intro: str
    questions: tuple[Question, ...]
    source: Source
    digest: str = ""
    text: str = field(default="", repr=False)

    @property
    def rules_aloud(self) -> tuple[RuleAloud, ...]:
        """Each question with its easy words and its answers."""
        # What the whole questionnaire notes is said once, over all of them.
        source = replace(self.source, note="")
        return tuple(
            RuleAloud(f"{one.ref} {one.asks}", (f"Easy read: {one.easy}", _answers(one)), source)
            for one in self.questions
        )

    @cached_property
    def by_ref(self) -> Mapping[str, Question]:
        return {one.ref: one for one in self.questions}

    @property
    def scaled(self) -> tuple[Question, ...]:
        """The questions that can be counted."""
        return tuple(one for one in self.questions if one.scale)

    @property
    def worded(self) -> tuple[Question, ...]:
        """The questions answered in words."""
        return tuple(one for one in self.questions if not one.scale)


def _answers(one: Question) -> str:
    return ", ".join(choice.label for choice in one.scale.choices) if one.scale else "In one’s own words"
