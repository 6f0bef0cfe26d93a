"""The days that rules of the house set, round England's bank holidays, London's clock changes and leap days.

What a rule gives falls on a working day: the next one, or the one before where the limit binds the council. What a
person typed stays.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from plumbline.contracts.working_days import (
    is_working_day,
    said_of_rest,
    working_day_from,
    working_day_up_to,
    working_days_after,
)
from plumbline.frameworks.calendars import propose
from plumbline.frameworks.periods import Period
from plumbline.improvement.due_days import USUAL_DAYS, usual_due_day
from plumbline.oversight import consequences
from plumbline.oversight.regular import reminder_stage
from plumbline.oversight.visit_consequences import request_stage
from plumbline.returns.due_days import usual_day_again
from plumbline.standing.review_days import usual_review_day
from plumbline.visits.actions.checkers import _expiry
from plumbline.visits.dates import comments_over_at, follow_up_on, last_day
from plumbline.visits.models import Visit
from plumbline.visits.proposing import due_day
from tests.cast import Cast


def day(text: str) -> date:
    return date.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# The day, the working day from it on, the working day up to it, and what is said of it.
DAYS = [
    ("2026-05-22", "2026-05-22", "2026-05-22", ""),  # the Friday before a bank holiday
    ("2026-05-23", "2026-05-26", "2026-05-22", "a Saturday"),
    ("2026-05-25", "2026-05-26", "2026-05-22", "a bank holiday"),
    ("2026-04-02", "2026-04-02", "2026-04-02", ""),  # Maundy Thursday
    ("2026-04-03", "2026-04-07", "2026-04-02", "a bank holiday"),
    ("2026-04-05", "2026-04-07", "2026-04-02", "a Sunday"),
    ("2026-04-06", "2026-04-07", "2026-04-02", "a bank holiday"),
    ("2026-12-25", "2026-12-29", "2026-12-24", "a bank holiday"),
    ("2026-12-28", "2026-12-29", "2026-12-24", "a bank holiday"),  # for Boxing Day, a Saturday
    ("2027-12-25", "2027-12-29", "2027-12-24", "a bank holiday"),  # both on the weekend
    ("2027-12-28", "2027-12-29", "2027-12-24", "a bank holiday"),
    ("2022-12-27", "2022-12-28", "2022-12-23", "a bank holiday"),  # for Christmas Day, a Sunday
    ("2028-01-01", "2028-01-04", "2027-12-31", "a bank holiday"),  # over the turn of the year
    ("2026-03-29", "2026-03-30", "2026-03-27", "a Sunday"),  # the clocks go forward
    ("2026-10-25", "2026-10-26", "2026-10-23", "a Sunday"),  # the clocks go back
    ("2028-02-29", "2028-02-29", "2028-02-29", ""),
    ("2032-02-29", "2032-03-01", "2032-02-27", "a Sunday"),
    ("2026-01-02", "2026-01-02", "2026-01-02", ""),  # a holiday in Scotland alone
    ("2026-03-17", "2026-03-17", "2026-03-17", ""),  # in Northern Ireland alone
    ("2026-07-13", "2026-07-13", "2026-07-13", ""),
    ("2026-08-03", "2026-08-03", "2026-08-03", ""),  # Scotland's in August
    ("2026-11-30", "2026-11-30", "2026-11-30", ""),
]


@pytest.mark.parametrize(("on", "after", "before", "says"), DAYS)
def test_a_day_of_rest_becomes_the_working_day_next_to_it(
    on: str, after: str, before: str, says: str
) -> None:
    assert (working_day_from(day(on)), working_day_up_to(day(on))) == (day(after), day(before))
    assert said_of_rest(day(on)) == says


@pytest.mark.parametrize(("on", "after", "before", "says"), DAYS)
def test_what_a_rule_gives_falls_on_a_working_day(on: str, after: str, before: str, says: str) -> None:
    """Each rule is started so that its days end on this one."""
    for priority, days in USUAL_DAYS.items():
        assert usual_due_day(priority, day(on) - timedelta(days=days)) == day(after)
    shared_at = utc(f"{on} 12:00") - timedelta(days=14)
    assert last_day(comments_over_at(shared_at, 14)) == day(after)
    assert follow_up_on(utc(f"{on} 12:00") - timedelta(days=28), 28) == day(before)
    assert usual_review_day(day(on) - timedelta(days=14), 14) == day(before)
    assert due_day(day(on) + timedelta(days=10), 10, today=day(on) - timedelta(days=60)) == day(before)


@pytest.mark.parametrize(
    ("today", "one_working_day", "five_working_days"),
    [
        ("2026-05-22", "2026-05-26", "2026-06-01"),
        ("2026-04-02", "2026-04-07", "2026-04-13"),
        ("2026-12-24", "2026-12-29", "2027-01-05"),
        ("2028-02-28", "2028-02-29", "2028-03-06"),
        ("2026-03-27", "2026-03-30", "2026-04-07"),
        ("2026-10-23", "2026-10-26", "2026-10-30"),
    ],
)
def test_acknowledgements_and_corrections_are_counted_in_working_days(
    today: str, one_working_day: str, five_working_days: str
) -> None:
    assert working_days_after(day(today), 1) == day(one_working_day)
    assert usual_day_again(day(today), due=day("2022-01-01")) == day(five_working_days)


@pytest.mark.parametrize(
    ("due", "today", "stage"),
    [
        ("2026-04-07", "2026-03-30", ""),
        ("2026-04-07", "2026-03-31", "due-soon"),  # three working days before, over Easter
        ("2026-04-02", "2026-04-06", ""),  # not overdue while nobody works
        ("2026-04-02", "2026-04-07", "overdue"),
        ("2026-12-24", "2026-12-28", ""),
        ("2026-12-24", "2026-12-29", "overdue"),
        ("2026-12-24", "2027-01-05", "unanswered"),
    ],
)
def test_nobody_is_chased_over_a_holiday(due: str, today: str, stage: str) -> None:
    assert reminder_stage(day(today), ends_on=day("2020-01-01"), due=day(due)) == stage
    assert request_stage(day(today), due=day(due)) == stage


@pytest.mark.parametrize(
    ("period", "due"),
    [("2021-22-Q4", "2022-04-19"), ("2026-27-Q1", "2026-07-15"), ("2027-28-Q3", "2028-01-17")],
)
def test_returns_are_due_on_the_fifteenth_or_the_next_working_day(period: str, due: str) -> None:
    """15 April 2022 was Good Friday; 15 January 2028 is a Saturday."""
    known = Period.parse(period)
    holidays = frozenset(
        one
        for one in (known.ends_on + timedelta(days=passed) for passed in range(40))
        if one.weekday() < 5 and not is_working_day(one)
    )
    assert propose([known], holidays=holidays)[0].due_on == day(due)


@pytest.mark.parametrize(
    ("ends_on", "expires_at"),
    [
        ("2026-07-10", "2026-07-24 23:00"),
        ("2026-01-10", "2026-01-25 00:00"),
        ("2026-03-15", "2026-03-29 23:00"),  # its last day has 23 hours
        ("2026-10-11", "2026-10-26 00:00"),  # and here 25
        ("2028-02-15", "2028-03-01 00:00"),
    ],
)
def test_a_checkers_link_ends_with_a_day_in_london(ends_on: str, expires_at: str) -> None:
    assert _expiry(Visit(ends_on=day(ends_on))) == utc(expires_at)


def test_a_period_begins_at_midnight_in_london(cast: Cast) -> None:
    """Half past midnight on 1 July in London, when it is still June in UTC."""
    asked = consequences.returns_issued(cast.contract, by=None, now=utc("2026-06-30 23:30"), system="tests")
    assert "2026-27-Q2" in [one.reporting_period.code for one in asked]
