"""Which level is in force on a day, and whether another has to be proposed. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

IN_FORCE = ("confirmed", "overridden")
OTHERWISE = ("overridden", "declined")


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decided: `proposed` followed from the risk, `level` is what they chose, up to the day `until`."""

    status: str
    proposed: str
    level: str
    until: date | None = None

    def counts_on(self, on: date) -> bool:
        """Whether the person's choice still counts; what was confirmed does until the next decision."""
        return self.until is None or on <= self.until


def level_in_force(decisions: Iterable[Decided], on: date) -> str:
    """The level of the newest decision that set one; after its last day, what was proposed. Empty: none was set.

    Decisions are given the newest first.
    """
    last = next((one for one in decisions if one.status in IN_FORCE), None)
    if last is None:
        return ""
    return last.level if last.counts_on(on) else last.proposed


def has_to_be_proposed(computed: str, decisions: Iterable[Decided], on: date) -> bool:
    """Whether the level that follows from the risk is neither in force nor set aside by a person for the time being."""
    known = tuple(decisions)
    if computed == level_in_force(known, on):
        return False
    last = known[0] if known else None
    if last is None or last.status not in OTHERWISE:
        return True
    return not last.counts_on(on) or last.proposed != computed
