"""How often a council visits and how long that takes, by the scorecards it works by. One query."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from plumbline.frameworks.models import Adoption
from plumbline.frameworks.scorecard import Process, Purpose, ScorecardDefinition
from plumbline.workplan.weighing import PlanOrder

if TYPE_CHECKING:
    from plumbline.accounts.models import User
    from plumbline.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Rule:
    """One purpose's rule: `every_months` None means that the scorecard has none due; `title` is empty without one."""

    every_months: int | None
    hours: Decimal = Process().hours
    title: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """What the council has adopted for visits, and for services outside its area (None where it has said nothing)."""

    visit: Rule
    out_of_county: Rule | None = None

    def of(self, *, is_outside: bool) -> Rule:
        """The rule for a service. Where nothing is said for those outside the area, they are visited like others."""
        return self.out_of_county if is_outside and self.out_of_county is not None else self.visit


def policy_of(user: "User", council: "Organisation", order: PlanOrder, *, on: date) -> Policy:
    """By the scorecards in force on the day, the newest of each purpose; the floor is the order's own."""
    adopted = Adoption.objects.visible_to(user).filter(council=council).scorecards().in_force(on=on)
    newest: dict[Purpose, ScorecardDefinition] = {}
    for one in adopted.select_related("framework").order_by("-effective_from", "-adopted_at", "-pk"):
        newest.setdefault(one.framework.scorecard.purpose, one.framework.scorecard)
    visit, desktop = newest.get(Purpose.VISIT), newest.get(Purpose.DESKTOP)
    return Policy(
        visit=_rule(visit, order.every_months) if visit else Rule(order.every_months),
        out_of_county=_rule(desktop, None) if desktop else None,
    )


def _rule(scorecard: ScorecardDefinition, otherwise: int | None) -> Rule:
    process = scorecard.process
    return Rule(process.every_months or otherwise, process.hours, scorecard.title)
