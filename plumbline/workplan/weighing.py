"""What each reason to go counts in the order of the plan, as frozen values. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from plumbline.frameworks.aloud import RuleAloud
from plumbline.frameworks.definition import Source


class ReasonKind(StrEnum):
    """Why a council would go and look."""

    FOLLOW_UP = "follow-up"
    CQC_RATING = "cqc-rating"
    NEVER_VISITED = "never-visited"
    VISIT_RATING = "visit-rating"
    VISIT_OLD = "visit-old"
    ACTIONS_OVERDUE = "actions-overdue"
    FIGURES_BELOW = "figures-below"
    RETURNS_OVERDUE = "returns-overdue"
    CQC_UNRATED = "cqc-unrated"
    FINDINGS_OPEN = "findings-open"
    CQC_OLD = "cqc-old"


@dataclass(frozen=True, slots=True)
class Weighing:
    """How much one kind of reason counts: `weight` once and `each` for each one more, at most `most`.

    `ratings` gives the weight by rating instead. `months` is an age from which the reason holds.
    `calls_for_a_visit`: it puts a service on the plan by itself.
    """

    kind: ReasonKind
    title: str
    source: Source
    weight: int = 0
    each: int = 0
    most: int = 100
    ratings: Mapping[str, int] = field(default_factory=dict)
    months: int = 0
    calls_for_a_visit: bool = False

    def of(self, count: int = 0) -> int:
        """The weight when there are so many."""
        return min(self.most, self.weight + self.each * count)

    @property
    def says(self) -> str:
        """The rule in a sentence."""
        if self.ratings:
            return ", ".join(f"{code.replace('-', ' ')} {weight}" for code, weight in self.ratings.items())
        if not self.each:
            return str(self.weight)
        first = f"{self.weight} and {self.each}" if self.weight else str(self.each)
        return f"{first} for each, at most {self.most}"


@dataclass(frozen=True)
class PlanOrder:
    """The weights of every kind of reason. `every_months`: how often a visit is due where no scorecard says.

    `digest` is the hash of its content: the same digest, the same weights.
    """

    id: str
    version: str
    title: str
    source: Source
    every_months: int
    weighings: Mapping[ReasonKind, Weighing]
    digest: str = ""
    text: str = field(default="", repr=False)

    @property
    def rules_aloud(self) -> tuple[RuleAloud, ...]:
        """How often a visit is due, then what each reason counts."""
        due = RuleAloud("How often a visit is due", (f"Every {self.every_months} months",), self.source)
        return (due, *(_aloud(one) for one in self.weighings.values()))

    def __getitem__(self, kind: ReasonKind) -> Weighing:
        return self.weighings[kind]


def _aloud(one: Weighing) -> RuleAloud:
    age = f"From an age of {one.months} months" if one.months else ""
    calls = "Puts a service on the plan by itself" if one.calls_for_a_visit else ""
    said = (f"Weighs {one.says}", age, calls)
    return RuleAloud(one.title, tuple(line for line in said if line), one.source)
