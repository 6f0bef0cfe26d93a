"""A registered manager sends the quarter's return as a workbook, with mistakes first."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from plumbline.returns.models import Return
from tests.browser.conftest import Visit
from tests.browser.quarter import (
    declare_and_submit,
    explain_everything,
    figures_of,
    fill,
    open_return,
    spots_of,
)
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
QUARTER = "Quarter 2, 2026–27"
MISTAKES = {
    "1.1.numerator": "nearly all",
    "2.1.denominator": "92%",
    "5.2.value": -3,
    "8.1.value": None,
}


def test_a_workbook_with_mistakes_is_corrected_explained_and_submitted(visit: Visit, tmp_path: Path) -> None:
    kpi_return = open_return("alder", QUARTER)
    manager = visit()
    manager.signs_in_as("Registered manager", "Alder")

    workbook = when_they_download_the_workbook(manager, tmp_path)
    when_they_upload_it_with_mistakes(manager, workbook, kpi_return)
    then_each_mistake_is_said_by_sheet_and_cell(manager, kpi_return)
    then_their_own_workbook_comes_back_marked(manager, tmp_path, kpi_return)

    when_they_upload_it_corrected(manager, workbook, kpi_return)
    when_they_explain_the_figures_below_target(manager)
    when_they_submit(manager)
    then_there_is_a_receipt_and_a_letter(manager, kpi_return)


def when_they_download_the_workbook(manager: Visitor, folder: Path) -> Path:
    manager.sees(QUARTER, "Fenmarch Council (demonstration)", "due in 4 days (13 November 2026)")
    manager.pictures("provider-returns")
    manager.follows(f"Start {QUARTER}, Fenmarch Council (demonstration), FEN-001")
    manager.sees("Fill it in here", "Or use the workbook")
    manager.pictures("provider-return")
    workbook = manager.downloads("Download the workbook", folder)
    assert workbook.name == "FEN-001 2026-27-Q2.xlsx"
    return workbook


def when_they_upload_it_with_mistakes(manager: Visitor, workbook: Path, kpi_return: Return) -> None:
    fill(workbook, kpi_return, {**figures_of(kpi_return), **MISTAKES})
    manager.follows("Upload a filled workbook")
    manager.presses("Upload and check")
    manager.sees("Choose the workbook")
    manager.page.locator("input[name=workbook]").set_input_files(workbook)
    manager.presses("Upload and check")


def then_each_mistake_is_said_by_sheet_and_cell(manager: Visitor, kpi_return: Return) -> None:
    manager.sees("4 cells to correct", "Nothing has been taken into the return yet")
    spots = spots_of(kpi_return)
    for key in MISTAKES:
        manager.sees(f"Sheet “{spots[key].sheet}”", f"Cell {spots[key].cell}")
    manager.sees("‘nearly all’", "92%", "-3")
    manager.pictures("provider-mistakes")


def then_their_own_workbook_comes_back_marked(manager: Visitor, folder: Path, kpi_return: Return) -> None:
    marked = load_workbook(manager.downloads("Download your workbook with these cells marked", folder))
    assert marked.sheetnames[0] == "What to correct"
    listed = {(row[0].value, row[1].value) for row in marked["What to correct"].iter_rows(min_row=5)}
    for key in MISTAKES:
        spot = spots_of(kpi_return)[key]
        cell = marked[spot.sheet][spot.cell]
        assert (spot.sheet, spot.cell) in listed
        assert cell.comment is not None
        assert cell.fill.fgColor.rgb != marked[spot.sheet]["A1"].fill.fgColor.rgb


def when_they_upload_it_corrected(manager: Visitor, workbook: Path, kpi_return: Return) -> None:
    fill(workbook, kpi_return, figures_of(kpi_return))
    manager.page.locator("input[name=workbook]").set_input_files(workbook)
    manager.presses("Upload and check")
    manager.sees("Your workbook has been read", "It is not submitted yet")
    manager.pictures("provider-read")


def when_they_explain_the_figures_below_target(manager: Visitor) -> None:
    manager.follows("Write the explanations")
    manager.sees("Explain what stands out", "Below target")
    manager.pictures("provider-explain")
    explain_everything(
        manager, "Two experienced care workers left in August. Three people start on 1 December."
    )
    manager.sees("Nothing stands in the way", "with your explanation")


def when_they_submit(manager: Visitor) -> None:
    manager.pictures("provider-check")
    manager.presses("Submit this return")
    manager.sees("Tick the box to say that you have checked the figures")
    declare_and_submit(manager)


def then_there_is_a_receipt_and_a_letter(manager: Visitor, kpi_return: Return) -> None:
    manager.is_at(f"/portal/returns/{kpi_return.pk}/receipt/")
    manager.sees("Return submitted", "What happens next", "FEN-001 2026-27-Q2.xlsx")
    reference = manager.page.locator(".govuk-panel__body strong").inner_text()
    manager.pictures("provider-receipt")

    manager.follows("Back to your returns", within=manager.page.locator("main"))
    expect(manager.page.locator("main")).to_contain_text("Receipt")
    manager.opens("/demonstration/letters/")
    letter = manager.unfolds("Receipt")
    expect(letter).to_contain_text(reference)
    manager.pictures("letters")
