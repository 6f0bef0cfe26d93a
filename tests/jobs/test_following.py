"""Long work: how far it is, how it ended, and the reaper for what died."""

from datetime import timedelta

import pytest

from plumbline.jobs import actions as jobs
from plumbline.jobs.models import Job
from plumbline.oversight.regular import end_silent_jobs
from tests.cast import NOW, Cast


@pytest.fixture
def job(cast: Cast) -> Job:
    return jobs.ask(
        "Import a file", by=cast.contracts_manager, now=NOW, council_id=cast.exampleshire.pk, file=7
    )


def test_work_goes_from_waiting_to_running_to_done(job: Job) -> None:
    assert (job.status, job.is_over, job.percent) == (Job.Status.WAITING, False, 0)
    jobs.start(job, now=NOW, total=200)
    jobs.advance(job, 50, 200, "Reading the file", now=NOW + timedelta(seconds=3))
    job.refresh_from_db()
    assert (job.status, job.percent, job.says) == (Job.Status.RUNNING, 25, "Reading the file")
    jobs.end(job, Job.Status.DONE, "Took over 200 lines.", now=NOW + timedelta(minutes=1), new=3)
    job.refresh_from_db()
    assert (job.is_over, job.outcome) == (True, {"file": 7, "new": 3})


@pytest.mark.parametrize(
    ("done", "total", "percent"), [(0, 0, 0), (5, 0, 0), (1, 3, 33), (3, 3, 100), (9, 3, 100)]
)
def test_percent_never_leaves_its_range(done: int, total: int, percent: int) -> None:
    assert Job(done=done, total=total).percent == percent


@pytest.mark.parametrize(
    ("silent_for", "status"),
    [
        (timedelta(minutes=9, seconds=59), Job.Status.RUNNING),
        (timedelta(minutes=10, seconds=1), Job.Status.FAILED),
    ],
)
def test_the_reaper_ends_work_that_has_been_silent_for_ten_minutes(
    job: Job, silent_for: timedelta, status: str
) -> None:
    jobs.start(job, now=NOW)
    end_silent_jobs(now=NOW + silent_for)
    job.refresh_from_db()
    assert job.status == status


def test_work_that_says_something_stays_alive(job: Job) -> None:
    jobs.start(job, now=NOW)
    jobs.advance(job, 1, 2, "still at it", now=NOW + timedelta(minutes=9))
    assert end_silent_jobs(now=NOW + timedelta(minutes=15)) == 0


def test_what_the_reaper_ended_says_so_and_is_not_ended_again(job: Job) -> None:
    jobs.start(job, now=NOW)
    later = NOW + timedelta(hours=1)
    assert [end_silent_jobs(now=later), end_silent_jobs(now=later)] == [1, 0]
    job.refresh_from_db()
    assert "Start it again" in job.says
    assert job.ended_at == later


def test_the_reaper_leaves_work_alone_that_waits_or_is_over(job: Job, cast: Cast) -> None:
    over = jobs.ask("Another", by=cast.contracts_manager, now=NOW)
    jobs.end(over, Job.Status.REFUSED, "Not a CQC file.", now=NOW)
    assert end_silent_jobs(now=NOW + timedelta(days=1)) == 0


def test_long_work_is_seen_by_its_council_and_who_asked(job: Job, cast: Cast) -> None:
    for person, seen in ((cast.contracts_manager, 1), (cast.auditor, 1), (cast.other_council_officer, 0)):
        assert Job.objects.visible_to(person).count() == seen, person
