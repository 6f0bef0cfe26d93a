"""Today: what needs an officer and why, what is coming, what waits for others, what was done."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Contract
from plumbline.frameworks.periods import Interval, Period
from plumbline.history.models import Event
from plumbline.notices.models import Notice
from plumbline.oversight import consequences
from plumbline.returns import actions as returns
from plumbline.returns.models import DraftCell, Return
from tests.cast import NOW, Q1, Q4, Cast, contract
from tests.desk.many import many_contracts, queries
from tests.desk.pages import address, row_of, said, words
from tests.strict_client import StrictClient

TODAY = address("today")
TEAM = f"{TODAY}?whose=team"
PAST_DUE = NOW + timedelta(days=14)


Later = Callable[[datetime], StrictClient]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch, browse: Callable[..., StrictClient], cast: Cast) -> Later:
    """The contract officer, signed in on another day."""

    def signed_in(moment: datetime) -> StrictClient:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return browse(cast.contract_officer)

    return signed_in


@pytest.fixture
def agreed(cast: Cast) -> None:
    """The KPIs of all contracts are agreed, so that only returns need anybody."""
    for one in (cast.contract, cast.rival_contract):
        for agreement in one.kpi_agreements.all():
            contracts.agree_for_council(agreement, by=cast.contract_officer, now=NOW)
            contracts.agree_for_provider(agreement, by=cast.provider_manager, now=NOW)


@pytest.mark.usefixtures("agreed")
def test_an_empty_day_says_what_would_stand_there(officer: StrictClient) -> None:
    page = said(officer.get(TODAY))

    assert "Nothing needs you now" in page
    assert "No return is due and no visit begins in the next 7 days." in page
    assert "Nothing has been decided in the last 7 days." in page


def test_an_overdue_return_says_how_late_and_how_often_in_a_row(cast: Cast, later: Later) -> None:
    cast.issue(Q4)
    cast.issue(Q1)
    page = later(PAST_DUE).get(TODAY)

    assert "9 days late" in row_of(page, "Alder Homecare (test): Quarter 1, 2026–27")
    assert "2 in a row" in row_of(page, "Alder Homecare (test): Quarter 1, 2026–27")
    assert "in a row" not in row_of(page, "Alder Homecare (test): Quarter 4, 2025–26")
    assert "Why it matters" in said(page)


def test_a_return_sent_in_on_time_breaks_the_row(cast: Cast, later: Later) -> None:
    cast.issue(Q4.previous)
    cast.submitted(Q4, f_1_1_numerator="4900")
    cast.contract.returns.filter(period=Q4.ordinal).update(days_late=0)
    cast.issue(Q1)

    assert "in a row" not in row_of(later(PAST_DUE).get(TODAY), "Quarter 1, 2026–27")


def test_reminding_writes_one_letter_a_day(cast: Cast, later: Later) -> None:
    kpi_return = cast.issue(Q1)
    officer = later(PAST_DUE)
    remind = address("return_remind", kpi_return.pk)

    first = officer.post(remind, {"back": "today"}, follow=True)
    written = Notice.objects.filter(kind="reminder").count()
    again = officer.get(TODAY)

    assert first.redirect_chain == [(TODAY, 302)]
    assert written == 2
    assert "The provider has been reminded by letter." in said(first)
    assert "Reminded today" in row_of(again, "Quarter 1, 2026–27")
    assert remind not in again.content.decode()
    refused = officer.post(remind, {"back": "today"})
    assert refused.status_code == 422
    assert "has already been reminded of this today" in words(refused)
    assert Notice.objects.filter(kind="reminder").count() == written


def test_a_submitted_return_waits_to_be_read(officer: StrictClient, cast: Cast) -> None:
    cast.submitted(Q1, f_1_1_numerator="3000", **{"explain.1.1": "Two rounds had no driver."})

    row = row_of(officer.get(TODAY), "Alder Homecare (test): Quarter 1, 2026–27")

    assert "1 figure below target , explained" in row
    assert "Read and decide" in row
    assert "Submitted today" in row


def test_a_return_below_no_target_says_so(officer: StrictClient, cast: Cast) -> None:
    cast.submitted()

    assert "No figure below target." in row_of(officer.get(TODAY), "Quarter 1, 2026–27")


def test_changed_figures_are_counted_and_called_corrected(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(kpi_return, reason="Count 7.1 again.", by=cast.contract_officer, now=NOW)
    DraftCell.objects.filter(key="7.1.value").update(text="3")
    returns.submit(kpi_return, by=cast.provider_staff, now=NOW)

    row = row_of(officer.get(TODAY), "Alder Homecare (test): Quarter 1, 2026–27")

    assert "Corrected" in row
    assert "1 answer changed since version 1." in row


def test_what_was_sent_back_waits_for_the_provider_until_it_is_wanted_again_and_then_for_you(
    officer: StrictClient, cast: Cast, later: Later
) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(kpi_return, reason="Count 7.1 again.", by=cast.contract_officer, now=NOW)

    at_first = said(officer.get(TODAY))
    on_the_day = said(later(NOW + timedelta(days=7)).get(TODAY))
    the_day_after = said(later(NOW + timedelta(days=8)).get(TODAY))

    assert "wanted again by 17 July 2026; the provider corrects it" in at_first
    assert "and not returned since" not in at_first + on_the_day
    assert "Sent back 8 days ago" in the_day_after
    assert "and not returned since; 1 day late (due 17 July 2026)" in the_day_after


def test_kpis_to_agree_stand_with_their_date(officer: StrictClient, cast: Cast) -> None:
    row = row_of(officer.get(TODAY), "Alder Homecare (test): agree the KPIs")

    assert "due 1 May 2024" in row
    assert "Neither side has agreed yet." in row


def test_proposed_due_dates_wait_to_be_confirmed(officer: StrictClient, cast: Cast) -> None:
    period = Period.numbered(2027, Interval.QUARTER, 1)
    contracts.propose(cast.calendar, [(period, date(2027, 7, 15), "")], by=cast.contract_officer, now=NOW)

    row = row_of(officer.get(TODAY), "1 due date to confirm")

    assert "Quarterly returns" in row
    assert "begins in 9 months" in row


def test_a_return_due_within_a_week_is_coming(officer: StrictClient, cast: Cast) -> None:
    cast.issue(Q1)

    assert "due in 5 days" in row_of(officer.get(TODAY), "Alder Homecare (test): Quarter 1, 2026–27")


def test_my_portfolio_and_the_whole_team_differ(
    officer: StrictClient, cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    theirs = contract(
        cast.exampleshire, cast.birch, cast.framework, cast.calendar, cast.contracts_manager, "EX-009"
    )
    cast.issue(Q1, theirs)

    assert "EX-009" not in said(officer.get(TODAY))
    assert "EX-009" in said(officer.get(TEAM))
    assert "EX-009" in said(browse(cast.contracts_manager).get(TODAY))


def test_somebody_without_a_portfolio_sees_the_team_at_once(
    browse: Callable[..., StrictClient], cast: Cast
) -> None:
    cast.issue(Q1)

    assert "Alder Homecare (test): Quarter 1, 2026–27" in said(browse(cast.senior_manager).get(TODAY))


def test_what_was_decided_is_listed_for_a_week(officer: StrictClient, cast: Cast, later: Later) -> None:
    consequences.return_accepted(cast.submitted(), note="", by=cast.contract_officer, now=NOW)

    on_the_day = row_of(officer.get(TODAY), "Alder Homecare (test): Quarter 1, 2026–27")
    a_week_on = said(later(NOW + timedelta(days=8)).get(TODAY))

    assert "Accepted" in on_the_day
    assert "Nothing has been decided in the last 7 days." in a_week_on


def test_an_auditor_reads_and_cannot_act(
    browse: Callable[..., StrictClient], cast: Cast, later: Later
) -> None:
    kpi_return = cast.issue(Q1)
    later(PAST_DUE)
    auditor = browse(cast.auditor)

    page = auditor.get(TODAY)

    assert "Alder Homecare (test): Quarter 1, 2026–27" in said(page)
    assert address("return_remind", kpi_return.pk) not in page.content.decode()
    assert auditor.post(address("return_remind", kpi_return.pk)).status_code == 404
    assert not Event.objects.filter(kind="return.reminded").exists()


def test_another_council_sees_nothing_of_it(browse: Callable[..., StrictClient], cast: Cast) -> None:
    cast.submitted()

    assert "Alder" not in said(browse(cast.other_council_officer).get(TEAM))


def test_placement_staff_have_no_such_page(browse: Callable[..., StrictClient], cast: Cast) -> None:
    assert browse(cast.placement_staff).get(TODAY).status_code == 404


def test_the_day_asks_as_often_for_many_as_for_one(cast: Cast, later: Later) -> None:
    cast.issue(Q1)
    cast.submitted(Q4)
    officer = later(PAST_DUE)
    few = queries(lambda: said(officer.get(TEAM)))
    many_contracts(cast, 12)
    for one in Contract.objects.filter(council=cast.exampleshire):
        cast.issue(Q1.following, one)
    Return.objects.filter(period=Q1.following.ordinal).update(due_on=Q1.ends_on)

    assert queries(lambda: said(officer.get(TEAM))) == few
