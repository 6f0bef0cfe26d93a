"""What follows a decision: who has to know of it, that they do, and what the provider says to it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.standing.models import Acknowledgement, ProviderComment, StandingDecision
from plumbline.ui.wording import day

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def expect(
    decision: StandingDecision,
    people: Iterable["User"],
    *,
    partner: Organisation | None = None,
    by: "User",
    now: datetime,
) -> list[Acknowledgement]:
    """These people, of the council or of a partner, have been told and are to say that they know; nobody twice."""
    about = {"council_id": decision.council_id, "decision": decision, "partner": partner, "told_at": now}
    made = Acknowledgement.objects.bulk_create([Acknowledgement(**about, person=one) for one in people])
    record("standing.told", decision, by=by, now=now, number=len(made))
    return made


@transaction.atomic
def acknowledge(decision: StandingDecision, *, by: "User", now: datetime) -> None:
    """This person knows. Saying it again changes nothing. Raises NotAllowed for somebody who was not told."""
    told = Acknowledgement.objects.filter(decision=decision, person=by)
    if told.filter(acknowledged_at=None).update(acknowledged_at=now):
        record("standing.acknowledged", decision, by=by, now=now)
    elif not told.exists():
        raise NotAllowed("You were not asked to acknowledge this, so there is nothing to do.")


@transaction.atomic
def comment(decision: StandingDecision, says: str, *, by: "User", now: datetime) -> ProviderComment:
    """The provider's words on what is in force, once and within its days. The colour stays as it is."""
    if decision.provider_id not in by.reach_with(Permission.DISPUTE_REPORTS).providers:
        raise NotAllowed("Only the registered manager can comment on the standing.")
    if not says.strip():
        raise NotAllowed("Write what you want the council to read.")
    if StandingDecision.objects.filter(supersedes=decision).exists():
        raise NotAllowed("The council has decided anew since. Open the page again to comment on that.")
    if timezone.localdate(now) > decision.comment_until:
        raise NotAllowed(
            f"The time to comment ended on {day(decision.comment_until)}. Write to the council instead."
        )
    made, is_new = ProviderComment.objects.get_or_create(
        decision=decision,
        defaults={
            "council_id": decision.council_id,
            "provider_id": decision.provider_id,
            "says": says.strip(),
            "made_by": by,
            "made_at": now,
        },
    )
    if not is_new:
        raise NotAllowed("A comment was sent already. It stands beside the decision as it was sent.")
    record("standing.commented", decision, by=by, now=now, shared=True)
    return made
