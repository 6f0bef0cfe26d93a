"""Reporting calendars: proposed by rule with everything one should know, confirmed date by date by a person."""

from collections.abc import Callable
from datetime import date

import pytest

from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Calendar, CalendarPeriod, Contract
from plumbline.history.models import Event
from plumbline.returns.models import Return
from tests.cast import NOW, Cast
from tests.desk.many import queries
from tests.desk.pages import address, row_of, said, words
from tests.strict_client import StrictClient

NEXT_YEAR = {"propose-year": "2027", "propose-interval": "quarter"}


@pytest.fixture
def calendar(cast: Cast) -> Calendar:
    """A calendar without a period."""
    return contracts.open_calendar(cast.exampleshire, "New returns", by=cast.contract_officer, now=NOW)


@pytest.fixture
def proposed(officer: StrictClient, calendar: Calendar) -> list[CalendarPeriod]:
    """The four quarters of 2027-28, proposed."""
    officer.post(address("calendar_propose", calendar.pk), NEXT_YEAR)
    return list(calendar.periods.order_by("starts_on"))


def _read(entry: CalendarPeriod, due_on: date | None = None, reason: str = "") -> dict[str, str]:
    """What the page sends for a date that was ticked as read."""
    day, name = due_on or entry.due_on, f"p{entry.pk}"
    return {
        f"{name}-is_read": "on",
        f"{name}-due_on_day": str(day.day),
        f"{name}-due_on_month": str(day.month),
        f"{name}-due_on_year": str(day.year),
        f"{name}-reason": reason,
    }


def _unread(entry: CalendarPeriod) -> dict[str, str]:
    return {name: text for name, text in _read(entry).items() if not name.endswith("is_read")}


def test_a_calendar_is_opened_once(officer: StrictClient, cast: Cast) -> None:
    page = said(officer.post(address("calendar_open"), {"name": "Monthly returns"}, follow=True))
    again = officer.post(address("calendar_open"), {"name": "Monthly returns"})

    assert "This calendar has no period yet." in page
    assert "There is a calendar “Monthly returns” already. Choose another name." in words(again)


def test_a_year_is_proposed_and_nothing_is_due_yet(
    officer: StrictClient, calendar: Calendar, proposed: list[CalendarPeriod]
) -> None:
    page = said(officer.get(address("calendar", calendar.pk)))

    assert [one.due_on for one in proposed] == [
        date(2027, 7, 15),
        date(2027, 10, 15),
        date(2028, 1, 17),
        date(2028, 4, 18),
    ]
    assert all(one.confirmed_at is None for one in proposed)
    assert "4 due dates proposed and not confirmed" in page


def test_each_proposal_says_what_to_know_before_confirming(
    officer: StrictClient, calendar: Calendar, proposed: list[CalendarPeriod]
) -> None:
    page = said(officer.get(address("calendar", calendar.pk)))

    assert "Saturday 15 January 2028 is a Saturday, so the next working day is proposed." in page
    assert "The published date for Quarter 3, 2020–21 was Monday 18 January 2021, not the 15th" in page


def test_one_date_is_confirmed_and_the_others_wait(
    officer: StrictClient, calendar: Calendar, proposed: list[CalendarPeriod]
) -> None:
    typed = {**_read(proposed[0]), **_unread(proposed[1]), **_unread(proposed[2]), **_unread(proposed[3])}

    page = officer.post(address("calendar_confirm", calendar.pk), typed, follow=True)

    assert "1 due date confirmed." in said(page)
    assert "3 due dates proposed and not confirmed" in said(page)
    assert calendar.periods.exclude(confirmed_at=None).get() == proposed[0]


def test_all_dates_are_confirmed_at_once(
    officer: StrictClient, calendar: Calendar, proposed: list[CalendarPeriod]
) -> None:
    typed = {name: text for one in proposed for name, text in _read(one).items()}

    assert "Every due date is confirmed." in said(
        officer.post(address("calendar_confirm", calendar.pk), typed, follow=True)
    )


