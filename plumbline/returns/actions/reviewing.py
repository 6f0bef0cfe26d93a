"""What the officer decides about a return."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.returns.due_days import usual_day_again
from plumbline.returns.facts import mark_accepted
from plumbline.returns.models import Decision, Extension, Return

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def accept(
    kpi_return: Return, *, by: "User | None", now: datetime, note: str = "", system: str = ""
) -> Return:
    """The council takes the figures as they are; they count in the market from now on."""
    move(
        kpi_return,
        Return.Status.ACCEPTED,
        by=by,
        now=now,
        system=system,
        shared=True,
        fields={"decided_at": now},
    )
    _decide(kpi_return, Decision.Kind.ACCEPTED, note, by, now)
    mark_accepted(kpi_return, accepted=True, now=now)
    return kpi_return


@transaction.atomic
def send_back(
    kpi_return: Return,
    *,
    reason: str,
    wanted_again_by: date | None = None,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> Return:
    """Ask the provider to correct the return, and say what and by when. Also reopens an accepted one.

    Without a day it is wanted by the usual one. Until then it is not overdue, however long its due day is past.
    Raises NotAllowed without a reason or when the day is past.
    """
    today = timezone.localdate(now)
    wanted = wanted_again_by or usual_day_again(today, due=kpi_return.due)
    if not reason.strip():
        raise NotAllowed("Say what has to be corrected, so that the provider can do it.")
    if wanted < today:
        raise NotAllowed("The day you want it again by is past. Choose today or a later day.")
    was_accepted = kpi_return.status == Return.Status.ACCEPTED
    move(
        kpi_return,
        Return.Status.SENT_BACK,
        by=by,
        now=now,
        system=system,
        shared=True,
        fields={"decided_at": now, "wanted_again_by": wanted},
        reason=reason,
        wanted_again_by=str(wanted),
    )
    _decide(kpi_return, Decision.Kind.SENT_BACK, reason, by, now)
    if was_accepted:
        mark_accepted(kpi_return, accepted=False, now=now)
    return kpi_return


@transaction.atomic
def record_nil(
    kpi_return: Return, *, reason: str, by: "User | None", now: datetime, system: str = ""
) -> Return:
    """There was nothing to report on: no one was supported in the period. Needs its reason."""
    if not reason.strip():
        raise NotAllowed(
            "Say why there is nothing to report, for example that nobody was supported in the period."
        )
    move(
        kpi_return,
        Return.Status.NIL,
        by=by,
        now=now,
        system=system,
        shared=True,
        fields={"decided_at": now, "wanted_again_by": None},
        reason=reason,
    )
    _decide(kpi_return, Decision.Kind.NIL, reason, by, now)
    return kpi_return


@transaction.atomic
def withdraw_nil(kpi_return: Return, *, reason: str, by: "User | None", now: datetime) -> Return:
    """There was something to report after all: the return is due again."""
    if not reason.strip():
        raise NotAllowed("Say why the return is needed after all.")
    move(
        kpi_return, Return.Status.DUE, by=by, now=now, shared=True, fields={"decided_at": None}, reason=reason
    )
    _decide(kpi_return, Decision.Kind.NIL_WITHDRAWN, reason, by, now)
    return kpi_return


@transaction.atomic
def extend(
    kpi_return: Return, *, until: date, reason: str, by: "User | None", now: datetime, system: str = ""
) -> Extension:
    """Give more time. Raises NotAllowed when the day is past or no later than the day it is due, or it is not open."""
    if not kpi_return.is_open:
        raise NotAllowed("This return is already in, so it needs no more time.")
    if until <= kpi_return.due:
        raise NotAllowed(f"It is due on {kpi_return.due:%d %B %Y} now. Choose a later day.")
    if until < timezone.localdate(now):
        raise NotAllowed("That day is past. Choose today or a later day.")
    if not reason.strip():
        raise NotAllowed("Say why more time is given.")
    before = kpi_return.due
    unmoved = Return.objects.filter(
        pk=kpi_return.pk,
        status=kpi_return.status,
        extended_to=kpi_return.extended_to,
        wanted_again_by=kpi_return.wanted_again_by,
    )
    if not unmoved.update(extended_to=until):
        raise NotAllowed("Someone has just changed this. Open the page again to see what they did.")
    kpi_return.extended_to = until
    extension = Extension.objects.create(
        council_id=kpi_return.council_id,
        provider_id=kpi_return.provider_id,
        kpi_return=kpi_return,
        due_before=before,
        due_after=until,
        reason=reason,
        granted_at=now,
        granted_by=by,
    )
    record(
        "return.extended",
        kpi_return,
        by=by,
        now=now,
        system=system,
        shared=True,
        until=str(until),
        reason=reason,
    )
    return extension


@transaction.atomic
def note_reminder(kpi_return: Return, *, letters: int, people: int, by: "User", now: datetime) -> None:
    """Write in the history that somebody reminded the provider by hand.

    Raises NotAllowed, so that nothing is kept, when the return is not open or no letter was written.
    """
    if not kpi_return.is_open:
        raise NotAllowed("This return is already in, so there is nothing to remind of.")
    if not people:
        raise NotAllowed(
            f"Nobody at {kpi_return.provider} can sign in and fill in returns, so no letter was written. "
            "Reach them another way, and ask for somebody to be given the role."
        )
    if not letters:
        raise NotAllowed(f"Everyone at {kpi_return.provider} has already been reminded of this today.")
    record("return.reminded", kpi_return, by=by, now=now, shared=True, letters=letters)


def _decide(kpi_return: Return, kind: str, reason: str, by: "User | None", now: datetime) -> None:
    Decision.objects.create(
        council_id=kpi_return.council_id,
        provider_id=kpi_return.provider_id,
        kpi_return=kpi_return,
        submission_id=kpi_return.current_id,
        kind=kind,
        reason=reason,
        decided_at=now,
        decided_by=by,
    )
