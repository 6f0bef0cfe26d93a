"""Ticking: a slot is taken once, and one failing piece of work does not stop the others."""

import logging
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from plumbline.jobs import ticking
from plumbline.jobs.models import Beat
from plumbline.jobs.schedule import Regular
from plumbline.jobs.ticking import KEEP_BEATS_FOR, tick
from tests.cast import NOW

done_at: list[datetime] = []


def note(*, now: datetime) -> None:
    done_at.append(now)


def fail(*, now: datetime) -> None:
    raise RuntimeError("the mail server is on holiday")


NOTE = Regular("note", f"{__name__}.note", 5)
FAIL = Regular("fail", f"{__name__}.fail", 5)


@pytest.fixture(autouse=True)
def nothing_done_yet(db: None) -> None:
    done_at.clear()


def test_work_is_done_once_in_its_slot_and_again_in_the_next() -> None:
    moments = [
        NOW,
        NOW + timedelta(minutes=1),
        NOW + timedelta(minutes=4, seconds=59),
        NOW + timedelta(minutes=5),
    ]
    assert [tick(now, [NOTE]) for now in moments] == [["note"], [], [], ["note"]]
    assert done_at == [moments[0], moments[3]]


def test_two_workers_take_a_slot_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other worker comes while this one is at work."""

    def meanwhile(*, now: datetime) -> None:
        note(now=now)
        with transaction.atomic():
            assert tick(now, [NOTE]) == []

    monkeypatch.setattr(ticking, "import_string", lambda path: meanwhile)
    assert tick(NOW, [NOTE]) == ["note"]
    assert done_at == [NOW]


def test_one_failing_piece_of_work_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "plumbline.jobs.ticking"):
        assert tick(NOW, [FAIL, NOTE]) == ["note"]
    assert done_at == [NOW]
    (line,) = caplog.records
    assert line.getMessage() == "Regular work “fail” failed"
    assert line.exc_info is not None


def test_failed_work_waits_for_its_next_slot() -> None:
    tick(NOW, [FAIL])
    assert Beat.objects.filter(name="fail").count() == 1
    tick(NOW + timedelta(minutes=1), [FAIL])
    assert Beat.objects.filter(name="fail").count() == 1
    tick(NOW + timedelta(minutes=5), [FAIL])
    assert Beat.objects.filter(name="fail").count() == 2


def test_old_slots_are_cleared_away() -> None:
    tick(NOW - KEEP_BEATS_FOR - timedelta(hours=1), [NOTE])
    tick(NOW, [NOTE])
    assert list(Beat.objects.values_list("slot", flat=True)) == [NOTE.slot(NOW)]
