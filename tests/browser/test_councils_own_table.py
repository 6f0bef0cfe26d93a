"""The year-wide table that Milton Keynes' providers know, filled quarter by quarter."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from plumbline.accounts.models import User
from plumbline.frameworks.definition import Answers, InputKind
from plumbline.returns.actions import save_cells
from plumbline.returns.models import Return
from plumbline.returns.outgoing import issue_of
from plumbline.returns.workbook.foreign.writing import write_foreign
from tests.browser.conftest import Visit
from tests.browser.quarter import (
    declare_and_submit,
    explain_everything,
    figures_of,
    open_return,
)
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def answers(kpi_return: Return, typed: dict[str, str]) -> Answers:
    texts = {one.key for one in kpi_return.framework.definition.inputs if one.kind is InputKind.TEXT}
    numbers = {key: Decimal(text) for key, text in typed.items() if key not in texts}
    return Answers(numbers, {key: text for key, text in typed.items() if key in texts})


def when_the_table_is_uploaded(
    manager: Visitor, kpi_return: Return, columns: dict[str, Answers], folder: Path
) -> None:
    issue = issue_of(kpi_return)
    earlier = dict(columns)
    this = earlier.pop(kpi_return.reporting_period.code)
    file = folder / "KPI table 2026-27.xlsx"
    file.write_bytes(write_foreign(replace(issue, known=this), earlier))
    manager.opens(f"/portal/returns/{kpi_return.pk}/upload/")
    manager.page.locator("input[name=workbook]").set_input_files(file)
    manager.presses("Upload and check")


def test_the_table_is_uploaded_each_quarter_and_a_changed_earlier_quarter_is_a_restatement(
    visit: Visit, tmp_path: Path
) -> None:
    manager, officer = visit(), visit()
    manager.signs_in_as("Registered manager", "Alder")
    officer.signs_in_as("Contract officer", "Fenmarch")
    second, third = (open_return("alder", f"Quarter {number}, 2026–27") for number in (2, 3))

    figures = figures_of(second)
    columns = {"2026-27-Q2": answers(second, figures)}
    when_the_table_is_uploaded(manager, second, columns, tmp_path)
    manager.sees("Your workbook has been read")
    when_the_rest_is_answered_and_submitted(manager, second, figures)
    when_the_officer_accepts(officer, second)

    corrected = {**figures, "7.1.value": "40"}
    columns = {"2026-27-Q2": answers(second, corrected), "2026-27-Q3": answers(third, figures_of(third))}
    when_the_table_is_uploaded(manager, third, columns, tmp_path)
    manager.sees("Earlier periods say something new")
    restated = manager.page.get_by_role("table", name="Answers that are different now").locator("tbody tr")
    expect(restated).to_have_text(
        re.compile(f"7.1 Compliments received.*{figures['7.1.value']}.*40", re.DOTALL)
    )
    manager.pictures("provider-restates")
    when_the_rest_is_answered_and_submitted(manager, third, figures_of(third))

    then_the_officer_sees_both_values(officer, second, figures["7.1.value"])


def when_the_rest_is_answered_and_submitted(
    manager: Visitor, kpi_return: Return, figures: dict[str, str]
) -> None:
    """The council's table asks less than the schedule does; somebody else has answered the rest."""
    layout = kpi_return.framework.definition.layout
    assert layout is not None
    table = {line.key.removesuffix(".percent") for line in layout.rows}
    rest = {key: text for key, text in figures.items() if not {key, key.rpartition(".")[0]} & table}
    by = User.objects.get(email="registered.manager.alder@demonstration.example")
    save_cells(kpi_return, rest, seen={}, by=by, now=timezone.now())
    manager.opens(f"/portal/returns/{kpi_return.pk}/explain/")
    explain_everything(manager, "The branch in the north was short of two people. Both posts are filled.")
    declare_and_submit(manager)


def when_the_officer_accepts(officer: Visitor, kpi_return: Return) -> None:
    officer.opens(f"/desk/returns/{kpi_return.pk}/")
    officer.presses("Accept this return")


def then_the_officer_sees_both_values(officer: Visitor, second: Return, was: str) -> None:
    officer.opens("/desk/")
    officer.sees("Restated", "figures you had accepted are no longer what they were")
    officer.opens(f"/desk/returns/{second.pk}/")
    officer.sees("Restated")
    compliments = officer.page.locator("tr[id='figure-7.1'], tr[id='figure-7.1'] + tr")
    expect(compliments.first).to_contain_text("40")
    expect(compliments.last).to_contain_text(f"was {was} → now 40")
    officer.pictures("officer-restated")
