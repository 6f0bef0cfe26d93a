"""What a file of standing rules says: what each colour means for placements, and who may decide what. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from plumbline.frameworks.aloud import RuleAloud
from plumbline.frameworks.definition import Source


class Colour(StrEnum):
    """In the order of how much it holds back. No decision is none of them."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Placements(StrEnum):
    """What a colour means for somebody who wants to place a person."""

    FREE = "free"
    WITH_CONDITIONS = "with-conditions"
    BY_EXCEPTION = "by-exception"


@dataclass(frozen=True, slots=True)
class ColourRule:
    """`review_within` is in days. `decided_by` are roles. Each of the three rules rests on a source of its own."""

    colour: Colour
    label: str
    means: str
    placements: Placements
    review_within: int
    decided_by: tuple[str, ...]
    source: Source
    review_source: Source
    decided_source: Source


@dataclass(frozen=True, slots=True)
class ExceptionRule:
    """Who may authorise a placement by exception, and for how many days at most."""

    authorised_by: tuple[str, ...]
    longest_days: int
    source: Source


@dataclass(frozen=True, slots=True)
class StandingRules:
    """`after_visit` are the ratings of a final visit after which somebody has to decide on the standing.

    A count of free places is good for `vacancy_days` after the day of the count.
    """

    id: str
    version: str
    title: str
    council: str
    source: Source
    comment_days: int
    comment_source: Source
    acknowledge_within_working_days: int
    acknowledge_source: Source
    after_visit: tuple[str, ...]
    colours: tuple[ColourRule, ...]
    exceptions: ExceptionRule
    vacancy_days: int
    vacancy_source: Source
    digest: str = ""
    text: str = ""

    @property
    def rules_aloud(self) -> tuple[RuleAloud, ...]:
        """Each thing the file decides, with what it rests on."""
        seniors, most = _roles(self.exceptions.authorised_by), self.exceptions.longest_days
        within = f"Within {self.acknowledge_within_working_days} working days"
        return (
            *(rule for one in self.colours for rule in _aloud(one)),
            RuleAloud(
                "Exceptions", (f"Authorised by {seniors}, for at most {most} days",), self.exceptions.source
            ),
            RuleAloud("The provider may comment", (f"For {self.comment_days} days",), self.comment_source),
            RuleAloud("Those told acknowledge it", (within,), self.acknowledge_source),
            RuleAloud(
                "A count of free places is good", (f"For {self.vacancy_days} days",), self.vacancy_source
            ),
        )

    def of(self, colour: str) -> ColourRule:
        """What is said of a colour. All three are always there."""
        return next(one for one in self.colours if one.colour == colour)

    def may_decide(self, roles: frozenset[str], *, before: str, after: str) -> bool:
        """Whether one of these roles may decide both on the colour that goes and on the one that comes.

        So nobody lifts a red who may not set one. `before` is empty where nothing was decided.
        """
        asked = [self.of(one) for one in (before, after) if one]
        return all(roles & set(one.decided_by) for one in asked)


def _aloud(one: ColourRule) -> tuple[RuleAloud, ...]:
    """What a colour means, when it is looked at again, and who may decide on it: three rules."""
    return (
        RuleAloud(one.label, (one.means, f"Placements: {one.placements.replace('-', ' ')}"), one.source),
        RuleAloud(f"{one.label}: looked at again", (f"Within {one.review_within} days",), one.review_source),
        RuleAloud(f"{one.label}: decided by", (_roles(one.decided_by),), one.decided_source),
    )


def _roles(codes: tuple[str, ...]) -> str:
    return ", ".join(code.replace("-", " ") for code in codes)
