"""What may be done with standing."""

from plumbline.standing.actions.answering import acknowledge, comment, expect
from plumbline.standing.actions.deciding import decide
from plumbline.standing.actions.excepting import ask, authorise, end, refuse, withdraw
from plumbline.standing.actions.sharing import end_sharing, share
from plumbline.standing.actions.terms import Terms

__all__ = [
    "Terms",
    "acknowledge",
    "ask",
    "authorise",
    "comment",
    "decide",
    "end",
    "end_sharing",
    "expect",
    "refuse",
    "share",
    "withdraw",
]
