"""What may be done with contracts, one theme a file."""

from plumbline.contracts.actions.agreeing import agree_for_council, agree_for_provider, tell_target
from plumbline.contracts.actions.calendars import confirm, open_calendar, propose
from plumbline.contracts.actions.measuring import choose_calendar, measure_by
from plumbline.contracts.actions.registering import activate, assign, register

__all__ = [
    "activate",
    "agree_for_council",
    "agree_for_provider",
    "assign",
    "choose_calendar",
    "confirm",
    "measure_by",
    "open_calendar",
    "propose",
    "register",
    "tell_target",
]
