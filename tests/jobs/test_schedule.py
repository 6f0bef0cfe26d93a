"""The schedule: everybody agrees on the slot, and every path in the table leads somewhere."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.utils.module_loading import import_string
from hypothesis import given
from hypothesis import strategies as st

from plumbline.jobs.schedule import REGULAR, Regular

SUMMER = timezone(timedelta(hours=1))


def _at(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2026, 7, 10, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "now", "slot"),
    [
        (1, _at(9, 30, 59), _at(9, 30)),
        (5, _at(9, 34, 59), _at(9, 30)),
        (5, _at(9, 35), _at(9, 35)),
        (60, _at(9, 59), _at(9, 0)),
        (60, _at(0, 0), _at(0, 0)),
        (1440, _at(23, 59), _at(0, 0)),
        (60, datetime(2026, 7, 10, 0, 30, tzinfo=SUMMER), datetime(2026, 7, 9, 23, tzinfo=UTC)),
    ],
)
def test_a_slot_is_the_start_of_its_stretch_of_time(minutes: int, now: datetime, slot: datetime) -> None:
    assert Regular("x", "y", minutes).slot(now) == slot


@given(
    now=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds the zone
    minutes=st.sampled_from([1, 5, 10, 15, 30, 60, 120, 1440]),
)
def test_now_lies_in_its_own_slot(now: datetime, minutes: int) -> None:
    one = Regular("x", "y", minutes)
    assert timedelta() <= now - one.slot(now) < timedelta(minutes=minutes)
    assert one.slot(one.slot(now)) == one.slot(now)


@pytest.mark.parametrize("one", REGULAR, ids=lambda one: one.name)
def test_every_piece_of_regular_work_is_there_and_divides_the_day(one: Regular) -> None:
    assert callable(import_string(one.path))
    assert 1440 % one.minutes == 0


def test_no_two_pieces_of_work_share_a_name() -> None:
    assert len({one.name for one in REGULAR}) == len(REGULAR)
