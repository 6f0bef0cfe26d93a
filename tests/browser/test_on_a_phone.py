"""Every page of the main job on a phone, where nothing scrolls sideways."""

import re

import pytest

from tests.browser.conftest import Visit
from tests.browser.inspection import HEIGHTS, NARROWEST, PHONE
from tests.browser.quarter import open_return
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
QUARTER = "Quarter 2, 2026–27"


def test_a_provider_works_on_a_phone(visit: Visit) -> None:
    manager = visit(width=PHONE)
    manager.signs_in_as("Registered manager", "Alder")
    manager.follows(f"Start {QUARTER}, Fenmarch Council (demonstration), FEN-001")
    manager.follows("Start filling it in")
    manager.fills(**{"1.1.numerator": "3900"})
    manager.presses("Save and go on")
    manager.sees("Staffing")
    here = f"/portal/returns/{open_return('alder', QUARTER).pk}"
    for page in ("upload/", "check/", "explain/", "sections/staff-profile/"):
        manager.opens(f"{here}/{page}")
    when_the_menu_is_opened(manager)
    manager.follows("KPIs and targets")


def test_an_officer_works_on_a_phone(visit: Visit) -> None:
    officer = visit(width=PHONE)
    officer.signs_in_as("Contract officer", "Fenmarch")
    officer.follows(re.compile(r"^Read and decide.*Hazel Care"))
    officer.unfolds("why", within=officer.page.locator("tr[id='figure-1.1']"))
    officer.inspects()
    officer.unfolds("Send back with reasons")
    officer.inspects()
    officer.presses("Send back")
    officer.sees("Say what has to be corrected")
    for page in ("returns/", "portfolio/", "contracts/", "market/", "contracts/1/"):
        officer.opens(f"/desk/{page}")


def test_a_provider_is_followed_on_a_phone(visit: Visit) -> None:
    manager = visit(width=PHONE)
    manager.signs_in_as("Contracts manager", "Fenmarch")
    when_the_menu_is_opened(manager)
    manager.follows("Portfolio")
    manager.page.set_viewport_size({"width": NARROWEST, "height": HEIGHTS[PHONE]})
    manager.inspects()
    manager.follows("Cedar Living (demonstration)")
    manager.sees("What changed")
    for page in ("intelligence/", "intelligence/1/change/", "history/", "history/letters/"):
        manager.opens(f"/desk/{page}")
    for page in ("contracts/new/", "market/cqc-files/"):
        manager.opens(f"/desk/{page}")
    for page in ("calendars/", "frameworks/", "frameworks/check/"):
        manager.opens(f"/desk/contracts/{page}")


def when_the_menu_is_opened(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Menu").click()
