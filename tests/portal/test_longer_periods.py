"""Months that are rated as a quarter: the month that closes it shows, explains and declares the quarter's figures."""

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
from tests.portal.pages import address, words
from tests.strict_client import StrictClient

MONTHS = [Period.parse(f"2026-27-M0{number}") for number in (1, 2, 3)]
MISSED = {"V1.numerator": "3", "V1.denominator": "100"}


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
    due = [(one, one.ends_on + timedelta(days=15), "") for one in MONTHS]
    contracts.propose(calendar, due, by=None, now=NOW, system="tests")
    for entry in calendar.periods.all():
        contracts.confirm(entry, due_on=entry.due_on, reason="", by=None, now=NOW, system="tests")
    return contract(cast.exampleshire, cast.alder, framework, calendar, cast.contract_officer, "EX-040")


@pytest.fixture
def june(cast: Cast, monthly: Contract) -> Return:
    """April and May are in, with 3 of 100 visits missed in each; June is filled in alike."""
    for month in MONTHS:
        kpi_return = cast.issue(month, monthly)
        differ = {
            f"explain.{one.code}": "Counted apart." for one in kpi_return.framework.definition.agreements
        }
        cast.fill(kpi_return, whole_answers(kpi_return) | MISSED | differ)
        if month is not MONTHS[-1]:
            consequences.return_submitted(kpi_return, by=cast.provider_staff, now=NOW)
    return kpi_return


def test_a_month_by_itself_is_not_rated(staff: StrictClient, cast: Cast, june: Return) -> None:
    april = Return.objects.get(contract=june.contract, period=MONTHS[0].ordinal)

    page = words(staff.get(address("return_receipt", april.pk)))

    assert "collected each month and rated each quarter" in page
    assert "as a whole" not in page


def test_the_closing_month_asks_to_explain_the_quarter(staff: StrictClient, june: Return) -> None:
    page = words(staff.get(address("return_explain", june.pk)))

    assert "V1 Missed visits 3.00% over Quarter 1, 2026–27. Target: at most 1%." in page


def test_the_quarter_is_checked_and_declared_with_the_month(
    staff: StrictClient, cast: Cast, june: Return
) -> None:
    page = words(staff.get(address("return_check", june.pk)))
    assert "Quarter 1, 2026–27 as a whole" in page

    definition = june.framework.definition
    reasons = {f"explain.{one.ref}": "A round had no driver for a week." for one in definition.indicators}
    staff.post(address("return_explain", june.pk), reasons)
    went = staff.post(address("return_submit", june.pk), {"is_right": "on"})

    receipt = words(staff.get(went.headers["Location"]))
    assert "Quarter 1, 2026–27 as a whole" in receipt
    assert "You said: A round had no driver for a week." in receipt
