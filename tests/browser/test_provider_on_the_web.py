"""The same questions on the web: saved as one types, by one person or by two at once."""

import re

import pytest
from playwright.sync_api import expect

from plumbline.returns.models import DraftCell, Return
from tests.browser.conftest import Visit
from tests.browser.quarter import (
    answer_section,
    declare_and_submit,
    explain_everything,
    figures_of,
    open_return,
    save_section_by_section,
)
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
QUARTER = "Quarter 2, 2026–27"


@pytest.fixture
def kpi_return(visit: Visit) -> Return:
    return open_return("alder", QUARTER)


@pytest.fixture
def manager(visit: Visit) -> Visitor:
    manager = visit()
    manager.signs_in_as("Registered manager", "Alder")
    return manager


def test_a_return_is_filled_in_section_by_section_and_submitted(manager: Visitor, kpi_return: Return) -> None:
    typed = figures_of(kpi_return)
    manager.opens(f"/portal/returns/{kpi_return.pk}/")
    manager.follows("Start filling it in")
    manager.sees("Quality and effectiveness", "0 of ")
    answer_section(manager, typed)
    expect(manager.page.get_by_role("status")).to_have_text(re.compile("^Saved at 09:"))
    manager.presses("Save")
    manager.sees("12 of 12 figures filled in")
    manager.pictures("provider-section")

    save_section_by_section(manager, typed, 5)
    manager.sees("Explain what stands out")
    explain_everything(
        manager, "Reviews were put back while the deputy manager was away. All are booked for November."
    )
    declare_and_submit(manager)
    manager.is_at(f"/portal/returns/{kpi_return.pk}/receipt/")


def test_what_cannot_be_right_is_said_beside_it_as_one_types(manager: Visitor, kpi_return: Return) -> None:
    manager.opens(f"/portal/returns/{kpi_return.pk}/sections/quality/")
    manager.fills(**{"1.1.numerator": "nearly all"})
    beside = manager.page.locator("[data-problem-for='1.1.numerator']")
    expect(beside).to_contain_text("Enter a number")

    manager.fills(**{"1.1.numerator": "3900", "1.1.denominator": "4100"})
    expect(beside).to_have_text("")
    expect(manager.page.get_by_role("status")).to_have_text(re.compile("^Saved at"))
    assert DraftCell.objects.get(kpi_return=kpi_return, key="1.1.numerator").text == "3900"

    manager.opens(f"/portal/returns/{kpi_return.pk}/check/")
    manager.sees("to do before you can submit")
    manager.pictures("provider-left-to-do")


def test_two_people_at_once_never_overwrite_each_other(
    manager: Visitor, visit: Visit, kpi_return: Return
) -> None:
    administrator = visit()
    administrator.signs_in_as("Office administrator", "Alder")
    for person in (manager, administrator):
        person.opens(f"/portal/returns/{kpi_return.pk}/sections/quality/")

    administrator.fills(**{"1.1.numerator": "3850"})
    expect(administrator.page.get_by_role("status")).to_have_text(re.compile("^Saved at"))
    manager.fills(**{"1.1.numerator": "3900", "1.1.denominator": "4100"})
    expect(manager.page.get_by_role("status")).to_contain_text("somebody else has changed an answer")
    manager.sees("Office administrator, Alder Homecare has saved “3850” here meanwhile")
    assert DraftCell.objects.get(kpi_return=kpi_return, key="1.1.numerator").text == "3850"

    manager.presses("Save")
    manager.sees("Somebody else has changed this answer. Choose which one to keep.")
    manager.pictures("provider-two-people")
    manager.page.get_by_label("“3900”, your answer").check()
    manager.presses("Save")
    expect(manager.page.locator("[name='1.1.numerator']")).to_have_value("3900")
    assert DraftCell.objects.get(kpi_return=kpi_return, key="1.1.numerator").text == "3900"


def test_the_kpis_and_targets_are_there_to_read(manager: Visitor) -> None:
    manager.follows("KPIs and targets")
    manager.sees("Both sides have agreed", "Targets in force today")
    manager.pictures("provider-kpis")
