"""Lancashire: six indicators at three intervals, a two-sided one, and dates that follow no rule."""

from datetime import date

import pytest

from plumbline.frameworks import library
from plumbline.frameworks.calendars import propose
from plumbline.frameworks.definition import Basis, Definition
from plumbline.frameworks.judging import judge
from plumbline.frameworks.periods import Interval, Period
from plumbline.judgement.judgement import State
from tests.frameworks.schedules import answers


@pytest.fixture(scope="module")
def schedule() -> Definition:
    return library.find("lancashire/supported-housing")


def test_all_six_are_collected_as_published(schedule: Definition) -> None:
    assert {one.ref: one.collected for one in schedule.indicators} == {
        "1": Interval.HALF_YEAR,
        "2": Interval.QUARTER,
        "3": Interval.QUARTER,
        "4": Interval.YEAR,
        "5": Interval.QUARTER,
        "6": Interval.QUARTER,
    }


def test_nothing_is_called_published_that_is_not(schedule: Definition) -> None:
    assert {one.source.basis for one in schedule.indicators} == {Basis.LOCAL_DEFAULT, Basis.AWAITING}
    assert schedule.by_ref["5"].terms.source.basis is Basis.LOCAL_DEFAULT


@pytest.mark.parametrize(
    ("period", "refs"),
    [
        ("2026-27-Q1", ["2", "3", "5", "6"]),
        ("2026-27-Q2", ["1", "2", "3", "5", "6"]),
        ("2026-27-Q3", ["2", "3", "5", "6"]),
        ("2026-27-Q4", ["1", "2", "3", "4", "5", "6"]),
    ],
)
def test_a_quarters_return_asks_and_judges_what_its_end_closes(
    schedule: Definition, period: str, refs: list[str]
) -> None:
    quarter = Period.parse(period)

    assert [one.ref for one in schedule.asked_in(quarter)] == refs
    assert [one.ref for one in judge(schedule, answers({}), period=quarter).judgements] == refs


@pytest.mark.parametrize(
    ("delivered", "rating"),
    [
        ("950", "green"),
        ("1000", "green"),
        ("1000.1", "amber"),
        ("949.9", "amber"),
        ("900", "amber"),
        ("1050", "amber"),
        ("899.9", "red"),
        ("1050.1", "red"),
    ],
)
def test_too_many_hours_are_a_departure_as_well_as_too_few(
    schedule: Definition, delivered: str, rating: str
) -> None:
    verdict = judge(schedule, answers({"5.numerator": delivered, "5.denominator": 1000}))

    assert verdict.by_ref["5"].rating == rating
    assert [one for one in verdict.agreements if one.fails] == []


def test_a_partial_period_is_flagged_and_not_rated(schedule: Definition) -> None:
    given = answers({"5.numerator": 600, "5.denominator": 1000})
    judgement = judge(schedule, given, period=Period.parse("2026-27-Q1"), is_partial=True).by_ref["5"]

    assert (judgement.rating, judgement.display) == (State.NOT_ASSESSED, "60.0%")
    assert "only part of the period" in judgement.reasons[-1].says


@pytest.mark.parametrize(
    ("period", "due_on"),
    [
        ("2020-21-Q1", date(2020, 7, 15)),
        ("2020-21-Q2", date(2020, 10, 15)),
        ("2020-21-Q3", date(2021, 1, 18)),
        ("2020-21-Q4", date(2021, 4, 15)),
        ("2020-21-H1", date(2020, 10, 15)),
        ("2020-21-H2", date(2021, 4, 15)),
        ("2020-21-Y", date(2021, 4, 15)),
    ],
)
def test_the_dates_are_kept_as_published(period: str, due_on: date) -> None:
    calendar = library.find_calendar("lancashire/calendar-2020-21")

    assert calendar.due_on(Period.parse(period)) == due_on
    assert len(calendar.due) == 7


def test_18_january_2021_is_kept_with_its_reason() -> None:
    calendar = library.find_calendar("lancashire/calendar-2020-21")
    (odd,) = [one for one in calendar.due if one.due_on.day != 15]

    assert odd.due_on == date(2021, 1, 18)
    assert odd.reason.startswith("As published")
    assert odd.source.basis is Basis.PUBLISHED


@pytest.mark.parametrize(
    ("period", "holidays", "due_on"),
    [
        ("2026-27-Q1", (), date(2026, 7, 15)),
        ("2028-29-Q4", (), date(2029, 4, 16)),  # the 15th is a Sunday
        ("2022-23-Q2", (), date(2022, 10, 17)),  # the 15th is a Saturday
        ("2021-22-Q4", (date(2022, 4, 15), date(2022, 4, 18)), date(2022, 4, 19)),  # Good Friday, then Easter
        ("2020-21-Q3", (), date(2021, 1, 15)),  # the rule does not give the published day
    ],
)
def test_later_years_are_proposed_for_the_15th_or_the_next_working_day(
    period: str, holidays: tuple[date, ...], due_on: date
) -> None:
    (proposal,) = propose([Period.parse(period)], holidays=holidays)

    assert proposal.due_on == due_on
    assert proposal.confirm


def test_a_proposal_says_what_a_person_must_confirm() -> None:
    calendar = library.find_calendar("lancashire/calendar-2020-21")
    third, fourth = propose(
        [Period.parse("2026-27-Q3"), Period.parse("2026-27-Q4")],
        precedent=calendar,
        holidays=[date(2027, 1, 1)],
    )

    assert any("18 January 2021, not the 15th" in told for told in third.confirm)
    assert not any("not the 15th" in told for told in fourth.confirm)
    assert "confirm it or choose another day" in third.confirm[0]


def test_without_bank_holidays_a_person_is_told_to_look() -> None:
    (proposal,) = propose([Period.parse("2026-27-Q1")])

    assert any("No bank holidays are known" in told for told in proposal.confirm)
