"""A drawn-up plan to start from, for tests: Alder and Birch, whom nobody has visited."""

from datetime import timedelta
from decimal import Decimal

from plumbline.accounts.models import User
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import SCORECARD
from plumbline.frameworks.models import FrameworkVersion
from plumbline.oversight import plan_consequences
from plumbline.oversight.queries.plan_rows import YearPlan
from plumbline.oversight.queries.visit_plan import year_plan
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit
from plumbline.workplan.models import PlanLine, VisitPlan
from tests.cast import NOW, TODAY, Cast

YEAR = 2026


def seen_by(user: User, year: int = YEAR) -> YearPlan:
    """The plan as this person finds it today."""
    assert user.council is not None
    return year_plan(user, user.council, year, today=TODAY)


def drawn_up(cast: Cast, hours: int = 20) -> VisitPlan:
    found = seen_by(cast.quality_officer)
    return plan_consequences.plan_drawn_up(found, hours=Decimal(hours), by=cast.quality_officer, now=NOW)


def line_of(plan: VisitPlan, name: str) -> PlanLine:
    """The line of the provider whose name begins so."""
    return plan.lines.get(provider__organisation__name__startswith=name)


def names(found: YearPlan) -> list[str]:
    """The first words of those that wait, in order."""
    return [row.name.split()[0] for row in found.rows]


def scorecard(cast: Cast, code: str = "milton-keynes/quality-visit") -> FrameworkVersion:
    taken = take_in(library.find_scorecard(code), SCORECARD, council=None, by=None, now=NOW, system="tests")
    adopt(
        taken, cast.exampleshire, effective_from=TODAY - timedelta(days=90), by=None, now=NOW, system="tests"
    )
    return taken


def visited(cast: Cast, days_ago: int, rating: str = "green", **more: object) -> Visit:
    """A visit to Alder with a final report, planned a month before it was made."""
    on, planned_at = TODAY - timedelta(days=days_ago), NOW - timedelta(days=days_ago + 30)
    made = visits.plan(
        council=cast.exampleshire,
        provider=cast.alder,
        services=list(cast.alder.services.all()),
        kind="planned",
        framework=scorecard(cast),
        why="The yearly visit",
        hours=Decimal(12),
        planned_on=on,
        by=cast.quality_officer,
        now=planned_at,
    )
    changes = {"status": "final", "starts_on": on, "ends_on": on, "rating": rating, **more}
    Visit.objects.filter(pk=made.pk).update(**changes)
    made.refresh_from_db()
    return made
