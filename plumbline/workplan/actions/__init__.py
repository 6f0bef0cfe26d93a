"""What may be done with the year's plan, one theme a file."""

from plumbline.workplan.actions.deciding import change, drop, keep, let_go, take_up
from plumbline.workplan.actions.doing import give_to, met_by_return, met_by_visit, say_done
from plumbline.workplan.actions.following import follow
from plumbline.workplan.actions.ordering import leave_to_the_reasons, reorder
from plumbline.workplan.actions.planning import Due, open_plan, propose, set_hours, set_months
from plumbline.workplan.actions.weighing import weigh_by

__all__ = [
    "Due",
    "change",
    "drop",
    "follow",
    "give_to",
    "keep",
    "leave_to_the_reasons",
    "let_go",
    "met_by_return",
    "met_by_visit",
    "open_plan",
    "propose",
    "reorder",
    "say_done",
    "set_hours",
    "set_months",
    "take_up",
    "weigh_by",
]