def test_another_day_needs_its_reason(
    officer: StrictClient, calendar: Calendar, proposed: list[CalendarPeriod]
) -> None:
    other_day = date(2027, 7, 19)
    confirm = address("calendar_confirm", calendar.pk)

    refused = officer.post(confirm, _read(proposed[0], other_day))
    officer.post(confirm, _read(proposed[0], other_day, "Bank holidays in the islands"))
    entry = CalendarPeriod.objects.get(pk=proposed[0].pk)

    assert refused.status_code == 422
    assert "Say why the return is due on another day than the one proposed" in words(refused)
    assert 'value="19"' in refused.content.decode()
    assert (entry.due_on, entry.reason) == (other_day, "Bank holidays in the islands")


def test_a_day_within_the_period_is_refused(
    officer: StrictClient, calendar: Calendar, proposed: list[CalendarPeriod]
) -> None:
    answer = officer.post(
        address("calendar_confirm", calendar.pk), _read(proposed[0], date(2027, 6, 30), "Early")
    )

    assert "Quarter 1, 2027–28: The period ends on 30 June 2027. Choose a later day." in words(answer)
    assert calendar.periods.exclude(confirmed_at=None).count() == 0


def test_nothing_ticked_confirms_nothing(
    officer: StrictClient, calendar: Calendar, proposed: list[CalendarPeriod]
) -> None:
    answer = officer.post(address("calendar_confirm", calendar.pk), _unread(proposed[0]))

    assert "Tick the dates that you have read. Nothing was confirmed." in words(answer)


def test_confirming_asks_at_once_for_returns_of_periods_that_have_begun(
    officer: StrictClient, cast: Cast, calendar: Calendar
) -> None:
    Contract.objects.filter(pk=cast.contract.pk).update(calendar=calendar)
    officer.post(address("calendar_propose", calendar.pk), {**NEXT_YEAR, "propose-year": "2026"})
    first = calendar.periods.order_by("starts_on")[0]

    page = said(officer.post(address("calendar_confirm", calendar.pk), _read(first), follow=True))

    assert "1 due date confirmed. 1 return asked for at once." in page
    assert Return.objects.get().due_on == first.due_on


def test_a_year_that_is_there_already_is_not_proposed_twice(
    officer: StrictClient, calendar: Calendar, proposed: list[CalendarPeriod]
) -> None:
    answer = officer.post(address("calendar_propose", calendar.pk), NEXT_YEAR)

    assert "nothing was proposed" in words(answer)
    assert calendar.periods.count() == 4


def test_the_list_says_how_far_each_reaches(officer: StrictClient, cast: Cast) -> None:
    row = row_of(officer.get(address("calendars")), "Quarterly returns")

    assert "31 March 2027" in row
    assert "12 0 2" in row


def test_an_auditor_reads_and_another_council_sees_none(
    browse: Callable[..., StrictClient], cast: Cast
) -> None:
    auditor, rival = browse(cast.auditor), browse(cast.other_council_officer)
    before = Event.objects.count()

    assert "Every due date is confirmed." in said(auditor.get(address("calendar", cast.calendar.pk)))
    assert rival.get(address("calendar", cast.calendar.pk)).status_code == 404
    for name in ("calendar_propose", "calendar_confirm"):
        assert auditor.post(address(name, cast.calendar.pk), NEXT_YEAR).status_code == 404
        assert rival.post(address(name, cast.calendar.pk), NEXT_YEAR).status_code == 404
    assert auditor.post(address("calendar_open"), {"name": "Mine"}).status_code == 404
    assert Event.objects.count() == before


def test_a_calendar_asks_as_often_with_many_periods_as_with_few(
    officer: StrictClient, calendar: Calendar, proposed: list[CalendarPeriod]
) -> None:
    page = address("calendar", calendar.pk)
    few = queries(lambda: said(officer.get(page)))
    officer.post(
        address("calendar_propose", calendar.pk), {"propose-year": "2028", "propose-interval": "month"}
    )

    assert queries(lambda: said(officer.get(page))) == few
