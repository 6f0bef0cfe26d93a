"""Following long work from asked to ended."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from plumbline.jobs.models import Job

if TYPE_CHECKING:
    from plumbline.accounts.models import User

SILENT_FOR = timedelta(minutes=10)


def ask(
    title: str, *, by: "User | None", now: datetime, council_id: int | None = None, **outcome: Any
) -> Job:
    """Note that long work was asked for; `outcome` may carry what the work needs to know."""
    return Job.objects.create(title=title, by=by, asked_at=now, council_id=council_id, outcome=outcome)


def ask_once(
    key: str, title: str, *, by: None = None, now: datetime, council_id: int, **outcome: Any
) -> Job | None:
    """Note that work is wanted that follows from something else; None where the same waits already."""
    job, is_new = Job.objects.get_or_create(
        key=key,
        status=Job.Status.WAITING,
        defaults={"title": title, "by": by, "asked_at": now, "council_id": council_id, "outcome": outcome},
    )
    return job if is_new else None


def done_otherwise(council_id: int, key: str, says: str, *, by: None = None, now: datetime) -> int:
    """End what waits of a council by keys that begin so, because something else has done it; the number ended."""
    waiting = Job.objects.waiting_for(council_id, key)
    return waiting.update(status=Job.Status.DONE, says=says, ended_at=now, seen_at=now)


def start(job: Job, *, by: None = None, now: datetime, total: int = 0) -> None:
    job.status, job.started_at, job.seen_at, job.total = Job.Status.RUNNING, now, now, total
    job.save(update_fields=["status", "started_at", "seen_at", "total"])


def advance(job: Job, done: int, total: int, says: str, *, by: None = None, now: datetime) -> None:
    """Say how far the work is. Written at once, in its own statement, so that the page can show it."""
    Job.objects.filter(pk=job.pk).update(done=done, total=total, says=says, seen_at=now)


def end(job: Job, status: str, says: str, *, by: None = None, now: datetime, **outcome: Any) -> None:
    """Say how it ended: `done`, `refused` or `failed`, in words for the person who asked."""
    job.outcome = {**job.outcome, **outcome}
    job.status, job.says, job.ended_at, job.seen_at = status, says, now, now
    job.save(update_fields=["status", "says", "ended_at", "seen_at", "outcome"])


def reap(*, by: None = None, now: datetime) -> int:
    """End work whose worker has been silent for ten minutes; the number ended. Nothing it did is half kept."""
    return (
        Job.objects.running()
        .filter(seen_at__lt=now - SILENT_FOR)
        .update(
            status=Job.Status.FAILED,
            ended_at=now,
            says="The work stopped half-way because its process ended. Nothing was changed. Start it again.",
        )
    )
