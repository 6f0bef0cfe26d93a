"""What may be done with findings and actions, one theme a file."""

from plumbline.improvement.actions.deciding import hand_over, open_again, verify, want_more, withdraw
from plumbline.improvement.actions.more_time import ask_for_time, decide_time
from plumbline.improvement.actions.noting import (
    close_finding,
    note_finding,
    open_finding_again,
    withdraw_finding,
)
from plumbline.improvement.actions.publishing import Plan, publish, publish_plan
from plumbline.improvement.actions.reporting import report_progress
from plumbline.improvement.actions.setting import change_action, set_action

__all__ = [
    "Plan",
    "ask_for_time",
    "change_action",
    "close_finding",
    "decide_time",
    "hand_over",
    "note_finding",
    "open_again",
    "open_finding_again",
    "publish",
    "publish_plan",
    "report_progress",
    "set_action",
    "verify",
    "want_more",
    "withdraw",
    "withdraw_finding",
]
