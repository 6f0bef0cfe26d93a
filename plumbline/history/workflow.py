"""One way to change a status: a table of moves, and one mover that updates only what it believed to be there."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from django.db import models, transaction

from plumbline.history.actions import record

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class NotAllowed(Exception):
    """The move is not in the table, or somebody else moved first. The message is for the person.

    `reasons` are what the message consists of, where there are several.
    """

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class HasStatus(Protocol):
    """A model with a status, the table of its moves and the words of its history."""

    status: str
    pk: Any
    TRANSITIONS: Mapping[str, Mapping[str, str]]


Moved = TypeVar("Moved", bound=models.Model)


@transaction.atomic
def move(
    subject: Moved,
    to: str,
    *,
    by: "User | None",
    now: datetime,
    system: str = "",
    shared: bool = False,
    fields: Mapping[str, Any] | None = None,
    **details: Any,
) -> Moved:
    """Move `subject` to status `to`, set `fields` with it, and write history.

    The kind of the event stands in the model's `TRANSITIONS[from][to]`. Raises NotAllowed when the table has
    no such move or when the row has meanwhile left the status that we read.
    """
    believed: str = subject.status  # type: ignore[attr-defined]
    kind = subject.TRANSITIONS.get(believed, {}).get(to)  # type: ignore[attr-defined]
    if kind is None:
        raise NotAllowed(
            f"This is “{believed}” now, so that can no longer be done. Open the page again to see what can."
        )
    changes = {"status": to, **(fields or {})}
    changed = type(subject)._default_manager.filter(pk=subject.pk, status=believed).update(**changes)
    if changed != 1:
        raise NotAllowed("Someone has just changed this. Open the page again to see what they did.")
    for name, value in changes.items():
        setattr(subject, name, value)
    record(
        kind, subject, by=by, now=now, system=system, shared=shared, **{"from": believed, "to": to}, **details
    )
    return subject
