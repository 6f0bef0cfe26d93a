"""The year's plan and its lines."""

from plumbline.workplan.models.line import PlanLine
from plumbline.workplan.models.own_order import OwnOrder
from plumbline.workplan.models.plan import VisitPlan

__all__ = ["OwnOrder", "PlanLine", "VisitPlan"]
