"""A contract goes on the register, comes into force, and its KPIs and a target are agreed."""

import re

import pytest

from plumbline.contracts.models import Contract
from plumbline.frameworks import library
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def manager(visit: Visit) -> Visitor:
    manager = visit()
    manager.signs_in_as("Contracts manager", "Fenmarch")
    return manager


DATES = {"awarded_on": "2026-09-14", "starts_on": "2026-10-01", "ends_on": "2029-09-30"}


def when_a_draft_is_put_on_the_register(manager: Visitor) -> Contract:
    manager.follows("Contracts")
    manager.pictures("contracts")
    manager.follows("Add a contract")
    manager.presses("Put on the register as a draft")
    manager.sees("First day: Enter a date, for example 27 3 2026")
    manager.pictures("contract-new")
    manager.page.get_by_label("Provider", exact=True).select_option(label="Alder Homecare (demonstration)")
    manager.fills(reference="FEN-101", title="Reablement at home", annual_value="£240,000")
    for name, day in DATES.items():
        year, month, date = day.split("-")
        manager.fills(**{f"{name}_day": date, f"{name}_month": month, f"{name}_year": year})
    manager.presses("Put on the register as a draft")
    manager.sees("FEN-101 Reablement at home", "it binds nobody", "It has no reporting calendar yet")
    return Contract.objects.get(reference="FEN-101")


def test_a_contract_comes_into_force_with_a_calendar_and_the_provider_agrees_its_kpis(
    manager: Visitor, visit: Visit
) -> None:
    contract = when_a_draft_is_put_on_the_register(manager)
    manager.presses("Bring into force")
    manager.sees("This contract has no reporting calendar. Choose one, so that every return has a due date.")
    manager.follows("Choose the reporting calendar")
    manager.presses("Choose this calendar")

    manager.opens(f"/desk/contracts/{contract.pk}/")
    manager.presses("Bring into force")
    manager.sees("In force with Alder Homecare (demonstration)", "Quarter 3, 2026–27")
    manager.pictures("contract")
    manager.opens(f"/desk/contracts/{contract.pk}/change/")
    manager.pictures("contract-change", tallest=2400)

    provider = visit()
    provider.signs_in_as("Registered manager", "Alder")
    provider.follows("KPIs and targets")
    provider.pictures("provider-agrees")
    provider.presses(re.compile("^Agree these KPIs.*FEN-101"))
    provider.sees("You have agreed these KPIs. The council can see it.", "With the council")
    assert contract.kpi_agreements.get().provider_agreed_at is not None


def test_a_target_is_told_and_the_council_agrees_the_kpis(manager: Visitor) -> None:
    contract = Contract.objects.get(reference="FEN-005")
    manager.opens(f"/desk/contracts/{contract.pk}/")
    manager.follows("Tell the provider a target")
    manager.fills(target="120")
    manager.presses("Tell this target")
    manager.sees("A percentage is at most 100")
    manager.pictures("target")
    manager.fills(target="85")
    manager.presses("Tell this target")
    manager.sees("Targets told to the provider", "85")

    manager.presses(re.compile("^Agree for the council"))
    manager.sees("Agreed for the council.")
    assert contract.kpi_agreements.get().council_agreed_at is not None


def test_calendars_and_frameworks_are_read_and_checked(manager: Visitor) -> None:
    manager.opens("/desk/contracts/calendars/")
    manager.pictures("calendars")
    manager.opens("/desk/contracts/frameworks/")
    manager.pictures("frameworks")
    manager.follows("DPS homecare: quarterly key performance indicators")
    manager.sees("Missed visits", "Higher is better", "Agreements between figures")
    manager.pictures("framework")

    manager.opens("/desk/contracts/frameworks/check/")
    manager.fills(text=given_a_file_with_mistakes())
    manager.presses("Check")
    manager.sees("The text cannot be used", "eighty", "low", "porpose")
    manager.pictures("framework-check")


def given_a_file_with_mistakes() -> str:
    """The schedule of the library as somebody might spoil it in an editor."""
    text = library.text_of("milton-keynes/homecare-dps")
    spoilt = {
        "at_least = 80": 'at_least = "eighty"',
        'better = "lower"': 'better = "low"',
        "purpose =": "porpose =",
    }
    for right, wrong in spoilt.items():
        text = text.replace(right, wrong, 1)
    return text
