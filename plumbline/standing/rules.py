"""What a file of standing rules says: what each colour means for placements, and who may decide what. Pure."""

from dataclasses import dataclass
from enum import StrEnum

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

    def of(self, colour: str) -> ColourRule:
        """What is said of a colour. All three are always there."""
        return next(one for one in self.colours if one.colour == colour)

    def may_decide(self, roles: frozenset[str], *, before: str, after: str) -> bool:
        """Whether one of these roles may decide both on the colour that goes and on the one that comes.

        So nobody lifts a red who may not set one. `before` is empty where nothing was decided.
        """
        asked = [self.of(one) for one in (before, after) if one]
        return all(roles & set(one.decided_by) for one in asked)
