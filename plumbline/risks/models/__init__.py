"""Risks as they were worked out, levels of oversight as they were decided, and what officers know."""

from plumbline.risks.models.assessment import RiskAssessment
from plumbline.risks.models.decision import LevelDecision
from plumbline.risks.models.fact import RiskFact

__all__ = ["LevelDecision", "RiskAssessment", "RiskFact"]
