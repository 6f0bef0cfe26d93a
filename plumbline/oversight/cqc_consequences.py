"""What a CQC file sets off when it comes in by the page: it is kept, and a job to read it is asked for."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.documents import actions as documents
from plumbline.history.actions import record
from plumbline.jobs import actions as jobs
from plumbline.jobs.models import Job
from plumbline.oversight.tasks import import_cqc_file

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def cqc_file_received(
    name: str, content: bytes, *, as_at: date | None, may_shrink: bool, by: "User", now: datetime
) -> Job:
    """Keep the file and have it read by the worker; the job says how far that is and how it ended."""
    council_id = by.council.pk if by.council else None
    document = documents.keep(name, content, by=by, now=now, council_id=council_id, provider_id=None)
    job = jobs.ask(
        f"Bringing in {document.name}",
        by=by,
        now=now,
        council_id=council_id,
        document=document.pk,
        as_at=as_at.isoformat() if as_at else "",
        may_shrink=may_shrink,
    )
    record("cqc_file.received", job, by=by, now=now, file=document.name)
    import_cqc_file.enqueue(job.pk)
    return job
