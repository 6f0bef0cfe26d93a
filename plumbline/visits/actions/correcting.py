"""Changing an answer after the draft came back, because a comment or a review showed that it was wrong."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.visits.models import Current, Entry, Kind, Outcome, Sheet, Visit
from plumbline.visits.places import place_of, replace
from plumbline.visits.sides import team_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def correct_answer(visit: Visit, ref: str, *, choice: str, reason: str, by: "User", now: datetime) -> Entry:
    """Answer a question of the visit anew, with the reason. What was answered before stays kept among the entries.

    Raises NotAllowed unless the report is back with the officers, and without a reason.
    """
    team_only(visit, by)
    question = visit.framework.scorecard.by_ref.get(ref)
    if question is None or not question.scale.accepts(choice):
        raise NotAllowed("Choose one of the answers that this question offers.")
    if not reason.strip():
        raise NotAllowed("Say why the answer is changed.")
    back = Visit.objects.filter(pk=visit.pk, status=Visit.Status.ANSWERING)
    if not back.update(status=Visit.Status.ANSWERING):
        raise NotAllowed("Answers are changed while comments are being answered, before the report is final.")
    place = place_of(visit, Sheet.VISIT, Kind.ANSWER, ref)
    current = Current.objects.filter(**place).select_related("entry", "clash").first()
    entry = Entry.objects.create(
        **place,
        council_id=visit.council_id,
        provider_id=visit.provider_id,
        value={"choice": choice, "note": current.entry.value.get("note", "") if current else ""},
        client_id=uuid4(),
        saw=current.entry.client_id if current else None,
        by=by,
        written_at=now,
        arrived_at=now,
        outcome=Outcome.COUNTED,
    )
    if current is None:
        sides = {"council_id": visit.council_id, "provider_id": visit.provider_id}
        Current.objects.create(**place, **sides, entry=entry)
    else:
        replace(current, entry, None)
    record("visit.answer_corrected", visit, by=by, now=now, question=ref, to=choice, reason=reason.strip())
    return entry
