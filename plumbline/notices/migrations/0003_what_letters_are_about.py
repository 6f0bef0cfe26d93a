"""What the letters that are here are about stood in their keys alone, so it is read from there once."""

import re
from typing import Any

from django.db import migrations

from plumbline.organisations.walls import CarryOver

ABOUT = (
    (re.compile(r"visit-[^:]+:(\d+):"), "visits.visit"),
    (
        re.compile(
            r"(?:draft_shared|comments_sent|time_over|comments_answered|disputed|dispute_decided|final|rated"
            r"|summary_written|summary_sent_back):(\d+):"
        ),
        "visits.visit",
    ),
    (re.compile(r"standing:(?:decided|provider|commented):(\d+):"), "standing.standingdecision"),
    (re.compile(r"standing:exception_[^:]+:(\d+):"), "standing.placementexception"),
    (re.compile(r"action-[^:]+:(\d+):"), "improvement.action"),
    (
        re.compile(
            r"(?:receipt|arrived|accepted|sent_back|extended|nil|reminder|unanswered|overdue|due-soon|period-ending"
            r"|figures_offered):(\d+):"
        ),
        "returns.return",
    ),
)


def say_what_about(apps: Any, editor: Any) -> None:
    letters = apps.get_model("notices", "Notice")
    for pk, key in letters.objects.values_list("pk", "key").iterator():
        found = ((pattern.match(key), kind) for pattern, kind in ABOUT)
        match, kind = next(((match, kind) for match, kind in found if match), (None, ""))
        if match:
            letters.objects.filter(pk=pk).update(about_kind=kind, about_id=int(match[1]))


def say_nothing(apps: Any, editor: Any) -> None:
    """What was read from the keys stands there still."""


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_letters_that_return")]

    operations = [CarryOver(say_what_about, say_nothing)]
