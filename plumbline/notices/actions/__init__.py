"""What may be done with a letter, one theme a file."""

from plumbline.notices.actions.mending import send_again, tell_otherwise
from plumbline.notices.actions.posting import give_up_those_cut_off, post_one
from plumbline.notices.actions.returning import come_back, note_return
from plumbline.notices.actions.writing import tell

__all__ = [
    "come_back",
    "give_up_those_cut_off",
    "note_return",
    "post_one",
    "send_again",
    "tell",
    "tell_otherwise",
]
