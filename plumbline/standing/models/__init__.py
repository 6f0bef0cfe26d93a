"""Decisions on standing, who was told of them and reads them, what the provider says, placements by exception."""

from plumbline.standing.models.acknowledgement import Acknowledgement
from plumbline.standing.models.comment import ProviderComment
from plumbline.standing.models.decision import StandingDecision
from plumbline.standing.models.exception import PlacementException
from plumbline.standing.models.sharing import Sharing

__all__ = ["Acknowledgement", "PlacementException", "ProviderComment", "Sharing", "StandingDecision"]
