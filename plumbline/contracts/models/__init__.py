"""Contracts, calendars and terms: one model a file."""

from plumbline.contracts.models.calendar import Calendar, CalendarPeriod
from plumbline.contracts.models.contract import Contract
from plumbline.contracts.models.passing import Passing
from plumbline.contracts.models.terms import FrameworkTerm, KpiAgreement, Target

__all__ = ["Calendar", "CalendarPeriod", "Contract", "FrameworkTerm", "KpiAgreement", "Passing", "Target"]
