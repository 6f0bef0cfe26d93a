"""What may be done with intelligence."""

from plumbline.intelligence.actions.changing import change
from plumbline.intelligence.actions.recording import arrive, record_intelligence
from plumbline.intelligence.actions.settling import close, hand_over, open_again, take_on, withdraw
from plumbline.intelligence.terms import Terms

__all__ = [
    "Terms",
    "arrive",
    "change",
    "close",
    "hand_over",
    "open_again",
    "record_intelligence",
    "take_on",
    "withdraw",
]
