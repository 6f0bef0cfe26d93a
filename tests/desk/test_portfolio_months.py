"""Months that are rated as a quarter, in the portfolio and on the provider's page."""

from datetime import timedelta

import pytest

from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Contract
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import SCHEDULE
from plumbline.frameworks.periods import Period
from plumbline.oversight import consequences
from plumbline.returns.models import Return
from tests.cast import NOW, Cast, contract, whole_answers
from tests.strict_client import StrictClient

MONTHS = [Period.parse(f"2026-27-M0{number}") for number in (1, 2, 3)]
MISSED = {"V1.numerator": "3", "V1.denominator": "100"}
QUARTER = "/desk/portfolio/?framework=plumbline/monthly-performance&period=2026-27-Q1"


@pytest.fixture
def monthly(cast: Cast) -> Contract:
    """Alder's contract that is reported on each month and rated each quarter."""
    framework = take_in(
        library.find("plumbline/monthly-performance"),
        SCHEDULE,
        council=None,
        by=None,
        now=NOW,
        system="tests",
    )
    adopt(framework, cast.exampleshire, effective_from=MONTHS[0].starts_on, by=None, now=NOW, system="tests")
    calendar = contracts.open_calendar(cast.exampleshire, "Monthly", by=None, now=NOW, system="tests")
    due = [(one, one.ends_on + timedelta(days=8), "") for one in MONTHS]
    contracts.propose(calendar, due, by=None, now=NOW, system="tests")
    for entry in calendar.periods.all():
        contracts.confirm(entry, due_on=entry.due_on, reason="", by=None, now=NOW, system="tests")
    return contract(cast.exampleshire, cast.alder, framework, calendar, cast.contract_officer, "EX-040")


def submitted(cast: Cast, monthly: Contract, months: list[Period]) -> list[Return]:
    """These months' returns, each with 3 of 100 visits missed."""
    returns = []
    for month in months:
        kpi_return = cast.issue(month, monthly)
        definition = kpi_return.framework.definition
        named = [one.code for one in definition.agreements] + [one.ref for one in definition.indicators]
        said = {f"explain.{name}": "Two rounds had no driver." for name in named}
        cast.fill(kpi_return, whole_answers(kpi_return) | MISSED | said)
        consequences.return_submitted(kpi_return, by=cast.provider_staff, now=NOW)
        returns.append(kpi_return)
    return returns


def text_of(client: StrictClient, address: str) -> str:
    return str(client.get(address).content.decode())


def test_the_quarter_is_offered_and_shows_what_the_months_come_to(
    cast: Cast, monthly: Contract, officer: StrictClient
) -> None:
    *_, june = submitted(cast, monthly, MONTHS)

    page = text_of(officer, QUARTER)

    assert "Portfolio: Quarter 1, 2026–27" in page
    assert "V1: red, 3.00%" in page
    assert f'href="/desk/returns/{june.pk}/#figure-V1"' in page


def test_a_quarter_whose_last_month_is_missing_is_not_rated(
    cast: Cast, monthly: Contract, officer: StrictClient
) -> None:
    submitted(cast, monthly, MONTHS[:2])
    cast.issue(MONTHS[2], monthly)

    page = text_of(officer, QUARTER)

    assert "V1: not returned" in page
    assert "0 of 1 returned; 1 is late." in page


def test_a_month_by_itself_is_shown_and_not_rated(
    cast: Cast, monthly: Contract, officer: StrictClient
) -> None:
    submitted(cast, monthly, MONTHS[:1])

    page = text_of(officer, QUARTER.replace("2026-27-Q1", "2026-27-M01"))

    assert "Portfolio: April 2026" in page
    assert "V1: not assessed, 3.00%" in page


def test_the_provider_s_trend_is_over_quarters_with_the_quarter_s_reasons(
    cast: Cast, monthly: Contract, officer: StrictClient
) -> None:
    submitted(cast, monthly, MONTHS)

    page = text_of(officer, f"/desk/providers/{cast.alder.pk}/?contract={monthly.pk}&figure=V1")

    assert "9 (planned visits missed) out of 300 (visits planned)" in page
    assert "Q1 26–27" in page
