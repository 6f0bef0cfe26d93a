"""The year's plan and its lines."""

from plumbline.workplan.models.line import PlanLine
from plumbline.workplan.models.plan import VisitPlan

__all__ = ["PlanLine", "VisitPlan"]
