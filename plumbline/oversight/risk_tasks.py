"""Working out the risk of one provider, as the worker does it because something happened."""

from django.utils import timezone
from django_tasks import task

from plumbline.jobs import actions as jobs
from plumbline.jobs.models import Job
from plumbline.organisations import scope
from plumbline.oversight.risk_rounds import council_worked_out

SYSTEM = "after an event"
_FAULT = "The work stopped because of a fault of ours. The hourly round does it again."


@task()
def work_out_risk(job_id: int) -> None:
    """Do what a job asks for. One that is over, or that the hourly round has done meanwhile, is left alone."""
    with scope.everything():
        job = Job.objects.select_related("council").get(pk=job_id)
        council = job.council
        if job.is_over or council is None:
            return
        jobs.start(job, now=timezone.now(), total=1)
    try:
        with scope.everything():
            provider, now = job.outcome["provider"], timezone.now()
            changed = council_worked_out(council, by=None, now=now, system=SYSTEM, only=provider)
    except Exception:
        _end(job, Job.Status.FAILED, _FAULT)
        raise
    _end(job, Job.Status.DONE, f"Results that changed: {changed}.")


def _end(job: Job, status: str, says: str) -> None:
    with scope.everything():
        jobs.end(job, status, says, now=timezone.now())
