"""What stands on the page of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import Http404

from plumbline.desk.plan.conclusion import conclusion, line_says
from plumbline.desk.plan.forms import HoursForm
from plumbline.desk.plan.linking import sources, visit_page
from plumbline.desk.plan.placing import Places
from plumbline.frameworks.periods import Interval, Period
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.plan_rows import PlanRow, YearPlan
from plumbline.oversight.queries.visit_plan import year_plan
from plumbline.visits.models import Visit
from plumbline.workplan.answering import KnownVisit
from plumbline.workplan.capacity import MonthLoad, month_name
from plumbline.workplan.models import VisitPlan
from plumbline.workplan.reasons import Reason

if TYPE_CHECKING:
    from plumbline.accounts.models import User

SHORT = 3
# Of a bar 100 wide, so that a mark at its end can still be seen.
SCALE = 99
EARLIEST, LATEST = 2015, 2100


@dataclass(frozen=True)
class ShownRow:
    """A row as it is printed: its reasons with where each can be looked up."""

    row: PlanRow
    reasons: list[tuple[Reason, str, str]]
    typed: str = ""
    problem: str = ""

    @property
    def in_short(self) -> str:
        """The weightiest reasons in a few words."""
        more = len(self.row.reasons) - SHORT
        said = "; ".join(one.short for one in self.row.reasons[:SHORT])
        return f"{said}; and {more} more" if more > 0 else said or "No reason of its own"

    @property
    def month(self) -> str:
        return month_name(self.row.line.month) if self.row.line.month else ""


@dataclass(frozen=True)
class ShownMonth:
    """One month's hours beside a twelfth of the year's; `most` is the end of the scale of all twelve."""

    load: MonthLoad
    name: str
    most: Decimal

    @property
    def length(self) -> str:
        """The bar's length, of 100."""
        return f"{self.load.hours / self.most * SCALE:.1f}" if self.most else "0"

    @property
    def mark(self) -> str:
        """Where on the bar a twelfth of the year ends."""
        return f"{self.load.share / self.most * SCALE:.1f}" if self.most else "0"


@dataclass(frozen=True)
class ShownVisit:
    """A visit of the year as it is printed."""

    visit: KnownVisit
    today: date

    @property
    def is_overdue(self) -> bool:
        return self.visit.is_overdue(self.today)

    @property
    def href(self) -> str:
        return visit_page(self.visit.number)

    @property
    def kind(self) -> str:
        return str(Visit.Kind(self.visit.kind).label)

    @property
    def status(self) -> Visit.Status:
        return Visit.Status(self.visit.status)


def plan_of(user: "User", asked: Mapping[str, Any], *, today: date) -> YearPlan:
    """The plan of the year that an address names; without one, of the financial year of the day."""
    council, year = year_asked(user, asked, today=today)
    return year_plan(user, council, year, today=today)


def year_asked(user: "User", asked: Mapping[str, Any], *, today: date) -> tuple[Organisation, int]:
    """The person's council and the year. Raises Http404 for somebody of no council."""
    council = user.council
    if council is None:
        raise Http404
    year = Period.containing(today, Interval.YEAR).starts_on.year
    named = str(asked.get("year", ""))
    if named.isascii() and named.isdigit() and EARLIEST <= int(named[:5]) <= LATEST:
        year = int(named[:5])
    return council, year


def plan_found(user: "User", plan: VisitPlan, *, today: date) -> YearPlan:
    return year_plan(user, plan.council, plan.year, today=today)


def plan_page(
    found: YearPlan, *, hours: HoursForm | None = None, places: Places | None = None, problem: str = ""
) -> dict[str, Any]:
    """The page's context; `hours` and `places` are what could not be taken as it was typed."""
    shown = [_shown(row, places) for row in found.rows]
    most = max(max(one.hours, one.share) for one in found.months)
    return {
        "found": found,
        "years": [_year(found.year + step) for step in (-1, 0, 1)],
        "called": _year(found.year)[1],
        "says": conclusion(found),
        "line_says": line_says(found),
        "above": shown[: found.cut.above],
        "below": shown[found.cut.above :],
        "dropped": [_shown(row) for row in found.dropped],
        "visits": [ShownVisit(one, found.today) for one in found.visits],
        "months": [ShownMonth(one, month_name(one.month), most) for one in found.months],
        "has_months": any(one.hours for one in found.months),
        "weighings": sorted(
            found.order.weighings.values(), key=lambda one: -max(one.of(1), *one.ratings.values(), 0)
        ),
        "hours": hours or HoursForm(initial={"hours": found.plan.hours if found.plan else None}),
        "form": hours,
        "problems": [(row.row.line.pk, row.problem) for row in shown if row.problem],
        "problem": problem,
        "is_over": found.span.ends_on < found.today,
    }


def _shown(row: PlanRow, places: Places | None = None) -> ShownRow:
    key = row.line.pk
    typed = str(places.wanted.get(key, "")) if places else ""
    return ShownRow(row, sources(row), typed, places.problems.get(key, "") if places else "")


def _year(year: int) -> tuple[int, str]:
    return year, f"{year} to {year + 1}"
