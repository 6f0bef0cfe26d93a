"""What may be done with contracts, one theme a file."""

from plumbline.contracts.actions.agreeing import agree_for_council, agree_for_provider, tell_target
from plumbline.contracts.actions.calendars import confirm, open_calendar, propose
from plumbline.contracts.actions.lasting import change_last_day, end, rename
from plumbline.contracts.actions.measuring import choose_calendar, measure_by
from plumbline.contracts.actions.passing import pass_back, pass_on
from plumbline.contracts.actions.registering import activate, assign, register

__all__ = [
    "activate",
    "agree_for_council",
    "agree_for_provider",
    "assign",
    "change_last_day",
    "choose_calendar",
    "confirm",
    "end",
    "measure_by",
    "open_calendar",
    "pass_back",
    "pass_on",
    "propose",
    "register",
    "rename",
    "tell_target",
]
