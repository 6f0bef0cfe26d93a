"""What happens by itself (`jobs.schedule` says when). Each is safe to do twice."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.contracts.models import Contract
from plumbline.contracts.working_days import working_days_after
from plumbline.documents.actions import content_of
from plumbline.history.workflow import NotAllowed
from plumbline.jobs import actions as jobs
from plumbline.notices.actions import post_one, tell
from plumbline.notices.models import Notice
from plumbline.oversight import consequences
from plumbline.returns.models import Return, Upload

UNREAD_FOR = timedelta(minutes=5)


def post_letters(*, now: datetime) -> int:
    """Post what is in the outbox, oldest first; the number posted."""
    waiting = Notice.objects.to_post(now=now).select_related("to")[:200]
    return sum(post_one(notice, now=now) for notice in waiting)


def read_kept_uploads(*, now: datetime) -> int:
    """Read workbooks whose reading was cut off: kept for five minutes and still not looked at."""
    unread = (
        Upload.objects.unread().filter(came_at__lt=now - UNREAD_FOR).select_related("document", "came_by")
    )
    read = 0
    for upload in unread[:50]:
        try:
            consequences.upload_read(upload, content_of(upload.document), by=upload.came_by, now=now)
        except NotAllowed:
            continue
        read += 1
    return read


def end_silent_jobs(*, now: datetime) -> int:
    return jobs.reap(now=now)


def issue_returns(*, now: datetime) -> int:
    """Ask for the returns of every period that has begun; the number newly asked for."""
    running = Contract.objects.active().exclude(calendar=None).select_related("calendar")
    return sum(len(consequences.returns_issued(one, by=None, now=now, system="schedule")) for one in running)


def remind(*, now: datetime) -> int:
    """Reminders: two weeks before the period ends, three working days before it is due, one working day after;
    five working days after, the lead officer is told. Each once. Source: domain reference §13.3."""
    today = timezone.localdate(now)
    written = 0
    for kpi_return in Return.objects.open().for_list().select_related("contract__lead_officer"):
        stage = reminder_stage(today, ends_on=kpi_return.ends_on, due=kpi_return.due)
        if stage == "unanswered":
            officer = kpi_return.contract.lead_officer
            people = [officer] if officer and officer.is_active else []
        else:
            people = list(User.objects.who_can(Permission.FILL_RETURNS, kpi_return.provider_id).distinct())
        if stage:
            written += tell(
                people,
                f"returns/letters/{'unanswered' if stage == 'unanswered' else 'reminder'}.txt",
                {"return": kpi_return, "today": today},
                key=f"{stage}:{kpi_return.pk}:{kpi_return.due}",
                now=now,
                council_id=kpi_return.council_id,
                provider_id=kpi_return.provider_id,
            )
    return written


def reminder_stage(today: date, *, ends_on: date, due: date) -> str:
    """Which reminder is right today; empty when none is."""
    if today >= working_days_after(due, 5):
        return "unanswered"
    if today >= working_days_after(due, 1):
        return "overdue"
    if working_days_after(today, 3) >= due:
        return "due-soon"
    if ends_on - timedelta(days=14) <= today <= ends_on:
        return "period-ending"
    return ""
