"""Somebody is to be placed with a provider that is red: refused, then authorised. On a phone: the falling provider."""

import re
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
ASKED = {
    "person_ref": "P-30551",
    "why_here": "Nobody else in the town has a place this week.",
    "risk_assessment": "She takes no medicines, and her daughter visits every day.",
    "conditions": "A nurse visits on each day of the first week.",
    "ends_on_day": "30",
    "ends_on_month": "11",
    "ends_on_year": "2026",
}


def asks(staff: Visitor) -> None:
    """From the first page to the request."""
    staff.signs_in_as("Placement staff", "Fenmarch")
    staff.opens("/")
    staff.is_at("/desk/placement/")
    staff.sees("Before you place", "Not decided")
    staff.fills(q="cedar")
    staff.presses("Show")
    staff.follows("Cedar Living (demonstration)")
    staff.sees("Nobody new may be placed here without an exception", "Not known")
    staff.follows("Ask for an exception")
    staff.fills(**ASKED)
    staff.presses("Ask for this exception")
    staff.sees("Do not place the person before", "P-30551")


def decides(senior: Visitor, answer: str, why: str) -> None:
    senior.signs_in_as("Senior manager", "Fenmarch")
    senior.opens("/desk/?whose=team")
    senior.follows("Decide whether P-30551 may be placed at Cedar Living (demonstration)")
    senior.page.get_by_label(answer).check()
    senior.fills(says=why)
    senior.presses("Decide")


def test_a_placement_is_refused_and_another_time_authorised(visit: Visit) -> None:
    staff, senior = visit(), visit()
    asks(staff)
    decides(senior, "No", "There is a place at Juniper Care.")
    senior.sees("Refused: the person may not be placed there.")

    staff.opens("/desk/placement/")
    staff.follows("Cedar Living (demonstration)")
    staff.sees("Refused")
    staff.follows("Ask for an exception")
    staff.fills(**ASKED)
    staff.presses("Ask for this exception")
    decides(senior, "Yes, under these conditions and until a day", "Juniper Care is full now.")
    senior.sees("Authorised: the person may be placed there up to 30 November 2026")
    staff.opens("/desk/placement/")
    staff.sees("Authorised")


def knows(partner: Visitor) -> None:
    """A partner reads a standing that is shared with it, and says so."""
    partner.signs_in_as("Hospital discharge coordinator", "Fen and Marsh")
    partner.is_at("/partner/")
    partner.sees("1 change you have not acknowledged yet.")
    partner.follows("Cedar Living (demonstration): Red")
    partner.pictures("partner-placement")
    partner.presses(re.compile("I know of this change"))
    partner.sees("Acknowledged.")


def counts(provider: Visitor) -> None:
    """A provider says how many places are free."""
    provider.signs_in_as("Registered manager", "Birch")
    provider.follows("Standing")
    provider.follows("Say how many places are free")
    provider.page.get_by_label(re.compile("Free places at")).fill("2")
    provider.presses("Tell the councils")
    provider.sees("2 places")


def test_the_pages_of_the_guide(visit: Visit, tmp_path: Path) -> None:
    staff, manager, partner, provider = visit(), visit(), visit(), visit()
    staff.signs_in_as("Placement staff", "Fenmarch")
    staff.opens("/desk/placement/")
    staff.follows("Cedar Living (demonstration)")
    staff.pictures("placement")
    staff.follows(re.compile("P-20417"))
    staff.pictures("exception")

    manager.signs_in_as("Contracts manager", "Fenmarch")
    manager.follows("Standing")
    manager.sees("1 red", "not decided")
    manager.pictures("standing")
    assert manager.downloads("Take all away as PDF", tmp_path).read_bytes().startswith(b"%PDF")
    manager.follows("Cedar Living (demonstration)")
    manager.sees("We have appointed a manager", "not yet")
    manager.pictures("standing-of")
    manager.opens("/desk/standing/rules/")
    manager.sees("Published", "Local default")
    manager.opens("/desk/standing/sharing/")
    manager.sees("Shared with Fen and Marsh NHS Board (demonstration).")

    knows(partner)
    counts(provider)
    staff.opens("/desk/placement/")
    staff.follows("Birch Care (demonstration)")
    staff.sees("Home care: 2 places")
