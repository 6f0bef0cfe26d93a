"""From the whole portfolio to one figure's reason, and to one provider over two years."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def manager(visit: Visit) -> Visitor:
    manager = visit()
    manager.signs_in_as("Contracts manager", "Fenmarch")
    manager.opens("/desk/portfolio/?period=2026-27-Q2")
    return manager


def chosen(manager: Visitor, label: str, option: str) -> None:
    """Choose in a filter; with a script that is enough."""
    with manager.arriving():
        manager.page.get_by_label(label, exact=True).select_option(label=option)


def rows(manager: Visitor) -> list[str]:
    names = manager.page.locator(".app-heat tbody th").all_inner_texts()
    return [name.split(" (demonstration)")[0] for name in names]


def test_the_portfolio_is_filtered_and_sorted(manager: Visitor) -> None:
    manager.sees("Portfolio: Quarter 2, 2026–27")
    assert len(rows(manager)) == 14
    manager.pictures("portfolio")

    chosen(manager, "Show", "Only below target")
    below = rows(manager)
    assert "Cedar Living" in below
    assert "Birch Care" not in below

    chosen(manager, "Show", "Only not returned")
    assert "Birch Care" in rows(manager)
    chosen(manager, "Show", "All contracts")
    before = rows(manager)
    manager.follows(re.compile(r"^3\.1"), within=manager.page.locator(".app-heat thead"))
    expect(manager.page).to_have_url(re.compile("sort="))
    assert sorted(rows(manager)) == sorted(before)
    assert rows(manager) != before


def test_a_cell_opens_the_judgement_behind_it(manager: Visitor) -> None:
    row = manager.page.locator(".app-heat tbody tr").filter(has_text="Cedar Living")
    with manager.arriving():
        row.locator(".app-heat__cell a").filter(has_text=re.compile("^R")).first.click()
    manager.sees("Quarter 2, 2026–27 return from Cedar Living (demonstration)")
    expect(manager.page.get_by_text("What would change it").first).to_be_visible()


def test_a_provider_is_followed_over_every_period(manager: Visitor, tmp_path: Path) -> None:
    manager.follows("Cedar Living (demonstration)")
    manager.sees("What changed", "All periods", "CQC ratings of its locations", "History", "FEN-003")
    expect(manager.page.locator(".app-beside svg[role=img]").first).to_be_visible()
    expect(manager.page.locator(".app-beside table").first).to_contain_text("Q3 24–25")
    manager.pictures("provider")

    manager.follows(re.compile(r"^2\.2a"), within=manager.page.locator(".app-trends"))
    expect(manager.page.locator("[aria-current=true]")).to_contain_text("2.2a")

    figures = manager.downloads("Take all figures away as CSV", tmp_path)
    lines = list(csv.reader(figures.read_text("utf-8-sig").splitlines()))
    assert len(lines) > 100
    assert any("Quarter 2, 2026–27" in cell or "2026-27-Q2" in cell for line in lines for cell in line)


def test_the_portfolio_can_be_taken_away(manager: Visitor, tmp_path: Path) -> None:
    file = manager.downloads("Take away as CSV", tmp_path)
    lines = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert any("Cedar Living (demonstration)" in line for line in lines)


def test_monthly_reports_stand_beside_their_quarters(visit: Visit) -> None:
    officer = visit()
    officer.signs_in_as("Contract officer", "Thamesford")
    officer.follows("Portfolio")
    officer.sees("Acorn Care (demonstration)")
    officer.pictures("portfolio-monthly")


def test_registers_and_histories_are_there_to_read(manager: Visitor) -> None:
    manager.opens("/desk/returns/")
    manager.sees("Cedar Living (demonstration)")
    manager.pictures("returns")
    manager.opens("/desk/history/")
    manager.sees("Return submitted")
    manager.pictures("history")
    manager.follows("Letters written")
    manager.pictures("outbox")
