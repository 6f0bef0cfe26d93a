"""One provider's page."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from plumbline.contracts import actions as contracts
from plumbline.cqc.models import Import
from plumbline.cqc.models import Location as CqcLocation
from plumbline.oversight import consequences
from plumbline.providers.models import Location
from plumbline.returns.models import Return
from tests.cast import NOW, Q1, Q4, Cast
from tests.desk.many import many_periods, queries
from tests.desk.pages import words
from tests.strict_client import StrictClient


@pytest.fixture
def page(cast: Cast) -> str:
    return f"/desk/providers/{cast.alder.pk}/"


def text_of(client: StrictClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def below(cast: Cast) -> None:
    """Quarter 4 all green, quarter 1 with one figure below target."""
    cast.submitted(Q4)
    cast.submitted(Q1, f_4_1_numerator="20", f_explain_4_1="Two surveys came late.")


def test_the_line_under_the_name_says_how_it_stands(cast: Cast, officer: StrictClient, page: str) -> None:
    below(cast)

    text = text_of(officer, page)

    assert "Home care. Returned on time 1 of 2 times. 1 figure below target in Quarter 1, 2026–27." in text


def test_the_oldest_return_that_waits_is_the_next_act(cast: Cast, officer: StrictClient, page: str) -> None:
    below(cast)

    assert "Read the return of Quarter 4, 2025–26" in text_of(officer, page)


def test_an_overdue_return_is_the_next_act(cast: Cast, officer: StrictClient, page: str) -> None:
    cast.issue(Q4)

    assert "Open the overdue return of Quarter 4, 2025–26" in text_of(officer, page)


def test_what_came_in_time_and_is_sent_back_stays_in_time_and_is_not_overdue(
    cast: Cast, officer: StrictClient, page: str
) -> None:
    kpi_return = cast.submitted(Q1)
    Return.objects.filter(pk=kpi_return.pk).update(due_on=date(2026, 7, 10), days_late=0)
    kpi_return.refresh_from_db()
    sent_on = NOW - timedelta(hours=1)
    consequences.return_sent_back(
        kpi_return, reason="Again.", by=cast.contract_officer, now=sent_on, wanted_again_by=date(2026, 8, 3)
    )

    text = words(officer.get(page))

    assert "Returned on time 1 of 1 time." in text
    assert "on the day it was due (due 10 July 2026)" in text
    assert "wanted again by 3 August 2026" in text
    assert "Open the overdue return" not in text


def test_what_changed_since_the_period_before_comes_first(
    cast: Cast, officer: StrictClient, page: str
) -> None:
    below(cast)

    text = text_of(officer, page)

    assert "What changed from Quarter 4, 2025–26 to Quarter 1, 2026–27" in text
    assert "green (90%) to red (50%)" in text


def test_nothing_changed_is_said(cast: Cast, officer: StrictClient, page: str) -> None:
    cast.submitted(Q4)
    cast.submitted(Q1)

    assert "No rating moved, nothing was restated" in text_of(officer, page)


def test_the_first_figure_below_target_is_drawn_large_with_its_reasons(
    cast: Cast, officer: StrictClient, page: str
) -> None:
    below(cast)

    text = text_of(officer, page)

    assert "is below the target of 80%" in text
    assert 'id="chosen-wide-title">4.1 People satisfied' in text


def test_another_figure_can_be_chosen(cast: Cast, officer: StrictClient, page: str) -> None:
    below(cast)

    assert 'id="chosen-wide-title">1.1 ' in text_of(officer, f"{page}?figure=1.1")


def test_a_missing_period_is_a_gap_with_its_reason(cast: Cast, officer: StrictClient, page: str) -> None:
    cast.submitted(Q4.previous)
    cast.issue(Q4)
    cast.submitted(Q1)

    assert "<title>not returned</title>" in text_of(officer, f"{page}?figure=1.1")


def test_a_target_told_to_the_provider_is_the_one_shown(cast: Cast, officer: StrictClient, page: str) -> None:
    contracts.tell_target(
        cast.contract,
        "4.1",
        target=Decimal(85),
        amber=None,
        effective_from=date(2026, 4, 1),
        effective_to=date(2027, 3, 31),
        by=cast.contract_officer,
        now=NOW,
    )
    cast.submitted(Q1)

    assert "target 85%" in text_of(officer, f"{page}?figure=4.1")


def test_returns_show_their_timeliness(cast: Cast, officer: StrictClient, page: str) -> None:
    below(cast)

    text = text_of(officer, page)

    assert "5 days early" in text
    assert "3 months late" in text


def test_cqc_ratings_carry_their_day_and_source(cast: Cast, officer: StrictClient, page: str) -> None:
    Location.objects.filter(provider=cast.alder).update(cqc_location_id="1-101")
    source = Import.objects.create(
        kind="ratings", as_at=date(2026, 6, 1), file_name="x", sha256="0", rows=1, size=1, imported_at=NOW
    )
    CqcLocation.objects.create(
        cqc_id="1-101", status="registered", rating="good", rated_on=date(2024, 3, 14), found_in=source
    )

    text = text_of(officer, page)

    assert "CQC: good." in text
    assert "14 March 2024" in text
    assert "https://www.cqc.org.uk/location/1-101" in text
    assert "CQC’s file of 1 June 2026" in text


def test_history_names_who_and_what_it_was_about(cast: Cast, officer: StrictClient, page: str) -> None:
    kpi_return = cast.submitted(Q1)
    consequences.return_accepted(kpi_return, note="", by=cast.contract_officer, now=NOW)

    text = text_of(officer, page)

    assert "Return accepted" in text
    assert "by Contract officer" in text


def test_history_comes_in_pages(cast: Cast, officer: StrictClient, page: str) -> None:
    for period in Q1.back(9):
        cast.submitted(period)

    assert 'page=2#history">Older</a>' in text_of(officer, page)
    assert 'page=1#history">Newer</a>' in text_of(officer, f"{page}?page=2")


@pytest.mark.parametrize("address", ["?page=x", "?page=-1", "?page=²", "?contract=x", "?figure=9.9"])
def test_an_address_that_makes_no_sense_shows_the_usual(
    cast: Cast, officer: StrictClient, page: str, address: str
) -> None:
    below(cast)

    assert "Figures of EX-001" in text_of(officer, page + address)


def test_a_provider_without_returns_says_what_will_stand_here(
    cast: Cast, officer: StrictClient, page: str
) -> None:
    text = text_of(officer, page)

    assert "No return has been due yet." in text
    assert "will stand here once a return has come in" in text


def test_a_council_sees_nothing_of_a_providers_work_for_another(
    cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    cast.submitted(Q1)
    cast.issue(contract=cast.other_contract)
    other = browse(cast.other_council_officer)

    assert other.get(f"/desk/providers/{cast.alder.pk}/").status_code == 404
    birch = text_of(other, f"/desk/providers/{cast.birch.pk}/")
    assert "OT-001" in birch
    assert "EX-002" not in birch


def test_a_provider_does_not_come_through_this_door(
    cast: Cast, browse: Callable[..., StrictClient], page: str
) -> None:
    assert browse(cast.provider_staff).get(page).status_code == 404
    assert browse(cast.placement_staff).get(f"{page}figures.csv").status_code == 404


def test_every_figure_can_be_taken_away(cast: Cast, officer: StrictClient, page: str) -> None:
    below(cast)

    content = officer.get(f"{page}figures.csv").content.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(content)) if row["Figure"] == "4.1"]

    assert [(row["Period"], row["Rating"], row["Numerator"]) for row in rows] == [
        ("2025-26-Q4", "green", "36.0000"),
        ("2026-27-Q1", "red", "20.0000"),
    ]


def test_the_number_of_queries_does_not_grow_with_the_periods(
    cast: Cast, officer: StrictClient, page: str
) -> None:
    cast.submitted(Q1)
    few = queries(lambda: officer.get(page))

    many_periods(cast, 40)

    assert queries(lambda: officer.get(page)) == few <= 18
