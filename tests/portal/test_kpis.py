"""What a provider is measured by, and its side of the agreement."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Contract, KpiAgreement
from tests.cast import NOW, Cast
from tests.portal.pages import address, words
from tests.strict_client import StrictClient


@pytest.fixture
def manager(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.provider_manager)


@pytest.fixture
def agreement(cast: Cast) -> KpiAgreement:
    return KpiAgreement.objects.get(contract=cast.contract)


def _page(client: StrictClient) -> str:
    return words(client.get(address("kpis")))


def test_each_contract_says_what_it_is_measured_by(staff: StrictClient, cast: Cast) -> None:
    page = _page(staff)

    assert "EX-001 Home care, Exampleshire County Council (test)" in page
    assert (
        "Measured by DPS homecare: quarterly key performance indicators, version 1, from 1 April 2024."
        in page
    )
    assert (
        "1.1 Visits of at least half the commissioned time At least 80% Each quarter From the schedule"
        in page
    )
    assert "more figures without a target" in page


def test_a_contract_that_is_only_drafted_is_not_shown(staff: StrictClient, cast: Cast) -> None:
    Contract.objects.filter(pk=cast.contract.pk).update(status=Contract.Status.DRAFT)

    page = _page(staff)

    assert "A contract appears here when the council has brought it into force" in page
    assert "EX-001" not in page


def test_a_target_told_for_the_year_says_so(staff: StrictClient, cast: Cast) -> None:
    contracts.tell_target(
        cast.contract,
        "1.1",
        target=Decimal(90),
        amber=None,
        effective_from=date(2026, 4, 1),
        effective_to=date(2027, 3, 31),
        by=cast.contract_officer,
        now=NOW,
    )

    assert "commissioned time At least 90% Each quarter 1 Apr 2026 to 31 Mar 2027" in _page(staff)


def test_the_registered_manager_agrees(manager: StrictClient, cast: Cast, agreement: KpiAgreement) -> None:
    assert "1 set of KPIs waits for your agreement." in _page(manager)

    went = manager.post(address("kpis_agree", agreement.pk))

    agreement.refresh_from_db()
    assert went.headers["Location"] == address("kpis")
    assert agreement.provider_agreed_by == cast.provider_manager
    page = _page(manager)
    assert "You have agreed these KPIs." in page
    assert "The council has yet to agree, by 1 May 2024." in page


def test_agreed_by_both_sides_is_said_with_both_days(
    manager: StrictClient, cast: Cast, agreement: KpiAgreement
) -> None:
    contracts.agree_for_council(agreement, by=cast.contract_officer, now=NOW)
    manager.post(address("kpis_agree", agreement.pk))

    assert "Both sides have agreed version 1: you on 10 July 2026, the council on 10 July 2026." in _page(
        manager
    )


def test_agreeing_twice_is_told(manager: StrictClient, cast: Cast, agreement: KpiAgreement) -> None:
    manager.post(address("kpis_agree", agreement.pk))

    again = manager.post(address("kpis_agree", agreement.pk))

    assert again.status_code == 409
    assert "Your side has already agreed these KPIs." in words(again)


def test_staff_read_that_their_manager_agrees(staff: StrictClient, agreement: KpiAgreement) -> None:
    assert "Your registered manager agrees them here." in _page(staff)
    assert staff.post(address("kpis_agree", agreement.pk)).status_code == 404


def test_opened_as_a_link_agreeing_changes_nothing(manager: StrictClient, agreement: KpiAgreement) -> None:
    assert manager.get(address("kpis_agree", agreement.pk)).headers["Location"] == address("kpis")

    agreement.refresh_from_db()
    assert agreement.provider_agreed_at is None


def test_a_rivals_agreement_is_not_there(manager: StrictClient, cast: Cast) -> None:
    theirs = KpiAgreement.objects.get(contract=cast.rival_contract)

    assert manager.post(address("kpis_agree", theirs.pk)).status_code == 404
    assert "EX-002" not in _page(manager)
