"""What a job has to show: how it ended, in numbers and reasons."""

from typing import Any

from plumbline.desk.market.forms import for_the_page
from plumbline.jobs.models import Job

_NUMBERS = (
    ("new", "New", "not known before"),
    ("changed", "Changed", "something about them is different, such as their rating"),
    ("gone", "Gone", "no longer in CQC’s file"),
    ("reregistered", "Re-registered", "the service goes on under another CQC ID"),
    ("unchanged", "Unchanged", "nothing new about them"),
)
MOST_SKIPPED = 200


def outcome_of(job: Job) -> dict[str, Any]:
    """The numbers of a finished import, the rows it left out with their reasons, or why it was refused."""
    report = job.outcome.get("report") or {}
    skipped = report.get("skipped", [])
    return {
        "numbers": [(word, meaning, report[key]) for key, word, meaning in _NUMBERS if key in report],
        "rows": report.get("rows"),
        "skipped": skipped[:MOST_SKIPPED],
        "more_skipped": max(0, len(skipped) - MOST_SKIPPED),
        "warnings": [for_the_page(one) for one in job.outcome.get("warnings", ())],
        "reasons": [for_the_page(one) for one in job.outcome.get("reasons", ())],
    }
