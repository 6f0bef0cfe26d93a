"""What may be done with surveys and phone-in days, one theme a file."""

from plumbline.surveys.actions.answering import UsedAlready, answer, type_in
from plumbline.surveys.actions.inviting import code_of, make_letters, renew_link
from plumbline.surveys.actions.offering import leave, offer, take, take_back
from plumbline.surveys.actions.phoning import close_day, follow_up, note_call, open_day
from plumbline.surveys.actions.quoting import decide
from plumbline.surveys.actions.running import change, close, open_to_answers, prepare, withdraw

__all__ = [
    "UsedAlready", "answer", "change", "close", "close_day", "code_of", "decide", "follow_up", "leave", "make_letters",
    "note_call", "offer", "open_day", "open_to_answers", "prepare", "renew_link", "take", "take_back", "type_in",
    "withdraw",
]  # fmt: skip
