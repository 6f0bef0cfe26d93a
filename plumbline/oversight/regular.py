"""What happens by itself (`jobs.schedule` says when). Each is safe to do twice."""

import logging
from datetime import date, datetime, timedelta

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.contracts.models import Contract
from plumbline.contracts.working_days import working_days_after
from plumbline.documents.actions import content_of
from plumbline.history.workflow import NotAllowed
from plumbline.jobs import actions as jobs
from plumbline.notices.actions import tell
from plumbline.notices.models import Notice
from plumbline.organisations import scope
from plumbline.oversight import consequences
from plumbline.oversight.letter_consequences import letter_posted, letters_cut_off
from plumbline.returns.models import Return, Upload

logger = logging.getLogger(__name__)
UNREAD_FOR = timedelta(minutes=5)
# What reading a workbook needs to know of its return, brought along because each step opens its own scope.
_OF_A_RETURN = (
    "kpi_return__contract",
    "kpi_return__framework",
    "kpi_return__council",
    "kpi_return__provider__organisation",
)


def post_letters(*, now: datetime) -> int:
    """Post what is in the outbox, oldest first; the number posted. Each letter is a step of its own.

    One that meets a fault of ours is told in the log and does not keep the others from being posted.
    """
    letters_cut_off(now=now)
    with scope.everything():
        waiting = list(Notice.objects.to_post(now=now).select_related("to")[:200])
    return sum(_post(notice, now) for notice in waiting)


def _post(notice: Notice, now: datetime) -> bool:
    try:
        return letter_posted(notice, now=now)
    except Exception:
        logger.exception("Letter %s could not be posted", notice.pk)
        return False


def read_kept_uploads(*, now: datetime) -> int:
    """Read workbooks whose reading was cut off: kept for five minutes and still not looked at; the number read.

    One that cannot be read again is told in the log and does not keep the others from it.
    """
    with scope.everything():
        unread = Upload.objects.unread().filter(came_at__lt=now - UNREAD_FOR)
        waiting = list(unread.select_related("document", "came_by", *_OF_A_RETURN)[:50])
    return sum(_read_again(upload, now) for upload in waiting)


def _read_again(upload: Upload, now: datetime) -> bool:
    try:
        consequences.upload_read(upload, content_of(upload.document), by=upload.came_by, now=now)
    except NotAllowed:
        return False
    except (OSError, ValueError, ObjectDoesNotExist):
        logger.exception("The workbook kept as upload %s cannot be read again", upload.pk)
        return False
    return True


def end_silent_jobs(*, now: datetime) -> int:
    with scope.everything():
        return jobs.reap(now=now)


def issue_returns(*, now: datetime) -> int:
    """Ask for the returns of every period that has begun; the number newly asked for.

    A contract that cannot be asked, such as one without a framework in force, is told in the log.
    """
    with scope.everything():
        running = list(Contract.objects.active().exclude(calendar=None).select_related("calendar"))
    return sum(_issue_for(contract, now) for contract in running)


def _issue_for(contract: Contract, now: datetime) -> int:
    try:
        with scope.everything():
            return len(consequences.returns_issued(contract, by=None, now=now, system="schedule"))
    except NotAllowed as problem:
        logger.warning("No return could be asked for under %s: %s", contract.reference, problem)
        return 0


def remind(*, now: datetime) -> int:
    """Reminders: two weeks before the period ends, three working days before it is due, one working day after;
    five working days after, the lead officer is told. Each once. Source: domain reference §13.3."""
    with scope.everything():
        owed = Return.objects.open().for_list().select_related("contract__lead_officer")
        return sum(_remind_of(kpi_return, timezone.localdate(now), now) for kpi_return in owed)


def _remind_of(kpi_return: Return, today: date, now: datetime) -> int:
    stage = reminder_stage(today, ends_on=kpi_return.ends_on, due=kpi_return.due)
    if not stage:
        return 0
    if stage == "unanswered":
        officer = kpi_return.contract.lead_officer
        people = [officer] if officer and officer.is_active else []
    else:
        people = list(User.objects.who_can(Permission.FILL_RETURNS, kpi_return.provider_id).distinct())
    return tell(
        people,
        f"returns/letters/{'unanswered' if stage == 'unanswered' else 'reminder'}.txt",
        {"return": kpi_return, "today": today},
        key=f"{stage}:{kpi_return.pk}:{kpi_return.due}",
        now=now,
        council_id=kpi_return.council_id,
        provider_id=kpi_return.provider_id,
        about=kpi_return,
    )


def reminder_stage(today: date, *, ends_on: date, due: date) -> str:
    """Which reminder is right today; empty when none is."""
    if today >= working_days_after(due, 5):
        return "unanswered"
    if today >= working_days_after(due, 1):
        return "overdue"
    if today <= due <= working_days_after(today, 3):
        return "due-soon"
    if ends_on - timedelta(days=14) <= today <= ends_on:
        return "period-ending"
    return ""
