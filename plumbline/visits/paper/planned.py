"""What other rooms tell a report: findings with their actions, in words. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """`number` tells two of the same words apart; `owner` is a role at the provider; `status` is told in words."""

    number: int
    says: str
    owner: str
    shows_done: str
    due_on: date
    priority: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, its area's title, and what is to be done about it."""

    area: str
    says: str
    regulation: str = ""
    priority: str = ""
    actions: tuple[PlannedAction, ...] = ()
