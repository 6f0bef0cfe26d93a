"""What may be done with a visit, one theme a file."""

from plumbline.visits.actions.arranging import arrange, declare, share_out, stand_down
from plumbline.visits.actions.going import abandon, begin, leave_site, resume
from plumbline.visits.actions.noting import note
from plumbline.visits.actions.planning import cancel, change_plan, plan, plan_again
from plumbline.visits.actions.settling import count_late, settle_clash

__all__ = [
    "abandon",
    "arrange",
    "begin",
    "cancel",
    "change_plan",
    "count_late",
    "declare",
    "leave_site",
    "note",
    "plan",
    "plan_again",
    "resume",
    "settle_clash",
    "share_out",
    "stand_down",
]
