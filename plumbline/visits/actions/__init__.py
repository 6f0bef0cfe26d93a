"""What may be done with a visit, one theme a file."""

from plumbline.visits.actions.arranging import (
    arrange,
    as_shared,
    check_shared_out_now,
    declare,
    share_out,
    share_out_all,
    stand_down,
)
from plumbline.visits.actions.assessing import answer_self_assessment, hand_in_self_assessment
from plumbline.visits.actions.checkers import make_link, revoke_link
from plumbline.visits.actions.gathering import (
    ask_again,
    ask_for_information,
    give_more_time,
    has_none,
    supply,
    withdraw,
)
from plumbline.visits.actions.going import abandon, begin, leave_site, resume
from plumbline.visits.actions.noting import note
from plumbline.visits.actions.photographs import keep_photograph, withdraw_photograph
from plumbline.visits.actions.planning import cancel, change_plan, check_only_planned, plan, plan_again
from plumbline.visits.actions.settling import count_late, settle_clash

__all__ = [
    "abandon",
    "answer_self_assessment",
    "arrange",
    "as_shared",
    "ask_again",
    "ask_for_information",
    "begin",
    "cancel",
    "change_plan",
    "check_only_planned",
    "check_shared_out_now",
    "count_late",
    "declare",
    "give_more_time",
    "hand_in_self_assessment",
    "has_none",
    "keep_photograph",
    "leave_site",
    "make_link",
    "note",
    "plan",
    "plan_again",
    "resume",
    "revoke_link",
    "settle_clash",
    "share_out",
    "share_out_all",
    "stand_down",
    "supply",
    "withdraw",
    "withdraw_photograph",
]
