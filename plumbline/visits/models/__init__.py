"""Visits and everything kept of them."""

from plumbline.visits.models.arguing import Comment, Dispute
from plumbline.visits.models.checking import CheckerLink, CheckerQuote
from plumbline.visits.models.gathering import Request, Supplied
from plumbline.visits.models.noting import Current, Entry, Kind, Outcome, Photograph, Sheet
from plumbline.visits.models.reporting import ByHand, Rendering, Report, Summary, Words
from plumbline.visits.models.team import TeamMember
from plumbline.visits.models.visit import Visit

__all__ = [
    "ByHand", "CheckerLink", "CheckerQuote", "Comment", "Current", "Dispute", "Entry", "Kind", "Outcome", "Photograph",
    "Rendering", "Report", "Request", "Sheet", "Summary", "Supplied", "TeamMember", "Visit", "Words",
]  # fmt: skip
