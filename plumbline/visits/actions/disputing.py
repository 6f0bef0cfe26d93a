"""A report the provider still holds to be wrong, and the senior officer who took no part and decides."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from plumbline.accounts.permissions import Permission
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.visits.models import Dispute, Report, Visit
from plumbline.visits.sides import provider_only, settler_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User

Test = tuple[bool, str]
"""Whether it holds, and why."""


@transaction.atomic
def raise_dispute(visit: Visit, *, says: str, by: "User", now: datetime) -> Dispute:
    """The registered manager asks for a review. Raises NotAllowed before every comment has been answered."""
    provider_only(visit, Permission.DISPUTE_REPORTS, by)
    if not says.strip():
        raise NotAllowed("Say what you still hold to be wrong, and why.")
    sent = visit.comments.standing().exclude(sent_at=None)
    if not sent.exists():
        raise NotAllowed(
            "Comments come first: a review looks at what was commented on and how it was answered."
        )
    if sent.unanswered().exists():
        raise NotAllowed(
            "The council has not answered all your comments yet. A review can be asked for after that."
        )
    move(visit, Visit.Status.DISPUTED, by=by, now=now, shared=True)
    try:
        with transaction.atomic():
            return _raised(visit, says, by, now)
    except IntegrityError as twice:
        raise NotAllowed("A review has just been asked for. Open the page again.") from twice


@transaction.atomic
def decide_dispute(
    dispute: Dispute,
    *,
    tests: Mapping[str, Test],
    decision: str,
    says: str,
    by: "User",
    now: datetime,
) -> Dispute:
    """Decide on the five tests, each with yes or no and why: the record is fair, or it is to be amended."""
    settler_only(dispute.visit, by)
    _check(tests, decision, says)
    decided = {
        "tests": {
            code: {"holds": tests[code][0], "says": tests[code][1].strip()} for code, _ in Dispute.TESTS
        },
        "decision": decision,
        "decision_says": says.strip(),
        "decided_at": now,
        "decided_by": by,
    }
    if not Dispute.objects.open().filter(pk=dispute.pk).update(**decided):
        raise NotAllowed("Someone has just decided this. Open the page again to see what they did.")
    dispute.refresh_from_db()
    move(
        dispute.visit,
        Visit.Status.ANSWERING,
        by=by,
        now=now,
        shared=True,
        decision=decision,
        says=says.strip(),
    )
    return dispute


def _check(tests: Mapping[str, Test], decision: str, says: str) -> None:
    if decision not in Dispute.Decision.values:
        raise NotAllowed("Choose whether the report is a fair record or is to be amended.")
    unsaid = [asks for code, asks in Dispute.TESTS if code not in tests or not tests[code][1].strip()]
    if unsaid:
        raise NotAllowed(f"Answer each of the five tests with your reasons. Still open: {' '.join(unsaid)}")
    if not says.strip():
        raise NotAllowed("Say what you decided and why. Both sides read it.")
    if decision == Dispute.Decision.FAIR and not all(holds for holds, _ in tests.values()):
        raise NotAllowed(
            "A report that fails one of the five tests is no fair record. Decide that it is to be amended."
        )


def _raised(visit: Visit, says: str, by: "User", now: datetime) -> Dispute:
    made = Dispute.objects.create(
        council_id=visit.council_id,
        provider_id=visit.provider_id,
        visit=visit,
        report=Report.objects.filter(visit=visit).order_by("-number")[0],
        says=says.replace("\x00", "").strip(),
        raised_at=now,
        raised_by=by,
    )
    record("visit_dispute.raised", made, by=by, now=now, shared=True)
    return made
