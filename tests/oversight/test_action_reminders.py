"""Reminders of actions: once three working days before, once when overdue, then weekly; one letter for all of them."""

from datetime import date, datetime, timedelta

import pytest

from plumbline.improvement import actions as improvement
from plumbline.notices.models import Notice
from plumbline.oversight.action_reminders import is_time, remind_of_actions
from tests.cast import NOW, TODAY, Cast
from tests.improvement import plans

DAY = timedelta(days=1)


def _subjects(cast: Cast) -> list[str]:
    written = Notice.objects.filter(to=cast.provider_staff).order_by("pk")
    return list(written.values_list("subject", flat=True))


@pytest.mark.parametrize(
    ("due_days", "last", "expected"),
    [
        ([], None, False),
        ([TODAY - DAY], None, True),
        ([TODAY - 3 * DAY], TODAY - DAY, False),
        ([TODAY - 3 * DAY, TODAY - DAY], TODAY - DAY, True),
        ([TODAY - 9 * DAY], TODAY - 6 * DAY, False),
        ([TODAY - 9 * DAY], TODAY - 7 * DAY, True),
        ([TODAY - DAY], TODAY, False),
    ],
)
def test_when_a_letter_about_what_is_overdue_is_right(
    due_days: list[date], last: date | None, expected: bool
) -> None:
    assert is_time(due_days, last, today=TODAY) is expected


@pytest.mark.parametrize(("days", "letters"), [(6, 0), (5, 1), (3, 1), (0, 1)])
def test_three_working_days_before_it_is_due(cast: Cast, days: int, letters: int) -> None:
    """Friday 10 July: three working days later is Wednesday 15 July."""
    plans.agreed(cast, due_on=TODAY + timedelta(days=days))

    remind_of_actions(now=NOW)
    remind_of_actions(now=NOW + timedelta(hours=1))

    assert len(_subjects(cast)) == letters


def test_what_is_due_on_one_day_is_in_one_letter(cast: Cast) -> None:
    for says in ("First", "Second"):
        plans.agreed(cast, says=says, due_on=TODAY + 3 * DAY)

    remind_of_actions(now=NOW)

    assert _subjects(cast) == ["2 actions for Exampleshire County Council (test) due 13 July 2026"]


def test_what_is_overdue_is_told_once_then_weekly_in_one_letter(cast: Cast) -> None:
    plans.overdue(cast, days=1, says="First")
    plans.overdue(cast, days=4, says="Second")

    def count_after(days: int) -> int:
        for hours in (0, 1, 8):
            remind_of_actions(now=NOW + timedelta(days=days, hours=hours))
        return len(_subjects(cast))

    assert [count_after(days) for days in (0, 1, 6, 7, 8, 13, 14)] == [1, 1, 1, 2, 2, 2, 3]
    letter = Notice.objects.filter(to=cast.provider_staff).order_by("pk")[0]
    assert letter.subject == "Overdue: 2 actions for Exampleshire County Council (test)"
    assert "First" in letter.body
    assert "Second" in letter.body


def test_one_more_that_falls_overdue_is_told_the_next_day(cast: Cast) -> None:
    plans.overdue(cast, days=4)
    plans.agreed(cast, due_on=TODAY)
    remind_of_actions(now=NOW)

    remind_of_actions(now=NOW + DAY)

    assert _subjects(cast)[-1] == "Overdue: 2 actions for Exampleshire County Council (test)"


def test_each_provider_hears_of_its_own_only(cast: Cast) -> None:
    plans.overdue(cast, says="Alder's")
    early: datetime = NOW - timedelta(days=60)
    rivals = plans.finding(cast, provider=cast.birch, found_on=early.date(), now=early)
    plans.agreed(cast, rivals, says="Birch's", due_on=TODAY - DAY, now=early)

    remind_of_actions(now=NOW)

    bodies = {one.to.name: one.body for one in Notice.objects.select_related("to")}
    assert set(bodies) == {"Provider staff", "Provider manager", "Rival staff"}
    assert "Alder's" not in bodies["Rival staff"]
    assert "Birch's" not in bodies["Provider staff"]


def test_what_does_not_wait_for_the_provider_is_not_chased(cast: Cast) -> None:
    early = NOW - timedelta(days=60)
    said = plans.overdue(cast)
    improvement.report_progress(said, says="Done", says_done=True, by=cast.provider_staff, now=NOW)
    plans.proposed(cast, plans.finding(cast, found_on=early.date(), now=early), due_on=TODAY - DAY, now=early)

    assert remind_of_actions(now=NOW) == 0
