"""What stage one asks for and by when, proposed from the scorecard; the officer may change all of it. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from plumbline.contracts.working_days import is_working_day, working_days_after
from plumbline.frameworks.scorecard import ScorecardDefinition

SELF_ASSESSMENT_BEFORE = 10
LEAST_WORKING_DAYS = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    code: str
    title: str
    why: str
    due_on: date


def proposed(
    definition: ScorecardDefinition,
    *,
    starts_on: date,
    today: date,
    self_assessment: str = "",
    there: Collection[str] = (),
) -> tuple[Proposal, ...]:
    """The documents the scorecard asks for, and the self-assessment when there is one (its title); without `there`."""
    asked = [(one.code, one.title, one.why, one.days_before) for one in definition.asked]
    if self_assessment:
        why = "Say how you see your own service, area by area. The officers read it before they come."
        asked.append(("self-assessment", self_assessment, why, SELF_ASSESSMENT_BEFORE))
    return tuple(
        Proposal(code, title, why, due_day(starts_on, days, today=today))
        for code, title, why, days in asked
        if code not in there
    )


def due_day(starts_on: date, days_before: int, *, today: date) -> date:
    """That many days before the visit, on a working day; never sooner than three working days from now.

    When the visit is sooner than that, it is due on the visit's first day.
    """
    due = starts_on - timedelta(days=days_before)
    while not is_working_day(due):
        due -= timedelta(days=1)
    return max(today, min(starts_on, max(due, working_days_after(today, LEAST_WORKING_DAYS))))
