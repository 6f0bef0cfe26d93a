"""Risks and levels of oversight: the register, a score unfolded to its facts, a fact entered, a level decided."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def manager(visit: Visit) -> Visitor:
    manager = visit()
    manager.signs_in_as("Contracts manager", "Fenmarch")
    return manager


def test_the_register_leads_to_what_a_score_rests_on(manager: Visitor) -> None:
    manager.follows("Risk")
    manager.sees("Risk register", "14 providers:", "Not enough is known", "Work it out now")
    manager.pictures("risks", tallest=1700)

    manager.follows("Cedar Living (demonstration)")
    manager.sees(
        "Very high", "Intensive is proposed", "How it comes about", "R6 Registered manager", "Vacant"
    )
    manager.sees("What is not known", "What would change it", "Over time")
    manager.pictures("risk", tallest=2600)


def test_a_fact_is_entered_and_counts_at_once(manager: Visitor) -> None:
    manager.opens("/desk/risks/")
    manager.follows("Cedar Living (demonstration)")
    manager.follows("Enter Registered manager")
    manager.page.get_by_label("In post").check()
    manager.fills(source="A call to the branch")
    manager.pictures("risk-fact")
    manager.presses("Enter this")

    manager.sees("Registered manager is entered, and the risk is worked out with it.", "A call to the branch")


def test_a_level_is_confirmed_or_decided_otherwise(manager: Visitor) -> None:
    manager.opens("/desk/risks/?show=waiting")
    manager.follows("Cedar Living (demonstration)")
    manager.presses("Confirm Intensive")
    manager.sees(
        "Confirmed: the level is in force from now on.", "A review with health, safeguarding and CQC"
    )

    manager.page.get_by_text("Decide otherwise", exact=True).click()
    manager.page.get_by_label("Enhanced").check()
    manager.page.get_by_label("Why?").fill("The multi-agency review met yesterday and asks for six weeks.")
    manager.fills(**{"decide-until_day": "21", "decide-until_month": "12", "decide-until_year": "2026"})
    manager.presses("Decide on this level")
    manager.sees("Decided, with your reason.", "The risk leads to Intensive")
    manager.pictures("risk-level", tallest=1500)
