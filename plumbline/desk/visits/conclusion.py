"""What a list of visits comes to, in one sentence."""

from collections.abc import Mapping

from plumbline.ui.wording import counted
from plumbline.visits.models import Visit

STEPS: Mapping[str, str] = {
    "visiting": "on site",
    "writing": "being written up",
    "shared": "with the provider for comments",
    "answering": "with comments to answer",
    "disputed": "under review",
    "gathering": "gathering information",
    "arranged": "arranged",
    "planned": "planned",
}


def conclusion(by_status: Mapping[str, int], *, is_chosen: bool) -> str:
    """“19 visits: 1 on site, 2 being written up, 3 planned; 8 final.” Steps that nobody is at are left out."""
    total = sum(by_status.values())
    fits = f" {'fits' if total == 1 else 'fit'} what you chose" if is_chosen else ""
    under_way = [f"{by_status[step]} {says}" for step, says in STEPS.items() if by_status.get(step)]
    done = by_status.get(Visit.Status.FINAL, 0) + by_status.get(Visit.Status.CLOSED, 0)
    parts = [", ".join(under_way)] if under_way else []
    parts += [f"{done} final"] if done else []
    return f"{counted(total, 'visit')}{fits}{': ' if parts else ''}{'; '.join(parts)}."
