"""The list of what really changed, told from chance. One figure's chart belongs to the story of a falling provider."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_a_real_change_is_told_from_chance(visit: Visit) -> None:
    officer = visit()
    officer.signs_in_as("Contract officer", "Thamesford")
    officer.opens("/desk/portfolio/")
    officer.follows("See which figures really changed")
    officer.sees("Real changes", "cause for concern", "Acorn Care (demonstration)")
    officer.pictures("real-changes")

    with officer.arriving():
        officer.page.get_by_label("Kind", exact=True).select_option(label="Improvement")
    expect(officer.page.locator("tbody tr").filter(has_text="cause for concern")).to_have_count(0)
