"""Real changes in what came in lately, as a line of *Today*: read from what each hour keeps of them. One query."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.core.cache import cache

from plumbline.accounts.permissions import Permission
from plumbline.judgement.charting.meaning import Meaning

if TYPE_CHECKING:
    from plumbline.accounts.models import User

NEW_FOR = timedelta(days=14)


class NewChange(NamedTuple):
    """A real change as it is kept: the contract it is about, what it means, and the day its newest value came in."""

    contract_id: int
    meaning: str
    came_on: date


@dataclass(frozen=True, slots=True)
class AboutChanges:
    """How many figures really changed with what came in lately, and how many of them mean what."""

    count: int
    concerns: int
    improvements: int
    days: int = NEW_FOR.days
    kind: str = "real_changes"


def key_of(council_id: int) -> str:
    """Under which the changes of a council are kept."""
    return f"real-changes:{council_id}"


def is_new(came_on: date | None, *, on: date) -> bool:
    return came_on is not None and on - NEW_FOR < came_on <= on


def changes_of_late(user: "User", *, led: Collection[int] | None, on: date) -> list[AboutChanges]:
    """Of the contracts in `led`, or of the whole council; nothing where nothing has been worked out for a day."""
    councils = user.reach_with(Permission.SEE_RETURNS).councils
    if not councils:
        return []
    kept: Mapping[str, list[tuple[int, str, date]]] = cache.get_many([key_of(one) for one in councils])
    new = [
        one for those in kept.values() for one in map(NewChange._make, those) if is_new(one.came_on, on=on)
    ]
    meant = [one.meaning for one in new if led is None or one.contract_id in led]
    if not meant:
        return []
    return [AboutChanges(len(meant), meant.count(Meaning.CONCERN), meant.count(Meaning.IMPROVEMENT))]
