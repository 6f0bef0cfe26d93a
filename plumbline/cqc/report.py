"""What an import did, in numbers that add up and in words."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from plumbline.cqc.comparing.plan import LocationPlan
from plumbline.cqc.comparing.ratings import RatingPlan
from plumbline.cqc.reading.facts import Kind, Registration, Skipped, Snapshot


@dataclass(frozen=True, slots=True)
class Report:
    """Each location of the file is counted once, as new, changed, re-registered or unchanged.

    `gone` are those the last file had and this one has not (in API records: those now deregistered), without the ones
    that go on under another id, or under several. `was_known` says that the very same file had been imported before.
    """

    kind: Kind
    as_at: date
    rows: int
    new: int = 0
    changed: int = 0
    gone: int = 0
    reregistered: int = 0
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    was_known: bool = False

    def as_json(self) -> dict[str, Any]:
        """The words of `import-cqc --json`."""
        return {
            "kind": self.kind.word,
            "as_at": self.as_at.isoformat(),
            "rows": self.rows,
            "new": self.new,
            "changed": self.changed,
            "gone": self.gone,
            "reregistered": self.reregistered,
            "unchanged": self.unchanged,
            "skipped": [{"row": each.row, "why": each.why} for each in self.skipped],
        }


def reported(snapshot: Snapshot, locations: LocationPlan, ratings: RatingPlan) -> Report:
    """Count a plan."""
    ended = {
        each.location_id
        for each in locations.differences
        if each.field == "status"
        and each.was == Registration.REGISTERED
        and each.now == Registration.DEREGISTERED
    }
    told = (locations.told | ratings.told) - ended
    gone_on = {pair.was for pair in locations.reregistered} | {
        was for each in locations.divided for was in each.was
    }
    begun = {pair.now for pair in locations.reregistered} | {
        now for each in locations.divided for now in each.now
    }
    return Report(
        snapshot.kind,
        snapshot.as_at,
        snapshot.rows,
        new=len(locations.new) - len(begun),
        changed=len(told),
        gone=len({*locations.gone, *ended} - gone_on),
        reregistered=len(begun),
        unchanged=snapshot.size - len(locations.new) - len(told | ended),
        skipped=tuple(snapshot.skipped),
        warnings=tuple(snapshot.warnings),
    )


def unchanged(snapshot: Snapshot) -> Report:
    """The report on a file that is known already."""
    return Report(
        snapshot.kind,
        snapshot.as_at,
        snapshot.rows,
        unchanged=snapshot.size,
        skipped=tuple(snapshot.skipped),
        warnings=tuple(snapshot.warnings),
        was_known=True,
    )
