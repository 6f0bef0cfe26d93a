"""The places a person typed, or the line they moved up or down, as one change of the order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from plumbline.oversight.queries.plan_rows import YearPlan


@dataclass(frozen=True)
class Places:
    """`wanted` is {line: place} of those that are to move; `problems` {line: what is wrong}."""

    wanted: Mapping[int, int]
    seen: int
    problems: Mapping[int, str] = field(default_factory=dict)

    @property
    def first(self) -> int | None:
        """The line to come back to."""
        return next(iter(self.wanted), None)


def places_of(typed: Mapping[str, str], found: YearPlan) -> Places:
    """What was pressed or typed. A place that still says what it said is no change."""
    seen = int(typed["version"]) if typed.get("version", "").isdigit() else 0
    for button, step in (("up", -1), ("down", 1)):
        pressed = typed.get(button, "")
        row = next((row for row in found.rows if str(row.line.pk) == pressed), None)
        if row:
            return Places({row.line.pk: min(max(1, row.place + step), len(found.rows))}, seen)
    wanted: dict[int, int] = {}
    problems: dict[int, str] = {}
    for row in found.rows:
        text = typed.get(f"place-{row.line.pk}", "").strip()
        if not text or text == str(row.place):
            continue
        # No more than nine digits: longer ones are no place, and Python would read them for a while.
        if text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= len(found.rows):
            wanted[row.line.pk] = int(text)
        else:
            problems[row.line.pk] = (
                f"{row.name}: enter a place from 1 to {len(found.rows)}, not “{text[:20]}”"
            )
    return Places(wanted, seen, problems)
