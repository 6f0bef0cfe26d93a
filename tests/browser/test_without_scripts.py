"""The main job where no script runs: an old tablet, a locked-down laptop, a script that did not arrive."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from plumbline.returns.models import Return
from tests.browser.conftest import Visit
from tests.browser.quarter import (
    declare_and_submit,
    explain_everything,
    figures_of,
    fill,
    open_return,
    save_section_by_section,
)

pytestmark = pytest.mark.browser
QUARTER = "Quarter 2, 2026–27"
SAYS = "Two reviewers were ill in September. All reviews are booked."


def test_a_return_by_workbook_is_submitted_and_accepted_without_scripts(visit: Visit, tmp_path: Path) -> None:
    kpi_return = open_return("alder", QUARTER)
    manager = visit(scripted=False)
    manager.signs_in_as("Registered manager", "Alder")
    manager.follows(f"Start {QUARTER}, Fenmarch Council (demonstration), FEN-001")
    workbook = manager.downloads("Download the workbook", tmp_path)
    fill(workbook, kpi_return, figures_of(kpi_return))
    manager.follows("Upload a filled workbook")
    manager.page.locator("input[name=workbook]").set_input_files(workbook)
    manager.presses("Upload and check")
    manager.follows("Write the explanations")
    explain_everything(manager, SAYS)
    declare_and_submit(manager)

    officer = visit(scripted=False)
    officer.signs_in_as("Contract officer", "Fenmarch")
    officer.follows(re.compile(r"^Read and decide.*Alder"))
    expect(officer.unfolds("why", within=officer.page.locator("tr[id='figure-3.1']"))).to_contain_text("rule")
    officer.presses("Accept this return")
    officer.sees("Accepted. The figures count in the market from now on")
    assert Return.objects.get(pk=kpi_return.pk).status == Return.Status.ACCEPTED


def test_a_return_is_filled_in_on_the_web_without_scripts(visit: Visit) -> None:
    kpi_return = open_return("alder", QUARTER)
    manager = visit(scripted=False)
    manager.signs_in_as("Registered manager", "Alder")
    manager.opens(f"/portal/returns/{kpi_return.pk}/sections/quality/")
    manager.fills(**{"1.1.numerator": "nearly all"})
    manager.presses("Save")
    manager.sees("Enter a number")

    save_section_by_section(manager, figures_of(kpi_return), 5)
    explain_everything(manager, SAYS)
    declare_and_submit(manager)


def test_lists_are_filtered_without_scripts(visit: Visit) -> None:
    officer = visit(scripted=False)
    officer.signs_in_as("Contract officer", "Fenmarch")
    officer.follows("Portfolio")
    officer.page.get_by_label("Show").select_option("below")
    officer.presses("Show")
    officer.sees("Cedar Living (demonstration)")
    expect(officer.page).to_have_url(re.compile("only=below"))
