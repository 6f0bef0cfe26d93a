"""Until when a provider may comment: whole days, as London counts them, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.contracts.working_days import working_day_from
from plumbline.visits.dates import LONDON, comments_over_at, follow_up_on, is_late, last_day


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("shared_at", "days", "over_at"),
    [
        ("2026-07-10 09:30", 14, "2026-07-24 23:00"),  # summer all the way
        ("2026-01-05 09:30", 14, "2026-01-20 00:00"),  # winter all the way
        ("2026-03-15 09:00", 14, "2026-03-30 23:00"),  # a Sunday of 23 hours: the Monday after
        ("2026-03-16 09:00", 14, "2026-03-30 23:00"),  # over the night the clocks go forward
        ("2026-10-11 09:00", 14, "2026-10-27 00:00"),  # a Sunday of 25 hours: the Monday after
        ("2026-10-12 09:00", 14, "2026-10-27 00:00"),  # over the night the clocks go back
        ("2026-12-11 09:00", 14, "2026-12-30 00:00"),  # Christmas Day, Boxing Day’s substitute on the 28th
        ("2026-03-20 09:00", 14, "2026-04-07 23:00"),  # Good Friday: the Tuesday after Easter
        ("2026-07-09 23:30", 14, "2026-07-24 23:00"),  # half past midnight on the 10th in London
        ("2024-02-15 12:00", 14, "2024-03-01 00:00"),  # over a leap day
        ("2026-12-31 23:59", 1, "2027-01-05 00:00"),  # New Year’s Day, a Friday
        ("2026-07-10 09:30", 0, "2026-07-10 23:00"),
    ],
)
def test_comments_are_late_from_midnight_in_london(shared_at: str, days: int, over_at: str) -> None:
    over = comments_over_at(utc(shared_at), days)

    assert over == utc(over_at)
    assert is_late(over, over)
    assert not is_late(over - timedelta(microseconds=1), over)


@given(st.integers(0, 15 * 365 * 24 * 60), st.integers(0, 60))
def test_the_last_day_is_so_many_days_after_the_sharing_or_the_next_working_day(
    minutes: int, days: int
) -> None:
    shared_at = utc("2020-01-01 00:00") + timedelta(minutes=minutes)
    over = comments_over_at(shared_at, days)

    counted = shared_at.astimezone(LONDON).date() + timedelta(days=days)
    assert last_day(over) == working_day_from(counted)
    assert timedelta(0) <= last_day(over) - counted <= timedelta(days=5)
    assert over.astimezone(LONDON).hour == 0
    assert last_day(over.astimezone(UTC)) == last_day(over)


def test_without_an_end_nothing_is_late() -> None:
    assert not is_late(utc("2026-07-10 09:30"), None)


def test_a_follow_up_is_counted_from_the_day_it_was_made_final_in_london() -> None:
    assert follow_up_on(utc("2026-07-09 23:30"), 28) == date(2026, 8, 7)
    assert follow_up_on(utc("2026-07-09 23:30"), None) is None
