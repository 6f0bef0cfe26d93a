"""What stands at one place of a visit when something more arrives there. Pure: a table of cases decides.

A place is a question of a sheet, a count, a record sampled. What a person wrote replaces what they wrote there
before; what somebody else wrote gives way only to who had seen it. Everything else waits for a person to settle.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as far as the decision needs it. `author` is a person's number, or the device of who has no account."""

    client_id: UUID
    author: str
    value: Mapping[str, Any]
    saw: UUID | None = None


class Fate(StrEnum):
    """What becomes of a new entry."""

    STANDS = "stands"  # it is what stands from now on
    AGREES = "agrees"  # somebody else has written the same: kept, and nothing changes
    PASSED = "passed"  # its own writer had already written something later, which stands
    CLASHES = "clashes"  # kept beside what stands until somebody decides
    LATE = "late"  # kept apart: the visit is closed to notes

    @property
    def outcome(self) -> str:
        """The word that the entry keeps."""
        return {"clashes": "clash", "late": "late"}.get(self.value, "counted")


def fate_of(
    new: Written,
    stands: Written | None,
    *,
    is_open: bool,
    entry: Callable[[UUID], Written | None],
) -> Fate:
    """What becomes of `new` at a place where `stands` stands; `entry` finds an earlier entry of the same place."""
    if not is_open:
        return Fate.LATE
    if stands is None:
        return Fate.STANDS
    if _came_before(new, stands, entry):
        return Fate.PASSED
    if new.author == stands.author or _had_seen(new, stands, entry):
        return Fate.STANDS
    return Fate.AGREES if new.value == stands.value else Fate.CLASHES


def still_clashes(clash: Written, stands: Written, newest: Written | None) -> bool:
    """Whether a clash still waits: it says something else, and its writer has written nothing there since."""
    return clash.value != stands.value and (newest is None or newest.client_id == clash.client_id)


def _came_before(new: Written, stands: Written, entry: Callable[[UUID], Written | None]) -> bool:
    """Whether what stands was written with `new` in sight, although `new` arrives only now."""
    seen, looked_at = stands.saw, 0
    while seen is not None and looked_at < 100:
        if seen == new.client_id:
            return True
        before = entry(seen)
        seen, looked_at = before.saw if before else None, looked_at + 1
    return False


def _had_seen(new: Written, stands: Written, entry: Callable[[UUID], Written | None]) -> bool:
    """Whether the writer knew what stands: this entry, or an earlier one that says the same."""
    if new.saw is None:
        return False
    seen = stands if new.saw == stands.client_id else entry(new.saw)
    return seen is not None and seen.value == stands.value
