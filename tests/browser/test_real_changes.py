"""From the list of what really changed to one figure's control chart, and back to where it is judged."""

import re

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
    officer.opens("/desk/providers/figures/?means=concern&whose=mine")

    officer.follows(re.compile("^V2 Visits within 30 minutes"))
    officer.sees(
        "a real change, unlikely to be chance", "What the chart says", "The same as a table", "Shift"
    )
    chart = officer.page.get_by_role(
        "img", name="Control chart of V2 Visits within 30 minutes of the planned time"
    )
    expect(chart.first).to_be_visible()
    officer.pictures("control-chart")

    officer.follows("This figure beside the market, with the reasons for its rating")
    officer.follows(re.compile("Control chart of Missed visits"))
    officer.sees("V1 Missed visits")
