"""The plan in a line or two: who waits, how far the hours reach, and who will not be seen."""

from collections.abc import Sequence

from plumbline.oversight.queries.plan_rows import YearPlan
from plumbline.ui.wording import counted, figure

NAMED = 12


def conclusion(found: YearPlan) -> str:
    """“28 services wait for a visit. The team's 300 hours reach 20 of them; 8 will not be seen this year.”"""
    if found.plan is None:
        due = counted(len(found.due), "service")
        verb = "is" if len(found.due) == 1 else "are"
        return f"There is no plan for this year yet. {due} {verb} due a visit." if found.due else _NOBODY
    if not found.rows:
        return "No service waits for a visit."
    waits = (
        f"{counted(len(found.rows), 'service')} {'waits' if len(found.rows) == 1 else 'wait'} for a visit."
    )
    return f"{waits} {_reach(found)}"


_NOBODY = "There is no plan for this year yet, and no service is due a visit."


def _reach(found: YearPlan) -> str:
    free = f"The {figure(found.cut.free)} hours the team has left"
    if not found.below:
        return f"{free} are enough for all of them, with {figure(found.cut.left)} to spare."
    seen = f"reach {len(found.above)} of them" if found.above else "reach none of them"
    return f"{free} {seen}; {counted(len(found.below), 'service')} will not be seen this year."


def line_says(found: YearPlan) -> str:
    """What stands at the line between those who will be seen and those who will not."""
    services = counted(len(found.below), "service")
    return (
        f"Below this line {services} will not be seen this year: {_named([row.name for row in found.below])}."
    )


def _named(names: Sequence[str]) -> str:
    some = list(names[:NAMED])
    if len(names) > NAMED:
        return f"{'; '.join(some)}; and {len(names) - NAMED} more"
    return "; ".join(some)
