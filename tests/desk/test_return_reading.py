"""An officer reads a return: each figure beside its target, its past and the market, with the reasons of its day."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from plumbline.contracts import actions as contracts
from plumbline.desk.returns.state import state_of
from plumbline.documents.actions import content_of
from plumbline.oversight import consequences
from plumbline.returns import actions as returns
from plumbline.returns.models import DraftCell, MarketRollup, Return
from tests.cast import NOW, Q1, Q4, Cast
from tests.desk.many import many_contracts, queries
from tests.desk.pages import address, row_of, said, words
from tests.returns.monthly import APRIL, JUNE, MAY, declare, monthly_contract
from tests.strict_client import StrictClient


def _figure(response: object, ref: str) -> str:
    return row_of(response, f"figure-{ref}")


def _explained(cast: Cast) -> Return:
    """A submitted return with one figure below target: 3,000 of 5,100 visits is 59%."""
    return cast.submitted(Q1, f_1_1_numerator="3000", **{"explain.1.1": "Two rounds had no driver in May."})


def _resubmitted(cast: Cast, kpi_return: Return, key: str, text: str) -> None:
    consequences.return_sent_back(kpi_return, reason="Count again.", by=cast.contract_officer, now=NOW)
    DraftCell.objects.filter(kpi_return=kpi_return, key=key).update(text=text)
    returns.submit(kpi_return, by=cast.provider_staff, now=NOW)


def test_the_conclusion_stands_first(officer: StrictClient, cast: Cast) -> None:
    page = said(officer.get(address("return", _explained(cast).pk)))

    assert "Quarter 1, 2026–27 return from Alder Homecare (test)" in page
    assert (
        "Submitted 10 July 2026, 5 days early; 1 figure below target, explained;"
        " waiting for your decision since today." in page
    )


def test_a_figure_stands_beside_its_target_and_its_past(officer: StrictClient, cast: Cast) -> None:
    cast.submitted(Q1.year_ago, f_1_1_numerator="4500")
    cast.submitted(Q4, f_1_1_numerator="4700")

    row = _figure(officer.get(address("return", _explained(cast).pk)), "1.1")

    assert "59% 3,000 of 5,100" in row
    assert "80%" in row
    assert "92%" in row
    assert "88%" in row


def test_a_figure_opens_into_the_reasons_for_its_rating(officer: StrictClient, cast: Cast) -> None:
    row = _figure(officer.get(address("return", _explained(cast).pk)), "1.1")

    assert "Red" in row
    assert "is below the target of 80%" in row
    assert "KPI 1, line 1.1" in row
    assert "more visits" in row


def test_a_told_target_stands_in_place_of_the_frameworks(officer: StrictClient, cast: Cast) -> None:
    contracts.tell_target(
        cast.contract,
        "4.2",
        target=Decimal(75),
        amber=None,
        effective_from=date(2026, 4, 1),
        effective_to=date(2027, 3, 31),
        by=cast.contract_officer,
        now=NOW,
    )

    row = _figure(officer.get(address("return", cast.submitted().pk)), "4.2")

    assert "75%" in row
    assert "Targets told to the provider" in row


def test_fewer_than_five_providers_are_too_few_to_compare(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    consequences.return_accepted(kpi_return, note="", by=cast.contract_officer, now=NOW)

    assert "too few to compare" in _figure(officer.get(address("return", kpi_return.pk)), "1.1")


def test_the_market_is_shown_by_its_quartiles(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    MarketRollup.objects.create(
        council=cast.exampleshire,
        indicator=cast.framework.indicators.get(ref="1.1"),
        period=Q1.ordinal,
        count=9,
        lower_quartile=82.0,
        median=90.5,
        upper_quartile=96.0,
        refreshed_at=NOW,
    )

    page = officer.get(address("return", kpi_return.pk))

    assert "82% – 91% – 96%" in _figure(page, "1.1")
    assert "9 providers: lower quartile 82%, median 91%, upper quartile 96%; this return 96%" in (
        page.content.decode()
    )


def test_the_providers_explanation_stands_under_its_figure(officer: StrictClient, cast: Cast) -> None:
    page = officer.get(address("return", _explained(cast).pk))

    assert "The provider explains 1.1" in said(page)
    assert "Two rounds had no driver in May." in row_of(page, "The provider explains 1.1")


def test_agreements_that_do_not_hold_are_shown_with_both_sides(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted(
        Q1,
        f_2_2c_denominator="60",
        **{"explain.posts-are-filled-or-vacant": "Ten posts are frozen and not advertised."},
    )

    page = said(officer.get(address("return", kpi_return.pk)))

    assert "✗ 1 does not" in page
    assert "60 against 45 + 5 = 50" in page
    assert "Ten posts are frozen and not advertised." in page


def test_what_changed_is_shown_as_was_and_now(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    _resubmitted(cast, kpi_return, "7.1.value", "3")

    page = said(officer.get(address("return", kpi_return.pk)))

    assert "was 0 → now 3" in page


def test_an_earlier_version_is_kept_as_it_was_judged(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    _resubmitted(cast, kpi_return, "1.1.numerator", "4600")

    now = officer.get(address("return", kpi_return.pk))
    before = officer.get(address("return_version", kpi_return.pk, 1))

    assert "Earlier versions superseded" in said(officer.get(address("returns")))
    assert "90%" in _figure(now, "1.1")
    assert "96%" in _figure(before, "1.1")
    assert "no longer counts" in said(before)
    assert address("return_version", kpi_return.pk, 1) in now.content.decode()


def test_a_version_that_never_was_is_not_there(officer: StrictClient, cast: Cast) -> None:
    assert officer.get(address("return_version", cast.submitted().pk, 7)).status_code == 404


def test_a_return_not_yet_in_says_when_it_is_due_and_who_was_reminded(
    officer: StrictClient, cast: Cast
) -> None:
    kpi_return = cast.issue()
    consequences.provider_reminded(kpi_return, by=cast.contract_officer, now=NOW)

    page = said(officer.get(address("return", kpi_return.pk)))

    assert "Not yet returned: due in 5 days (on 15 July 2026)." in page
    assert "Provider staff, 10 July 2026" in page
    assert "No figures yet." in page
    assert "Last reminded today" in page


def test_a_partial_return_says_which_days_it_covers(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.issue()
    Return.objects.filter(pk=kpi_return.pk).update(is_partial=True, starts_on=date(2026, 5, 4))

    page = said(officer.get(address("return", kpi_return.pk)))

    assert "It covers 4 May 2026 to 30 June 2026 only, part of the period" in page


def test_the_workbook_comes_back_as_it_came(officer: StrictClient, cast: Cast) -> None:
    upload = returns.keep(cast.issue(), "quarter 1.xlsx", b"PK as it came", by=cast.provider_staff, now=NOW)

    page = said(officer.get(address("return", upload.kpi_return_id)))
    file = officer.get(address("upload_file", upload.pk))

    assert "quarter 1.xlsx" in page
    assert "Received, not yet read" in page
    assert file.content == content_of(upload.document) == b"PK as it came"
    assert "attachment" in file["Content-Disposition"]


@pytest.mark.parametrize("who", ["other_council_officer", "placement_staff", "provider_staff"])
def test_others_do_not_learn_that_the_return_exists(
    browse: Callable[..., StrictClient], cast: Cast, who: str
) -> None:
    kpi_return = cast.submitted()
    upload = returns.keep(kpi_return, "quarter 1.xlsx", b"PK", by=cast.provider_staff, now=NOW)
    stranger = browse(getattr(cast, who))

    for page in (
        address("return", kpi_return.pk),
        address("return_version", kpi_return.pk, 1),
        address("upload_file", upload.pk),
    ):
        assert stranger.get(page).status_code == 404


def test_an_auditor_reads_without_being_offered_any_act(
    browse: Callable[..., StrictClient], cast: Cast
) -> None:
    page = browse(cast.auditor).get(address("return", cast.submitted().pk))

    assert "waiting for your decision" in words(page)
    assert "Accept this return" not in words(page)


def test_reading_asks_as_often_with_a_long_past_as_with_none(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    page = address("return", kpi_return.pk)
    few = queries(lambda: said(officer.get(page)))
    many_contracts(cast, 8)
    for period in (Q4, Q4.previous, Q4.previous.previous):
        cast.submitted(period)
    _resubmitted(cast, kpi_return, "7.1.value", "3")

    assert queries(lambda: said(officer.get(page))) == few


def test_months_rated_as_a_quarter_show_the_quarter_in_the_month_that_closes_it(
    officer: StrictClient, cast: Cast
) -> None:
    contract = monthly_contract(cast)
    for month in (APRIL, MAY):
        declare(cast, contract, month, V1__numerator="30")
    june = declare(cast, contract, JUNE, V1__numerator="30")
    april = Return.objects.get(contract=contract, period=APRIL.ordinal)

    page = officer.get(address("return", june.pk))

    assert "Quarter 1, 2026–27 as a whole" in said(page)
    assert "3.00% 1% or less" in row_of(page, "assessed-V1")
    assert "90 " in row_of(page, "assessed-V1")
    assert "30 of 1,000" in row_of(page, "figure-V1")
    assert "rated each quarter" in row_of(page, "figure-V1")
    assert "as a whole" not in said(officer.get(address("return", april.pk)))


@pytest.mark.parametrize(
    ("days", "words_of_it"),
    [
        (0, "since today"),
        (1, "since yesterday"),
        (3, "since Friday"),
        (6, "since Friday"),
        (11, "for 11 days"),
    ],
)
def test_waiting_is_told_as_people_say_it(cast: Cast, days: int, words_of_it: str) -> None:
    kpi_return = cast.submitted()

    assert f"waiting for your decision {words_of_it}." in state_of(
        kpi_return, None, on=NOW.date() + timedelta(days=days)
    )
