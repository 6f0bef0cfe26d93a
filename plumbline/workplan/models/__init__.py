"""The year's plan and its lines, and what levels of oversight require by which day."""

from plumbline.workplan.models.line import PlanLine
from plumbline.workplan.models.obligation import Obligation
from plumbline.workplan.models.plan import VisitPlan

__all__ = ["Obligation", "PlanLine", "VisitPlan"]
