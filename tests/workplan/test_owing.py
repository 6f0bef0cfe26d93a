"""What a level asks for and when: from the last one done or from the day it began, on working days, none twice."""

from datetime import date
from decimal import Decimal

import pytest

from plumbline.contracts.working_days import is_working_day
from plumbline.judgement.risk.levels import Level, Levels, Requirement, What
from plumbline.judgement.scorecard.labels import Label, LabelSet
from plumbline.workplan.owing import last_of, owed

BEGAN, TODAY, UNTIL = date(2026, 4, 7), date(2026, 4, 7), date(2027, 3, 31)


def of(
    *requires: Requirement,
    began: date = BEGAN,
    today: date = TODAY,
    done: dict[What, date] | None = None,
    hours: dict[What, Decimal] | None = None,
) -> list[tuple[str, date]]:
    level = Level(Label("close", "Close", "C", "bad"), (), requires)
    levels = Levels(LabelSet("risk", ()), (level,), "close", hours=hours or {})
    found = owed(levels, level, began=began, done=done or {}, today=today, until=UNTIL)
    assert all(is_working_day(one.due_on) and one.from_on <= one.due_on for one in found)
    return [(one.what.value, one.due_on) for one in found]


def every(months: int | None, what: What = What.MEETING, within: int | None = None) -> Requirement:
    return Requirement(what, "A meeting", months, within)


@pytest.mark.parametrize(
    ("what", "rule", "more", "days"),
    [
        ("from the day the level began", every(6), {}, [date(2026, 10, 7)]),
        # 7 January and 7 April 2027: the second is after the last day.
        (
            "each quarter, on the weekday before a Sunday or at its end",
            every(3),
            {},
            [date(2026, 7, 7), date(2026, 10, 7), date(2027, 1, 7)],
        ),
        (
            "from the last one done",
            every(6),
            {"done": {What.MEETING: date(2026, 2, 10)}},
            [date(2026, 8, 10), date(2027, 2, 10)],
        ),
        (
            "done too long ago: on the day the level began, and counted from there",
            every(6),
            {"done": {What.MEETING: date(2025, 5, 12)}},
            [date(2026, 4, 7), date(2026, 10, 7)],
        ),
        ("once within so many days", every(None, within=28), {}, [date(2026, 5, 5)]),
        ("once, and it was done", every(None, within=28), {"done": {What.MEETING: BEGAN}}, []),
        (
            "once within so many days, then every half year",
            every(6, within=28),
            {},
            [date(2026, 5, 5), date(2026, 11, 5)],
        ),
        # 25 December 2026 is a Friday and a bank holiday.
        (
            "not on a bank holiday: the working day before",
            every(12),
            {"done": {What.MEETING: date(2025, 12, 25)}},
            [date(2026, 12, 24)],
        ),
        (
            "of several missed only the oldest stands",
            every(1),
            {"today": date(2026, 12, 10)},
            [date(2026, 5, 7), date(2027, 1, 7), date(2027, 2, 5), date(2027, 3, 5)],
        ),
        (
            "what is missed does for the next, once that could be held",
            every(6),
            {
                "today": date(2027, 1, 15),
                "began": date(2026, 3, 2),
                "done": {What.MEETING: date(2026, 2, 10)},
            },
            [date(2026, 8, 10)],
        ),
        (
            "begun on a Saturday, it is due on the Monday",
            every(12),
            {"began": date(2026, 4, 11), "done": {What.MEETING: date(2025, 1, 6)}},
            [date(2026, 4, 13)],
        ),
    ],
)
def test_due_days_follow_from_the_level(
    what: str, rule: Requirement, more: dict[str, object], days: list[date]
) -> None:
    assert [on for _, on in of(rule, **more)] == days  # type: ignore[arg-type]


def test_the_same_asked_for_twice_on_one_day_is_one_thing() -> None:
    assert of(every(6), every(6)) == [("meeting", date(2026, 10, 7))]


def test_hours_are_the_files_and_it_can_be_done_from_half_the_time_on() -> None:
    level = Level(Label("close", "Close", "C", "bad"), (), (every(6), every(1, What.REPORT)))
    levels = Levels(LabelSet("risk", ()), (level,), "close", hours={What.MEETING: Decimal("2.5")})
    report, *_, meeting = sorted(
        owed(levels, level, began=BEGAN, done={}, today=TODAY, until=date(2026, 10, 7)),
        key=lambda one: (one.what is What.MEETING, one.due_on),
    )

    assert (meeting.hours, meeting.from_on) == (Decimal("2.5"), date(2026, 7, 7))
    assert (report.due_on, report.from_on, report.hours) == (date(2026, 5, 7), date(2026, 5, 1), Decimal(1))


def test_the_newest_day_counts_wherever_it_is_known_from() -> None:
    seen, told = date(2026, 1, 5), date(2026, 3, 5)

    assert last_of([(What.VISIT, told)], [(What.VISIT, seen), (What.REPORT, seen)]) == {
        What.VISIT: told,
        What.REPORT: seen,
    }
