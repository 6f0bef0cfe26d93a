"""Saving what was typed on a page: by its button, or as one types."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.http import QueryDict

from plumbline.accounts.models import User
from plumbline.history.workflow import NotAllowed
from plumbline.portal.filling.answering import Typing
from plumbline.returns.actions import save_cells
from plumbline.returns.models import Return


@dataclass(frozen=True)
class Saved:
    """`kept` are the keys now saved; `typing` what could not be kept yet and why."""

    kept: tuple[str, ...] = ()
    typing: Typing = field(default_factory=Typing)

    @property
    def is_whole(self) -> bool:
        return not self.typing.undecided and not self.typing.refusal


def save(kpi_return: Return, post: QueryDict, keys: Iterable[str], *, by: User, now: datetime) -> Saved:
    """Keep the answers among `keys` that differ from what the page showed.

    Where somebody else has saved another answer since, both are kept apart until this person chooses. On a return
    that has meanwhile been submitted nothing is saved, and everything typed is given back.
    """
    texts = {key: _sent(post, key) for key in keys if key in post}
    undecided = {key: _sent(post, f"mine.{key}") for key in keys if key not in post and f"mine.{key}" in post}
    changed = {key: text for key, text in texts.items() if text != _sent(post, f"was.{key}")}
    seen = {key: _version(_sent(post, f"seen.{key}")) for key in changed}
    try:
        saving = save_cells(kpi_return, changed, seen=seen, by=by, now=now)
    except NotAllowed as refusal:
        return Saved(typing=Typing(unsaved=texts, refusal=str(refusal)))
    undecided |= {cell.key: changed[cell.key] for cell in saving.overtaken}
    return Saved(saving.saved, Typing(undecided))


def _sent(post: QueryDict, name: str) -> str:
    """As it was typed, with one kind of line end; a nought byte cannot be kept by every database."""
    return str(post.get(name, "")).replace("\r\n", "\n").replace("\x00", "")


def _version(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
