"""The year's visit plan of a synthetic council: nobody was ever visited, so every provider is on it."""

from decimal import Decimal

from benchmarks.world import NOW, World
from plumbline.oversight import plan_consequences
from plumbline.oversight.queries.visit_plan import year_plan
from plumbline.workplan.models import VisitPlan

YEAR = 2026
HOURS = Decimal(1200)


def plan_drawn_up(world: World) -> None:
    """Drawn up once a council, with hours for a hundred of its visits."""
    if not VisitPlan.objects.filter(council=world.council, year=YEAR).exists():
        found = year_plan(world.officer, world.council, YEAR, today=NOW.date())
        plan_consequences.plan_drawn_up(found, hours=HOURS, by=world.officer, now=NOW)
