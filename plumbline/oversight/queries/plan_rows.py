"""A year's visit plan as a page reads it: its lines with their reasons, and the hours it takes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from plumbline.frameworks.periods import Period
from plumbline.oversight.queries.plan_facts import Bought
from plumbline.oversight.queries.plan_policy import Policy
from plumbline.workplan import ranking
from plumbline.workplan.answering import KnownVisit
from plumbline.workplan.capacity import Cut, MonthLoad, by_month
from plumbline.workplan.models import PlanLine, VisitPlan
from plumbline.workplan.ranking import Candidate
from plumbline.workplan.reasons import Reason, is_due
from plumbline.workplan.weighing import PlanOrder

if TYPE_CHECKING:
    from plumbline.organisations.models import Organisation


@dataclass(frozen=True)
class Assessed:
    """A service with its reasons to go. `hours` and `kind` are what a visit to it would be by the scorecards.

    `is_owed_nothing`: it is outside the area, and the council's scorecard has no check due there.
    """

    bought: Bought
    reasons: tuple[Reason, ...]
    last_visit: date | None
    kind: str
    hours: Decimal
    is_awaited: bool
    is_owed_nothing: bool

    @property
    def is_due(self) -> bool:
        return is_due(self.reasons) and not self.is_owed_nothing and not self.is_awaited

    def candidate(self, key: int) -> Candidate:
        return Candidate(key, self.bought.name, self.reasons, self.last_visit)


@dataclass(frozen=True)
class PlanRow:
    """One line of the plan as it stands. `place` is from 1; `by_reasons` where the reasons alone would put it.

    `running` is what the hours have come to with it, `is_above` whether it is above the line. `service` is None when
    no running contract has it any more. `answer` is the visit that the line became.
    """

    line: PlanLine
    service: Assessed | None
    place: int = 0
    by_reasons: int = 0
    why: str = ""
    running: Decimal = Decimal(0)
    is_above: bool = False
    answer: KnownVisit | None = None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return self.service.reasons if self.service else ()

    @property
    def is_due(self) -> bool:
        """Whether some reason of today still puts it on the plan by itself."""
        return is_due(self.reasons)

    @property
    def name(self) -> str:
        return str(self.line)

    @property
    def candidate(self) -> Candidate:
        last = self.service.last_visit if self.service else None
        return Candidate(self.line.pk, self.name, self.reasons, last)


@dataclass(frozen=True)
class YearPlan:
    """The plan of one year: `rows` wait, in order; `visits` use hours already; `dropped` were taken off.

    `due` are services that belong on the plan and are not on it; `others` those that nothing makes due this year;
    `outside` those out of the area that the council owes nothing.
    """

    council: "Organisation"
    span: Period
    today: date
    order: PlanOrder
    policy: Policy
    plan: VisitPlan | None
    rows: tuple[PlanRow, ...]
    cut: Cut
    visits: tuple[KnownVisit, ...]
    dropped: tuple[PlanRow, ...]
    gone: tuple[PlanRow, ...]
    due: tuple[Assessed, ...]
    others: tuple[Assessed, ...]
    outside: tuple[Assessed, ...]

    @property
    def year(self) -> int:
        return self.span.starts_on.year

    @property
    def above(self) -> tuple[PlanRow, ...]:
        return self.rows[: self.cut.above]

    @property
    def below(self) -> tuple[PlanRow, ...]:
        """Those that will not be seen this year."""
        return self.rows[self.cut.above :]

    @property
    def committed(self) -> Decimal:
        """Hours of visits that are made, arranged or planned."""
        return sum((one.hours for one in self.visits), Decimal(0))

    @property
    def wanted(self) -> Decimal:
        """What everything that waits would take."""
        return self.cut.running[-1] if self.rows else Decimal(0)

    @cached_property
    def months(self) -> tuple[MonthLoad, ...]:
        loads = [(one.on.month if one.on else None, one.hours) for one in self.visits]
        loads += [(row.line.month, row.line.hours) for row in self.above]
        return by_month(loads, has=self.plan.hours if self.plan else Decimal(0))

    @property
    def without_month(self) -> tuple[PlanRow, ...]:
        return tuple(row for row in self.above if row.line.month is None)

    @property
    def by_reasons(self) -> tuple[int, ...]:
        """The lines' numbers in the order of the reasons, those placed by hand where they are."""
        fixed = {row.line.pk: row.place for row in self.rows if row.line.is_moved}
        return ranking.with_fixed(ranking.by_reasons(row.candidate for row in self.rows), fixed)

    @property
    def misplaced(self) -> int:
        """How many lines the reasons would put elsewhere by now."""
        now = [row.line.pk for row in self.rows]
        return sum(one != other for one, other in zip(now, self.by_reasons, strict=True))
