"""An officer reads somebody's words and decides whether they may be shown."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.surveys.answers import plain
from plumbline.surveys.models import Quote, Response

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def decide(
    response: Response, question: str, *, may_be_shown: bool, text: str, by: "User", now: datetime
) -> Quote:
    """Show these words, or keep them back. `text` is what is shown; the response keeps what was written.

    It can be decided again; history tells each time, and never the words.
    """
    if question not in response.words:
        raise NotAllowed("There are no words to this question.")
    kept = plain(text) if may_be_shown else ""
    if may_be_shown and not kept:
        raise NotAllowed("Nothing would be left to show. Keep these words back instead.")
    quote, _ = Quote.objects.update_or_create(
        response=response,
        question=question,
        defaults={
            "council_id": response.council_id,
            "provider_id": response.provider_id,
            "survey_id": response.survey_id,
            "may_be_shown": may_be_shown,
            "text": kept,
            "read_at": now,
            "read_by": by,
        },
    )
    kind = "survey.words_cleared" if may_be_shown else "survey.words_kept_back"
    record(kind, response.survey, by=by, now=now, question=question)
    return quote
