"""What is known of one service when its reasons to go are worked out, as frozen values. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Origin(StrEnum):
    """Where a fact was found: what its link opens."""

    VISIT = "visit"
    CQC = "cqc"
    RETURN = "return"
    RETURNS = "returns"
    ACTIONS = "actions"


@dataclass(frozen=True, slots=True)
class LastVisit:
    """The newest visit that was made. `rating` and `word` are empty until its report is final."""

    number: int
    on: date
    rating: str = ""
    word: str = ""
    follow_up_by: date | None = None


@dataclass(frozen=True, slots=True)
class CqcRated:
    """What CQC says of the place; `rating` is empty where it has rated nothing."""

    place: str
    rating: str = ""
    word: str = ""
    on: date | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The newest accepted return of one contract: the references below target, of so many that were rated."""

    number: int
    period: str
    on: date
    below: tuple[str, ...]
    rated: int


@dataclass(frozen=True, slots=True)
class Counted:
    """So many, the oldest since that day."""

    count: int = 0
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the reasons rest on. `every_months` is how often the service is due what is called `called`."""

    every_months: int
    last_visit: LastVisit | None = None
    cqc: tuple[CqcRated, ...] = ()
    figures: tuple[Figures, ...] = ()
    returns_overdue: Counted = Counted()
    actions_overdue: Counted = Counted()
    findings_open: Counted = Counted()
    called: str = "visit"
