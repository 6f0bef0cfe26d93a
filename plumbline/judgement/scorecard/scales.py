"""What may be answered to a question, and the points it brings. Not applicable and not assessed differ (§2.3).

Not applicable takes the question out of the count; not assessed leaves a hole that no rating may cover up.
"""

from dataclasses import dataclass
from decimal import Decimal

NOT_APPLICABLE = "not-applicable"
NOT_ASSESSED = "not-assessed"
STATES = {NOT_APPLICABLE: "Not applicable", NOT_ASSESSED: "Not assessed"}


@dataclass(frozen=True, slots=True)
class Choice:
    code: str
    says: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """Choices in the order in which they are offered. Both states may always be answered beside them."""

    name: str
    choices: tuple[Choice, ...]

    @property
    def most(self) -> Decimal:
        """The points of the best choice."""
        return max(one.points for one in self.choices)

    def choice(self, code: str) -> Choice | None:
        return next((one for one in self.choices if one.code == code), None)

    def accepts(self, code: str) -> bool:
        return code in STATES or self.choice(code) is not None


def _scale(name: str, *choices: tuple[str, str, int]) -> Scale:
    return Scale(name, tuple(Choice(code, says, Decimal(points)) for code, says, points in choices))


STANDARD = {
    one.name: one
    for one in (
        _scale("met", ("met", "Met", 2), ("partly", "Partly met", 1), ("not-met", "Not met", 0)),
        _scale("nought-to-three", *((str(n), str(n), n) for n in (3, 2, 1, 0))),
        _scale("one-to-four", *((str(n), str(n), n) for n in (4, 3, 2, 1))),
        _scale("red-amber-green", ("green", "Green", 2), ("amber", "Amber", 1), ("red", "Red", 0)),
        _scale("yes-no", ("yes", "Yes", 1), ("no", "No", 0)),
        _scale(
            "excellent-to-poor",
            ("excellent", "Excellent", 3),
            ("good", "Good", 2),
            ("requires-improvement", "Requires improvement", 1),
            ("poor", "Poor", 0),
        ),
        _scale("a-to-d", ("a", "A", 3), ("b", "B", 2), ("c", "C", 1), ("d", "D", 0)),
    )
}
