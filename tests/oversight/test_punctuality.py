"""Timeliness: which returns count, and how."""

from datetime import date, timedelta

import pytest

from plumbline.oversight.punctuality import Owed, Punctuality, punctuality

TODAY = date(2026, 7, 10)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
APRIL = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("owed", "kept"),
    [
        (Owed(APRIL, YESTERDAY, days_late=0), True),
        (Owed(APRIL, YESTERDAY, days_late=-3), True),
        (Owed(APRIL, YESTERDAY, days_late=1), False),
        (Owed(APRIL, YESTERDAY), False),
        (Owed(APRIL, TODAY), None),
        (Owed(APRIL, TOMORROW), None),
        (Owed(APRIL, TOMORROW, days_late=-10), True),
        (Owed(APRIL, YESTERDAY, is_nil=True), None),
        (Owed(APRIL, YESTERDAY, days_late=4, is_nil=True), None),
    ],
)
def test_a_return_is_on_time_late_or_says_nothing(owed: Owed, kept: bool | None) -> None:
    assert owed.was_on_time(on=TODAY) is kept


def test_the_last_four_count_in_order_of_time() -> None:
    late = [True, False, False, False, True, False]
    owed = [
        Owed(APRIL + timedelta(days=place), YESTERDAY, days_late=5 * is_late)
        for place, is_late in enumerate(late)
    ]

    found = punctuality(reversed(owed), on=TODAY)

    assert (found.dots, found.words) == ("●●○●", "3 of 4 on time")


def test_all_of_them_count_where_that_is_asked_for() -> None:
    owed = [Owed(APRIL + timedelta(days=place), YESTERDAY, days_late=0) for place in range(6)]

    assert punctuality(owed, on=TODAY, last=None).on_time == 6


def test_nothing_due_yet_is_said() -> None:
    assert Punctuality().words == "none due yet"
