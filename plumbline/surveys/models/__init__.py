"""Surveys and phone-in days, and everything kept of them."""

from plumbline.surveys.models.invitation import Invitation
from plumbline.surveys.models.offer import Offer
from plumbline.surveys.models.phoning import Call, PhoneInDay
from plumbline.surveys.models.response import Quote, Response
from plumbline.surveys.models.survey import Survey

__all__ = ["Call", "Invitation", "Offer", "PhoneInDay", "Quote", "Response", "Survey"]
