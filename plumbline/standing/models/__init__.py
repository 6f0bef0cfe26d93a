"""Decisions on standing, who was told of them, what the provider says, and placements by exception."""

from plumbline.standing.models.acknowledgement import Acknowledgement
from plumbline.standing.models.comment import ProviderComment
from plumbline.standing.models.decision import StandingDecision
from plumbline.standing.models.exception import PlacementException

__all__ = ["Acknowledgement", "PlacementException", "ProviderComment", "StandingDecision"]
