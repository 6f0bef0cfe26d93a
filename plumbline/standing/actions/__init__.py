"""What may be done with standing."""

from plumbline.standing.actions.answering import acknowledge, comment, expect
from plumbline.standing.actions.deciding import decide
from plumbline.standing.actions.excepting import ask, authorise, end, refuse, withdraw
from plumbline.standing.actions.sharing import end_sharing, share
from plumbline.standing.actions.terms import Terms
from plumbline.standing.actions.vacancies import say_vacancies

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
    "say_vacancies",
    "share",
    "withdraw",
]
