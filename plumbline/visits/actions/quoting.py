"""An officer reads what a Quality Checker wrote and decides whether the report tells it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.visits.actions.by_hand import OPEN
from plumbline.visits.checkers import question_of, words_in
from plumbline.visits.models import CheckerQuote, Current, Entry, Sheet
from plumbline.visits.sides import team_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def decide(
    entry: Entry, *, may_be_told: bool, text: str, reason: str, by: "User", now: datetime
) -> CheckerQuote:
    """Tell these words, as `text` has them, or keep them out for a `reason`. The entry keeps what was written.

    It can be decided again; history tells each time, and never the words. Raises NotAllowed for words that have been
    changed since, and while the report is out of the officers' hands.
    """
    team_only(entry.visit, by)
    _check(entry)
    told = text.replace("\r\n", "\n").strip() if may_be_told else ""
    why = "" if may_be_told else reason.strip()
    if may_be_told and not told:
        raise NotAllowed("Nothing would be left to tell. Keep these words out instead.")
    if not may_be_told and not why:
        raise NotAllowed("Say why these words are kept out.")
    quote, _ = CheckerQuote.objects.update_or_create(
        entry=entry,
        defaults={
            "council_id": entry.council_id,
            "provider_id": entry.provider_id,
            "visit_id": entry.visit_id,
            "may_be_told": may_be_told,
            "text": told,
            "reason": why,
            "read_at": now,
            "read_by": by,
        },
    )
    kind = "visit.checker_words_cleared" if may_be_told else "visit.checker_words_kept_out"
    record(kind, entry.visit, by=by, now=now, question=question_of(entry), reason=why)
    return quote


def _check(entry: Entry) -> None:
    visit = entry.visit
    if entry.sheet != Sheet.CHECKER or not words_in(entry):
        raise NotAllowed("There are no words of a Quality Checker here.")
    if visit.status not in OPEN:
        raise NotAllowed(
            f"The visit is “{visit.get_status_display().lower()}” now, so what its report tells stays as it is."
        )
    if not Current.objects.filter(entry=entry).exists():
        raise NotAllowed("They have changed these words since you opened the page. Read them again.")
