"""Risks and levels of oversight: the register, a score unfolded to its facts, a level decided otherwise."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
FOCUS = "rgb(255, 221, 0)"


def test_the_register_leads_to_what_a_score_rests_on_and_a_level_is_decided_otherwise(visit: Visit) -> None:
    manager = visit()
    manager.signs_in_as("Contracts manager", "Fenmarch")
    manager.follows("Risk")
    manager.sees("Risk register", "14 providers:", "Not enough is known", "Work it out now")
    manager.pictures("risks", tallest=1700)

    manager.follows("Cedar Living (demonstration)")
    manager.sees(
        "Very high", "Intensive is proposed", "How it comes about", "R6 Registered manager", "Vacant"
    )
    manager.sees("What is not known", "What would change it", "Over time")
    manager.pictures("risk", tallest=2600)

    rule = manager.page.locator(".app-risks__rule summary").first
    rule.focus()
    expect(rule).to_have_css("background-color", FOCUS)
    manager.page.get_by_text("Decide otherwise", exact=True).click()
    manager.page.get_by_label("Enhanced").check()
    manager.page.get_by_label("Why?").fill("The multi-agency review met yesterday and asks for six weeks.")
    manager.fills(**{"decide-until_day": "21", "decide-until_month": "12", "decide-until_year": "2026"})
    manager.presses("Decide on this level")
    manager.sees("Decided, with your reason.", "The risk leads to Intensive")
    manager.pictures("risk-level", tallest=1500)
