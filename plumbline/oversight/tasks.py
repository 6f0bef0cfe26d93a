"""Long work that pages ask for and the worker does. Each ends with its job saying what came of it."""

import io
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone
from django_tasks import task

from plumbline.cqc.actions import import_file
from plumbline.cqc.reading.refusal import Refused
from plumbline.cqc.report import Report
from plumbline.documents.actions import content_of, scan
from plumbline.documents.models import Document
from plumbline.documents.scanning import ScannerSilent
from plumbline.history.workflow import NotAllowed
from plumbline.jobs import actions as jobs
from plumbline.jobs.models import Job
from plumbline.organisations.scope import everything
from plumbline.oversight.cqc_news import cqc_taken_over

_FAULT = (
    "The work stopped because of a fault of ours. Nothing was changed. The log of this service says more."
)
_SILENT = "The virus scanner does not answer, so the file was not opened. Nothing was changed. Bring it in again later."


@task()
def import_cqc_file(job_id: int) -> None:
    """Take over the CQC file of a job. A job that is over is left alone, so that it can be run twice."""
    with everything():
        job = Job.objects.select_related("by").get(pk=job_id)
        if job.is_over:
            return
        jobs.start(job, now=timezone.now(), total=1)
    try:
        report = _imported(job)
    except Refused as refusal:
        _end(
            job,
            Job.Status.REFUSED,
            "The file was not taken over. Nothing was changed.",
            reasons=list(refusal.reasons),
        )
    except NotAllowed as harm:
        _end(job, Job.Status.REFUSED, "The file was not opened. Nothing was changed.", reasons=[str(harm)])
    except ScannerSilent:
        _end(job, Job.Status.FAILED, _SILENT)
    except Exception:
        _end(job, Job.Status.FAILED, _FAULT)
        raise
    else:
        _end(job, Job.Status.DONE, _says(report), report=report.as_json(), warnings=list(report.warnings))


def _imported(job: Job) -> Report:
    with everything():
        document = Document.objects.get(pk=job.outcome["document"])
        content = content_of(document)
        scan(document, content, by=job.by)
        # Again, because the scanner may have spoken just now.
        content_of(document)
    told, now = job.outcome.get("as_at"), timezone.now()
    return import_file(
        io.BytesIO(content),
        document.name,
        by=job.by,
        now=now,
        as_at=date.fromisoformat(told) if told else None,
        allow_shrink=bool(job.outcome.get("may_shrink")),
        progress=lambda says, done, total: _advance(job, says, done, total),
        afterwards=lambda found_in: cqc_taken_over(found_in, by=job.by, now=now),
    )


def _advance(job: Job, says: str, done: int, total: int) -> None:
    """Show how far the work is, a percent at a time. Inside its transaction nobody could see it: not written there."""
    is_same = says == job.says and done * 100 // (total or 1) == job.percent
    if is_same or connection.in_atomic_block:
        return
    job.done, job.total, job.says = done, total, says
    with everything():
        jobs.advance(job, done, total, says, now=timezone.now())


def _end(job: Job, status: str, says: str, **outcome: Any) -> None:
    with everything():
        jobs.end(job, status, says, now=timezone.now(), **outcome)


def _says(report: Report) -> str:
    if report.was_known:
        return "The file says nothing that was not known already. Nothing was changed."
    return f"{report.kind.called[:1].upper()}{report.kind.called[1:]} of {report.as_at:%-d %B %Y} was taken over."
