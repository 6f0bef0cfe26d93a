"""Tasks in their months: in time where there is room, earlier where there is none, and what is left has its hours."""

from datetime import date
from decimal import Decimal

import pytest

from plumbline.workplan.months import Left, Outlook, Task, laid_out

APRIL, MAY, JUNE, JULY = (date(2026, month, 1) for month in (4, 5, 6, 7))
YEAR = (APRIL, MAY, JUNE, JULY)


def task(key: int, due: date, hours: int = 3, *, early: date = APRIL, fixed: date | None = None) -> Task:
    return Task(key, due, early, Decimal(hours), fixed)


def out(*tasks: Task, share: int | None = 10, now: date = APRIL, **more: object) -> Outlook:
    has = None if share is None else Decimal(share)
    return laid_out(tasks, YEAR, this_month=now, share=has, **more)  # type: ignore[arg-type]


MID_JUNE = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("what", "tasks", "now", "places"),
    [
        ("in the month it is due in", [task(1, MID_JUNE)], APRIL, {1: JUNE}),
        ("back to the nearest with room", [task(1, MID_JUNE, 8), task(2, MID_JUNE, 3)], APRIL, {1: JUNE, 2: MAY}),
        ("overdue: into this month", [task(1, date(2026, 4, 30))], MAY, {1: MAY}),
        ("arranged: where it is, also if late", [task(1, MID_JUNE, fixed=date(2026, 7, 2))], APRIL, {1: JULY}),
        ("exactly as many hours as there are", [task(1, MID_JUNE, 10)], APRIL, {1: JUNE}),
        (
            "the earlier day goes first, whatever the order they came in",
            [task(1, date(2026, 6, 20), 8, early=JUNE), task(2, MID_JUNE, 8, early=JUNE)],
            APRIL,
            {2: JUNE},
        ),
    ],
)  # fmt: skip
def test_each_task_has_its_month(what: str, tasks: list[Task], now: date, places: dict[int, date]) -> None:
    assert {one.key: one.month for one in out(*tasks, now=now).placed} == places


@pytest.mark.parametrize(
    ("what", "tasks", "now", "left"),
    [
        (
            "too much for its only month, with room in the next, which is late",
            [task(1, MID_JUNE, 8, early=JUNE), task(2, MID_JUNE, 4, early=JUNE)],
            APRIL,
            Left(2, JUNE, Decimal(2), JULY),
        ),
        ("more than any month has", [task(1, MID_JUNE, 14)], APRIL, Left(1, JUNE, Decimal(4), None)),
        (
            "overdue, and this month is full",
            [task(1, APRIL, 9), task(2, date(2026, 4, 2), 3)],
            MAY,
            Left(2, MAY, Decimal(2), JUNE),
        ),
    ],
)
def test_what_does_not_fit_says_how_many_hours_are_short(
    what: str, tasks: list[Task], now: date, left: Left
) -> None:
    assert out(*tasks, now=now).left == (left,)


def test_what_is_left_takes_no_hours_and_pushes_nothing_out() -> None:
    found = out(task(1, MID_JUNE, 14), task(2, date(2026, 6, 20), 9))

    assert [one.key for one in found.placed] == [2]
    assert found.loads == {APRIL: 0, MAY: 0, JUNE: 9, JULY: 0}


def test_other_work_takes_its_hours_first() -> None:
    found = out(task(1, MID_JUNE, 8), taken={JUNE: Decimal(4), MAY: Decimal(2)})

    assert found.placed[0].month == MAY
    assert found.loads[MAY] == 10


def test_without_hours_everything_is_in_its_month() -> None:
    found = out(task(1, MID_JUNE, 80), task(2, MID_JUNE, 80), share=None)

    assert [one.month for one in found.placed] == [JUNE, JUNE]
    assert found.left == ()


def test_a_year_that_is_over_has_no_month_to_offer() -> None:
    found = out(task(1, MID_JUNE), now=date(2027, 4, 1))

    assert found.left == (Left(1, JUNE, Decimal(3), None),)
