"""The portfolio: contracts against the figures of one period."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from plumbline.cqc.models import Import
from plumbline.cqc.models import Location as CqcLocation
from plumbline.organisations.models import Organisation
from plumbline.oversight import consequences
from plumbline.providers.models import Location
from plumbline.returns import actions as returns
from plumbline.returns.models import Return
from tests.cast import NOW, Q1, Q4, Cast
from tests.desk.many import many_contracts, queries
from tests.strict_client import StrictClient

PAGE = "/desk/portfolio/"
Q1_PAGE = f"{PAGE}?period=2026-27-Q1"


def text_of(client: StrictClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def table_of(client: StrictClient, address: str) -> list[dict[str, str]]:
    content = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_the_line_under_the_heading_says_how_the_period_stands(cast: Cast, officer: StrictClient) -> None:
    cast.submitted(f_4_1_numerator="20", f_explain_4_1="Two surveys came late.")
    cast.issue(contract=cast.rival_contract)

    page = text_of(officer, Q1_PAGE)

    assert "1 of 2 returned; 1 has figures below target; 1 is not due until 15 July 2026." in page


def test_of_several_that_are_not_due_the_first_day_is_said(cast: Cast, officer: StrictClient) -> None:
    cast.issue()
    returns.extend(
        cast.issue(contract=cast.rival_contract),
        until=date(2026, 7, 20),
        reason="Their server failed.",
        by=cast.contract_officer,
        now=NOW,
    )

    assert "2 are not due yet, the first on 15 July 2026." in text_of(officer, Q1_PAGE)


def test_a_late_return_is_said_in_words_and_shown_as_not_returned(cast: Cast, officer: StrictClient) -> None:
    cast.issue(Q4)

    page = text_of(officer, f"{PAGE}?period={Q4.code}")

    assert "0 of 1 returned; 1 is late." in page
    assert "3 months late" in page
    assert "Alder Homecare (test), 4.1: not returned" in page


def test_the_page_opens_with_the_newest_period_whose_returns_are_due(
    cast: Cast, officer: StrictClient
) -> None:
    assert "Portfolio: Quarter 4, 2025–26" in text_of(officer, PAGE)


def test_every_cell_leads_to_its_judgement(cast: Cast, officer: StrictClient) -> None:
    kpi_return = cast.submitted()

    page = text_of(officer, Q1_PAGE)

    assert f'href="/desk/returns/{kpi_return.pk}/#figure-4.1"' in page
    assert "Alder Homecare (test), 4.1: green, 90%" in page


def test_the_row_leads_to_the_provider(cast: Cast, officer: StrictClient) -> None:
    cast.issue()

    assert f'href="/desk/providers/{cast.alder.pk}/?contract={cast.contract.pk}"' in text_of(officer, Q1_PAGE)


def test_a_nil_return_owes_nothing(cast: Cast, officer: StrictClient) -> None:
    kpi_return = cast.issue()
    consequences.nil_recorded(kpi_return, reason="No hours bought", by=cast.contract_officer, now=NOW)

    page = text_of(officer, Q1_PAGE)

    assert "0 of 0 returned; 1 had nothing to report." in page
    assert "4.1: nothing to report" in page


def test_what_was_sent_back_is_told_from_what_never_came(cast: Cast, officer: StrictClient) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(kpi_return, reason="7.1 is missing", by=cast.contract_officer, now=NOW)

    page = text_of(officer, Q1_PAGE)

    assert "1 is sent back" in page
    assert "late" not in page.split("app-state")[1].split("</p>")[0]
    assert "wanted again by 17 Jul 2026" in page


def test_what_was_sent_back_is_late_once_it_was_wanted_again(cast: Cast, officer: StrictClient) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(
        kpi_return,
        reason="7.1 is missing",
        wanted_again_by=date(2026, 7, 7),
        by=cast.contract_officer,
        now=NOW - timedelta(days=9),
    )
    Return.objects.filter(pk=kpi_return.pk).update(due_on=date(2026, 7, 5))

    page = text_of(officer, Q1_PAGE)

    assert "1 is late" in page
    assert "is sent back" not in page
    assert "3 days late" in page


def test_figures_without_a_target_are_shown_when_asked_for(cast: Cast, officer: StrictClient) -> None:
    cast.submitted()

    assert "Alder Homecare (test), 7.2:" not in text_of(officer, Q1_PAGE)
    assert "Alder Homecare (test), 7.2: no target" in text_of(officer, f"{Q1_PAGE}&figures=all")


def test_only_below_target_leaves_the_others_out(cast: Cast, officer: StrictClient) -> None:
    cast.submitted(f_4_1_numerator="20", f_explain_4_1="Two surveys came late.")
    cast.issue(contract=cast.rival_contract)

    page = text_of(officer, f"{Q1_PAGE}&only=below")

    assert "Alder Homecare (test)" in page
    assert "Birch Care (test)" not in page


def test_the_worst_come_first_when_a_figure_is_sorted(cast: Cast, officer: StrictClient) -> None:
    many_contracts(cast, 1)
    cast.submitted()

    names = [
        row["Provider"]
        for row in table_of(officer, "/desk/portfolio/portfolio.csv?period=2026-27-Q1&sort=4.1")
    ]

    assert names == ["Provider 000 (test)", "Alder Homecare (test)"]


@pytest.mark.parametrize(
    "sort", ["provider", "-provider", "state", "below", "on-time", "cqc", "officer", "nonsense"]
)
def test_every_head_sorts(cast: Cast, officer: StrictClient, sort: str) -> None:
    cast.submitted()
    cast.issue(contract=cast.rival_contract)

    assert "2 contracts" in text_of(officer, f"{Q1_PAGE}&sort={sort}")


@pytest.mark.parametrize(
    "address", ["?period=yesterday", "?framework=none/such", "?officer=0", "?page=999", "?kind=x"]
)
def test_an_address_that_makes_no_sense_shows_the_usual(
    cast: Cast, officer: StrictClient, address: str
) -> None:
    cast.issue(Q4)

    assert "Alder Homecare (test)" in text_of(officer, PAGE + address)


def test_cqc_ratings_stand_beside_when_locations_are_linked(cast: Cast, officer: StrictClient) -> None:
    cast.issue()
    Location.objects.filter(provider=cast.alder).update(cqc_location_id="1-101")
    source = Import.objects.create(
        kind="ratings", as_at=NOW.date(), file_name="x", sha256="0", rows=1, size=1, imported_at=NOW
    )
    CqcLocation.objects.create(
        cqc_id="1-101", name="Alder", status="registered", rating="requires-improvement", found_in=source
    )

    assert "Alder Homecare (test) office: requires improvement" in text_of(officer, Q1_PAGE)


def test_the_last_four_returns_are_counted(cast: Cast, officer: StrictClient) -> None:
    cast.submitted(Q4)
    cast.submitted(Q1)

    row = table_of(officer, "/desk/portfolio/portfolio.csv?period=2026-27-Q1")[0]

    assert row["Last four returns on time"] == "1 of 2 on time"


def test_the_table_to_take_away_holds_figure_and_rating(cast: Cast, officer: StrictClient) -> None:
    cast.submitted()

    row = table_of(officer, "/desk/portfolio/portfolio.csv?period=2026-27-Q1")[0]

    assert (row["4.1 figure"], row["4.1 rating"]) == ("90%", "green")
    assert (row["7.2 figure"], row["7.2 rating"]) == ("2", "no-target")


def test_a_name_that_is_a_formula_does_nothing_in_a_spreadsheet(cast: Cast, officer: StrictClient) -> None:
    cast.issue()
    Organisation.objects.filter(pk=cast.alder.pk).update(name="=HYPERLINK(1)")

    assert (
        table_of(officer, "/desk/portfolio/portfolio.csv?period=2026-27-Q1")[0]["Provider"]
        == "'=HYPERLINK(1)"
    )


def test_another_council_sees_only_its_own(cast: Cast, browse: Callable[..., StrictClient]) -> None:
    cast.submitted()
    cast.issue(contract=cast.other_contract)

    page = text_of(browse(cast.other_council_officer), Q1_PAGE)

    assert "Alder" not in page
    assert "OT-001" in page


def test_a_provider_and_placement_staff_do_not_learn_of_it(
    cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    for person in (cast.provider_staff, cast.placement_staff):
        assert browse(person).get(PAGE).status_code == 404
        assert browse(person).get(f"{PAGE}portfolio.csv").status_code == 404


def test_without_contracts_it_says_what_is_needed(cast: Cast, browse: Callable[..., StrictClient]) -> None:
    Return.objects.all().delete()
    cast.other_contract.framework_terms.all().delete()

    assert "That needs a contract in force" in text_of(browse(cast.other_council_officer), PAGE)


def test_the_number_of_queries_does_not_grow_with_the_contracts(cast: Cast, officer: StrictClient) -> None:
    many_contracts(cast, 1)
    few = queries(lambda: officer.get(Q1_PAGE))
    Organisation.objects.filter(code="many-0").update(code="first")
    cast.issue()

    many_contracts_beside(cast)

    assert queries(lambda: officer.get(Q1_PAGE)) == few <= 12


def many_contracts_beside(cast: Cast) -> None:
    cast.contract.__class__.objects.filter(reference="EX-M000").update(reference="EX-FIRST")
    many_contracts(cast, 30)
