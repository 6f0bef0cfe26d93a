"""Decisions on standing, who was told and reads them, the provider’s comment, exceptions, and free places."""

from plumbline.standing.models.acknowledgement import Acknowledgement
from plumbline.standing.models.comment import ProviderComment
from plumbline.standing.models.decision import StandingDecision
from plumbline.standing.models.exception import PlacementException
from plumbline.standing.models.sharing import Sharing
from plumbline.standing.models.vacancies import VacancyStatement

__all__ = [
    "Acknowledgement",
    "PlacementException",
    "ProviderComment",
    "Sharing",
    "StandingDecision",
    "VacancyStatement",
]
