"""Whether a file may follow the last of its kind: not older, and not much smaller. Pure."""

from dataclasses import dataclass
from datetime import date

from plumbline.cqc.reading.facts import Snapshot

# From month to month the number of social care locations moves by a quarter of one per cent at most.
MOST_SHRINKING_PERCENT = 2
# A month takes 106 to 179 of them off the register (CQC's monthly directories, July to October 2026).
MOST_GONE = 1_000


@dataclass(frozen=True, slots=True)
class Last:
    """What is remembered of the file before: its day and how many locations (or providers) it held."""

    as_at: date
    size: int


def reasons_against(snapshot: Snapshot, last: Last | None, *, may_shrink: bool) -> list[str]:
    """Every reason why the snapshot must not replace what is known; none if it may.

    Records of the API are as many as were asked for: few of them mean nothing.
    """
    if last is None:
        return []
    reasons = []
    if snapshot.as_at < last.as_at:
        reasons.append(
            f"The file is for {snapshot.as_at:%-d %B %Y}; {snapshot.kind.called} for {last.as_at:%-d %B %Y} was already"
            " imported. An older file would undo newer facts."
        )
    if not may_shrink and snapshot.kind.is_complete and shrinks_too_much(snapshot.size, last.size):
        reasons.append(
            f"The file has {snapshot.size:,} locations; the last one, for {last.as_at:%-d %B %Y}, had"
            f" {last.size:,}. That is {_percent(snapshot.size, last.size)}% fewer, and more than"
            f" {MOST_SHRINKING_PERCENT}% is not taken on trust. If it is right, import it again with --allow-shrink."
        )
    return reasons


def reasons_against_departures(gone: int, *, may_shrink: bool) -> list[str]:
    """A file as large as the last that lacks a thousand of its locations is of another area, or cut and filled."""
    if may_shrink or gone <= MOST_GONE:
        return []
    return [
        f"{gone:,} of the last file's locations are not in this one, and more than {MOST_GONE:,} is not taken on trust."
        " If it is right, import it again with --allow-shrink."
    ]


def shrinks_too_much(size: int, last: int) -> bool:
    return size * 100 < last * (100 - MOST_SHRINKING_PERCENT)


def _percent(size: int, last: int) -> str:
    return f"{(last - size) * 1000 // last / 10:g}"
