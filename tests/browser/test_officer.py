"""A contract officer's Monday: what needs them, one return read and decided, time given, a quarter without care."""

import re

import pytest
from playwright.sync_api import expect

from plumbline.returns.models import Return
from tests.browser.conftest import Visit
from tests.browser.quarter import open_return
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
QUARTER = "Quarter 2, 2026–27"


@pytest.fixture
def officer(visit: Visit) -> Visitor:
    officer = visit()
    officer.signs_in_as("Contract officer", "Fenmarch")
    return officer


@pytest.fixture
def second_officer(visit: Visit) -> Visitor:
    officer = visit()
    officer.signs_in_as("Second contract officer", "Fenmarch")
    return officer


def test_today_says_what_needs_the_officer_and_why(officer: Visitor) -> None:
    officer.sees("Monday 9 November 2026", "Needs you now", "Coming in 7 days", "Waiting for others")
    needs = officer.page.locator("#needs + ul > li")
    expect(needs.first).to_contain_text("Cedar Living (demonstration): a safeguarding referral is due now")
    overdue = needs.filter(has_text="Birch Care (demonstration): Quarter 2, 2026–27")
    expect(overdue).to_contain_text("25 days late (due 15 October 2026)")
    expect(overdue).to_contain_text("2 in a row")
    expect(overdue).to_contain_text("Why it matters: late again and again is a pattern, not a slip")
    officer.pictures("officer-today")

    officer.presses(re.compile(r"^Remind.*Birch Care \(demonstration\) of Quarter 2"))
    officer.is_at("/desk/")
    officer.sees("The provider has been reminded by letter", "Reminded today")

    officer.follows("Whole team")
    officer.sees("Second contract officer")


def test_a_return_is_read_with_its_reasons_and_accepted(second_officer: Visitor) -> None:
    officer = second_officer
    officer.follows(re.compile(r"^Read and decide.*Ivy Homecare"))
    then_each_figure_stands_beside_what_it_is_compared_with(officer)
    then_every_rating_says_why(officer)
    officer.pictures("officer-return")

    officer.presses("Accept this return")
    officer.sees("Accepted. The figures count in the market from now on")
    officer.opens("/demonstration/letters/")
    expect(officer.unfolds("Accepted")).to_contain_text("Registered manager, Ivy Homecare")


def then_each_figure_stands_beside_what_it_is_compared_with(officer: Visitor) -> None:
    officer.sees("4 figures below target", "The provider explains")
    heads = officer.page.locator(".app-reading thead th").all_text_contents()
    assert heads == [
        "Figure", "This period", "Target", "Last period", "Year ago", "Market ¼ – ½ – ¾", "Rating",
    ]  # fmt: skip
    first = officer.page.locator("#figure-1\\.1 td")
    for column in range(4):
        expect(first.nth(column)).to_contain_text("%")
    expect(first.nth(4).locator("svg")).to_be_visible()


def then_every_rating_says_why(officer: Visitor) -> None:
    red = officer.page.locator(".app-reading__below").first
    why = officer.unfolds("why", within=red)
    expect(why).to_contain_text("rule")
    expect(why).to_contain_text("What would change it")
    expect(why).to_contain_text("30 September 2026")
    officer.inspects()


def test_a_return_is_sent_back_with_reasons_that_the_provider_reads(
    second_officer: Visitor, visit: Visit
) -> None:
    officer, kpi_return = second_officer, open_return("ivy", QUARTER)
    officer.opens(f"/desk/returns/{kpi_return.pk}/")
    officer.unfolds("Send back with reasons")
    officer.presses("Send back")
    officer.sees("Say what has to be corrected, so that the provider can do it")
    officer.pictures("officer-send-back")

    officer.fills(
        **{"send_back-reason": "Turnover in 2.2b counts people who moved between branches. Leave them out."}
    )
    officer.presses("Send back")
    officer.sees(
        "Sent back. The provider has been told what to correct and by when", "moved between branches"
    )
    officer.sees("and not returned since; wanted again by")

    officer.opens("/demonstration/letters/")
    expect(officer.unfolds("Sent back: your Quarter 2, 2026–27 return")).to_contain_text(
        "moved between branches"
    )


def test_more_time_is_given_but_never_a_day_that_is_past(officer: Visitor) -> None:
    kpi_return = open_return("birch", QUARTER)
    officer.opens(f"/desk/returns/{kpi_return.pk}/#extend")
    officer.unfolds("Give more time")
    when_they_choose_a_day(officer, "6", "11", "2026", "Their server failed.")
    officer.sees("There is a problem", "That day is past. Choose today or a later day.")

    when_they_choose_a_day(officer, "20", "11", "2026", "Their server failed.")
    officer.sees("More time was given. The provider has been told the new day", "20 November 2026")
    assert str(Return.objects.get(pk=kpi_return.pk).due) == "2026-11-20"
    officer.pictures("officer-extended")


def when_they_choose_a_day(officer: Visitor, day: str, month: str, year: str, reason: str) -> None:
    typed = {"until_day": day, "until_month": month, "until_year": year, "reason": reason}
    officer.fills(**{f"extend-{name}": text for name, text in typed.items()})
    officer.presses("Give more time")


def test_a_quarter_in_which_nobody_was_supported_is_recorded_and_can_be_withdrawn(officer: Visitor) -> None:
    kpi_return = open_return("birch", QUARTER)
    officer.opens(f"/desk/returns/{kpi_return.pk}/")
    officer.unfolds("Record a nil return")
    officer.fills(**{"nil-reason": "Both people moved to residential care in June."})
    officer.presses("Record a nil return")
    officer.sees("Recorded as a nil return", "Why there is nothing to report", "Both people moved")
    officer.pictures("officer-nil")

    officer.unfolds("Withdraw the nil return")
    officer.fills(**{"withdraw-reason": "One person came back on 28 September."})
    officer.presses("Withdraw the nil return")
    officer.sees("The nil return was withdrawn. The return is due again")
