"""What happens by itself: reminders by the calendar, unread uploads, returns asked for. Each is safe to do twice."""

import logging
from datetime import date, datetime, timedelta

import pytest

from plumbline.contracts.models import Contract, FrameworkTerm
from plumbline.documents.actions import vault
from plumbline.notices.models import Notice
from plumbline.organisations import scope
from plumbline.oversight import regular
from plumbline.oversight.regular import UNREAD_FOR, issue_returns, read_kept_uploads, remind, reminder_stage
from plumbline.returns import actions as returns
from plumbline.returns.drafting import draft_of
from plumbline.returns.models import Return, Upload
from plumbline.returns.outgoing import workbook_of
from tests.cast import NOW, Cast, whole_answers

ENDS, DUE = date(2026, 6, 30), date(2026, 7, 15)
LATER = NOW + UNREAD_FOR + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2026, 6, 15), ""),
        (date(2026, 6, 16), "period-ending"),
        (date(2026, 6, 30), "period-ending"),
        (date(2026, 7, 1), ""),
        (date(2026, 7, 9), ""),
        (date(2026, 7, 10), "due-soon"),
        (date(2026, 7, 15), "due-soon"),
        (date(2026, 7, 16), "overdue"),
        (date(2026, 7, 21), "overdue"),
        (date(2026, 7, 22), "unanswered"),
        (date(2026, 12, 1), "unanswered"),
    ],
)
def test_which_reminder_is_right_on_a_day(today: date, stage: str) -> None:
    """Wednesday 15 July: three working days before are from Friday the 10th, five after end on Wednesday the 22nd."""
    assert reminder_stage(today, ends_on=ENDS, due=DUE) == stage


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2026, 8, 25), ""),
        (date(2026, 8, 26), "due-soon"),
        (date(2026, 8, 31), "due-soon"),
        (date(2026, 9, 1), "due-soon"),
        (date(2026, 9, 2), "overdue"),
    ],
)
def test_reminders_pass_over_a_bank_holiday(today: date, stage: str) -> None:
    assert reminder_stage(today, ends_on=date(2026, 7, 31), due=date(2026, 9, 1)) == stage


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, 30, tzinfo=NOW.tzinfo)


def test_each_reminder_is_written_once_and_the_last_goes_to_the_officer(cast: Cast) -> None:
    cast.issue()
    for day in range(12, 54):
        remind(now=_at(date(2026, 6, 1) + timedelta(days=day)))
    sent = [(one.kind, one.to) for one in Notice.objects.order_by("written_at", "to__email")]
    both = [("reminder", cast.provider_manager), ("reminder", cast.provider_staff)]
    assert sent == [*both, *both, *both, ("unanswered", cast.contract_officer)]


def test_an_extension_brings_reminders_for_its_own_day(cast: Cast) -> None:
    kpi_return = cast.issue()
    assert remind(now=_at(date(2026, 7, 14))) == 2
    returns.extend(kpi_return, until=date(2026, 7, 31), reason="Migration", by=cast.contract_officer, now=NOW)
    assert remind(now=_at(date(2026, 7, 20))) == 0
    assert remind(now=_at(date(2026, 7, 29))) == 2


def test_what_was_sent_back_is_reminded_of_for_the_day_it_is_wanted_again(cast: Cast) -> None:
    """Sent back on Monday 27 July, long after its due day, and wanted again by Monday 3 August."""
    kpi_return = cast.submitted()
    returns.send_back(kpi_return, reason="Again.", by=cast.contract_officer, now=_at(date(2026, 7, 27)))
    written = {day: remind(now=_at(date(2026, 7, 27) + timedelta(days=day))) for day in range(16)}
    assert {day: letters for day, letters in written.items() if letters} == {2: 2, 8: 2, 14: 1}
    first, last = Notice.objects.filter(kind="reminder").first(), Notice.objects.get(kind="unanswered")
    assert first is not None
    assert first.subject.endswith("wanted again by 3 August 2026")
    assert "the council sent this return back, and it has not come again yet." in first.body
    assert "sent back and wanted again by 3 August 2026 and has not come" in last.body


def test_what_is_in_is_not_reminded_of(cast: Cast) -> None:
    cast.submitted()
    assert remind(now=_at(date(2026, 8, 1))) == 0


def test_returns_are_asked_for_once_when_their_period_begins(cast: Cast) -> None:
    first = issue_returns(now=NOW)
    assert first == Return.objects.count() == 3 * 10
    assert issue_returns(now=NOW) == 0
    assert issue_returns(now=NOW + timedelta(days=82)) == 0
    assert issue_returns(now=_at(date(2026, 10, 1))) == 3


def test_one_contract_that_cannot_be_asked_does_not_stop_the_others(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    FrameworkTerm.objects.filter(contract=cast.contract).update(effective_from=date(2027, 4, 1))
    with caplog.at_level(logging.WARNING, regular.__name__):
        assert issue_returns(now=NOW) == 2 * 10
    assert "No framework is in force for EX-001" in caplog.text


def test_a_contract_that_is_not_running_owes_nothing(cast: Cast) -> None:
    Contract.objects.filter(pk=cast.contract.pk).update(status=Contract.Status.DRAFT)
    issue_returns(now=NOW)
    assert not Return.objects.filter(contract=cast.contract).exists()


@pytest.fixture
def unread(cast: Cast) -> Upload:
    """A workbook whose reading was cut off: kept, and then the process was killed."""
    kpi_return = cast.issue()
    cast.fill(kpi_return, whole_answers(kpi_return))
    content = workbook_of(kpi_return)
    kpi_return.draft_cells.update(text="")
    return returns.keep(kpi_return, "cut off.xlsx", content, by=cast.provider_staff, now=NOW)


def test_a_workbook_whose_reading_was_cut_off_is_read_again(cast: Cast, unread: Upload) -> None:
    assert read_kept_uploads(now=LATER) == 1
    unread.refresh_from_db()
    assert unread.outcome == Upload.Outcome.TAKEN
    assert draft_of(unread.kpi_return)["5.1.value"] == "60"
    assert read_kept_uploads(now=LATER) == 0


def test_the_worker_reads_it_though_the_walls_are_closed_around_it(cast: Cast, unread: Upload) -> None:
    with scope.limited_to(councils=(), providers=()):
        assert read_kept_uploads(now=LATER) == 1


def test_a_workbook_that_has_only_just_come_is_left_to_whoever_is_reading_it(
    cast: Cast, unread: Upload
) -> None:
    assert read_kept_uploads(now=NOW + UNREAD_FOR) == 0


def test_one_workbook_whose_bytes_are_gone_does_not_stop_the_others(
    cast: Cast, unread: Upload, caplog: pytest.LogCaptureFixture
) -> None:
    lost = returns.keep(unread.kpi_return, "lost.xlsx", b"lost", by=cast.provider_staff, now=NOW)
    vault()._place(lost.document.sha256).unlink()
    with caplog.at_level(logging.ERROR, regular.__name__):
        assert read_kept_uploads(now=LATER) == 1
    assert f"upload {lost.pk} cannot be read again" in caplog.text
    lost.refresh_from_db()
    assert lost.outcome == Upload.Outcome.KEPT
