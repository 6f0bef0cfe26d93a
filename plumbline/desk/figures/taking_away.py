"""Real changes as a table to take away: a row a figure, in the order of the page."""

from collections.abc import Iterable, Iterator

from plumbline.desk.figures.moments import MEANT
from plumbline.oversight.queries.changes_list import ChangedFigure

HEAD = (
    "Provider",
    "Contract",
    "Reference",
    "Figure",
    "Period",
    "Newest value",
    "What it means",
    "Why",
    "Came in",
)


def as_rows(lines: Iterable[ChangedFigure]) -> Iterator[list[object]]:
    for line in lines:
        one = line.signalled
        yield [
            line.provider,
            line.reference,
            one.ref,
            one.title,
            one.period.label,
            one.display,
            MEANT[one.meaning],
            one.why,
            line.came_on.isoformat() if line.came_on else "",
        ]
