"""A visit is filled in inside a care home without a signal: nothing is lost, and everything arrives once."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from plumbline.visits.answers import (
    answers_of,
    feedback_of,
    notes_of,
    observations_of,
    people_met,
    samples_of,
)
from plumbline.visits.models import Entry, Photograph
from plumbline.visits.models import Visit as QualityVisit
from tests.browser.device import COUNCIL, FIRST, SECOND, Device, a_picture
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser


def test_a_whole_visit_without_a_signal_arrives_once(
    device: Device, under_way: QualityVisit, tmp_path: Path
) -> None:
    device.inspects()
    device.loses_signal()
    device.page.reload()
    device.sees_heading("Quality visit, Alder Homecare (demonstration)")
    when_everything_is_noted(device, a_picture(tmp_path))

    device.closes_and_opens_again()
    then_everything_is_still_there(device)
    assert not Entry.objects.filter(visit=under_way).exists()

    device.has_signal()
    device.sends()
    then_everything_has_arrived(under_way)
    arrived = Entry.objects.filter(visit=under_way).count()
    device.page.reload()
    device.sends()
    assert Entry.objects.filter(visit=under_way).count() == arrived
    device.inspects()


def when_everything_is_noted(device: Device, picture: Path) -> None:
    when_questions_are_answered(device)
    when_people_are_counted(device)
    when_lists_grow(device)
    when_a_photograph_is_taken(device, picture)
    expect(device.bar).to_contain_text("7 changes and 1 photograph not sent yet")


def when_questions_are_answered(device: Device) -> None:
    device.goes_to("Safeguarding")
    device.sees_heading("Safeguarding")
    device.answers("S1", "Partly met", "Two of five did not know whom to call.")
    expect(device.question("S1")).to_contain_text("Kept on this device. Not sent yet.")
    device.answers("S2", "Not assessed")
    device.inspects()
    device.visitor.pictures("visit-offline")
    device.goes_to("All areas")


def when_people_are_counted(device: Device) -> None:
    device.goes_to("People met")
    device.page.get_by_label("People who use the service: spoken with").fill("4")
    device.page.get_by_label("Staff: observed").fill("2")
    device.page.get_by_label("Staff: observed").blur()
    device.inspects()
    device.goes_to("All areas")


def when_lists_grow(device: Device) -> None:
    for name, boxes, keep, shown in (
        ("Observations", {"What you observed": "Calm at lunch."}, "Keep this observation", "Calm at lunch."),
        (
            "Records sampled",
            {"Code": "Person A", "Kind of record": "Care plan", "What it shows": "Reviewed in May."},
            "Keep this sample",
            "Person A · Care plan",
        ),
        (
            "Feedback given on the day",
            {"To whom": "Deputy manager", "What was said": "Sign the medicines charts twice."},
            "Keep this feedback",
            "To Deputy manager",
        ),
    ):
        device.goes_to(name)
        for label, text in boxes.items():
            device.page.get_by_label(label).fill(text)
        device.page.get_by_role("button", name=keep).click()
        expect(device.page.locator("main")).to_contain_text(shown)
        device.inspects()
        device.goes_to("All areas")


def when_a_photograph_is_taken(device: Device, picture: Path) -> None:
    device.goes_to("Photographs")
    device.photographs(picture, "Medicines trolley, unlocked")
    device.inspects()


def then_everything_is_still_there(device: Device) -> None:
    device.sees_heading("Quality visit, Alder Homecare (demonstration)")
    expect(device.bar).to_contain_text("7 changes and 1 photograph not sent yet")
    expect(device.bar).to_contain_text("No connection. What you write is kept here and sent later.")
    expect(device.page.locator("main")).to_contain_text("2 of 6 answered")
    device.goes_to("Safeguarding")
    expect(device.question("S1").get_by_label("Partly met", exact=True)).to_be_checked()
    expect(device.question("S1").locator("textarea")).to_have_value("Two of five did not know whom to call.")
    device.page.go_back()
    device.goes_to("Photographs")
    expect(device.page.get_by_role("img", name="Medicines trolley, unlocked")).to_be_visible()


def then_everything_has_arrived(under_way: QualityVisit) -> None:
    assert answers_of(under_way) == {"S1": "partly", "S2": "not-assessed"}
    assert notes_of(under_way) == {"S1": "Two of five did not know whom to call."}
    assert {(one.role, one.count) for one in people_met(under_way)} == {
        ("People who use the service", 4),
        ("Staff", 2),
    }
    assert [one.text for one in observations_of(under_way)] == ["Calm at lunch."]
    assert [(one.code, one.kind) for one in samples_of(under_way)] == [("Person A", "Care plan")]
    assert [one.to for one in feedback_of(under_way)] == ["Deputy manager"]
    photograph = Photograph.objects.get(visit=under_way)
    assert (photograph.width, photograph.height) == (2000, 1000)


def test_what_is_typed_last_is_not_lost_when_the_page_is_left(device: Device) -> None:
    device.loses_signal()
    device.goes_to("Safeguarding")
    device.question("S3").locator("textarea").fill("Falls are not looked at.")
    device.goes_to("All areas")
    device.closes_and_opens_again()
    device.goes_to("Safeguarding")

    expect(device.question("S3").locator("textarea")).to_have_value("Falls are not looked at.")


def test_two_officers_fill_different_areas_and_see_where_they_clash(
    device: Device, colleague: Device, under_way: QualityVisit
) -> None:
    for one in (device, colleague):
        one.loses_signal()
        one.goes_to("Safeguarding")
    device.answers("S1", "Met")
    colleague.answers("S1", "Not met", "Nobody could tell me.")
    colleague.answers("S2", "Met")
    colleague.has_signal()
    colleague.sends()
    device.has_signal()
    device.sends()

    expect(device.question("S1")).to_contain_text("Two of you wrote something different here")
    expect(device.question("S1")).to_contain_text("Not met. “Nobody could tell me.”")
    expect(device.question("S1")).to_contain_text("Second contract officer")
    expect(device.question("S2").get_by_label("Met", exact=True)).to_be_checked()
    assert answers_of(under_way) == {"S1": "not-met", "S2": "met"}
    device.inspects()
    device.goes_to("All areas")
    expect(device.page.locator("main")).to_contain_text("2 of 6 answered · 1 clash to settle")


def test_a_link_that_drops_again_and_again_carries_everything_once(
    device: Device, under_way: QualityVisit, tmp_path: Path
) -> None:
    device.loses_signal()
    for area, refs in (
        ("Safeguarding", "S1 S2 S3 S4 S5 S6"),
        ("Person-centred service", "P1 P2 P3 P4 P5 P6"),
    ):
        device.goes_to(area)
        for ref in refs.split():
            device.answers(ref, "Met")
        device.goes_to("All areas")
    device.goes_to("Photographs")
    for number in (1, 2):
        device.photographs(a_picture(tmp_path, width=600), f"Corridor {number}")

    with device.poor_link() as seen:
        device.has_signal()
        expect(device.bar).to_contain_text("Everything is sent", timeout=90_000)

    assert len([one for one in seen if one.endswith("/photograph/")]) > 6
    assert Entry.objects.filter(visit=under_way).count() == 12
    assert Photograph.objects.filter(visit=under_way).count() == 2


def test_signed_out_meanwhile_keeps_all_and_sends_it_afterwards(
    device: Device, under_way: QualityVisit
) -> None:
    session = [one for one in device.context.cookies() if one["name"] == "sessionid"]
    device.context.clear_cookies(name="sessionid")
    device.goes_to("Safeguarding")
    device.answers("S1", "Met")
    expect(device.bar).to_contain_text("You are signed out.")
    expect(device.bar.get_by_role("link", name="Sign in")).to_be_visible()
    expect(device.bar).to_contain_text("1 change not sent yet")
    device.inspects()
    assert not Entry.objects.filter(visit=under_way).exists()

    device.context.add_cookies([dict(one) for one in session])  # type: ignore[misc]
    device.sends()

    assert answers_of(under_way) == {"S1": "met"}


def test_whoever_uses_the_device_next_neither_sees_nor_sends_it(
    device: Device, under_way: QualityVisit
) -> None:
    device.loses_signal()
    device.goes_to("Safeguarding")
    device.answers("S1", "Not met", "For my eyes.")
    expect(device.question("S1")).to_contain_text("Kept on this device")
    device.context.route("**/sync/", lambda route: route.abort())
    device.has_signal()
    device.page.goto("/desk/")
    device.visitor.complaints.clear()
    device.visitor.presses("Sign out")
    device.context.unroute("**/sync/")
    device.visitor.signs_in_as(SECOND, COUNCIL)
    device.page.goto(device.start)
    device.sees_heading("Quality visit, Alder Homecare (demonstration)")
    expect(device.bar).to_contain_text("Everything is sent")
    device.goes_to("Safeguarding")
    expect(device.page.locator("main")).not_to_contain_text("For my eyes.")
    assert not Entry.objects.filter(visit=under_way).exists()

    device.page.goto("/desk/")
    device.visitor.presses("Sign out")
    device.visitor.signs_in_as(FIRST, COUNCIL)
    device.page.goto(device.start)
    device.sends()
    assert [one.by.name for one in Entry.objects.filter(visit=under_way) if one.by] == [FIRST]


def test_whoever_is_on_a_line_stays_there_while_things_are_sent(device: Device) -> None:
    device.loses_signal()
    device.goes_to("Safeguarding")
    device.answers("S1", "Met")
    expect(device.question("S1")).to_contain_text("Kept on this device")
    device.page.go_back()
    line = device.page.get_by_role("link", name="Safeguarding", exact=True)
    line.focus()
    device.has_signal()
    expect(device.bar).to_contain_text(re.compile("Everything is sent · last sent"))

    expect(line).to_be_focused()


def test_the_keyboard_is_enough(device: Device, under_way: QualityVisit) -> None:
    device.loses_signal()
    hands = Hands(device.visitor)
    hands.go_to("Safeguarding")
    hands.press("Enter")
    device.sees_heading("Safeguarding")
    hands.go_to("Met")
    hands.press("ArrowRight")
    expect(device.question("S1").get_by_label("Partly met", exact=True)).to_be_checked()
    hands.go_to("What you saw and heard about S1")
    device.page.keyboard.type("By keyboard.")
    # With a signal everything goes by itself at once, and the button with it.
    hands.go_to("Send now", backwards=True)
    device.has_signal()
    hands.press("Enter")
    expect(device.bar).to_contain_text(re.compile("Everything is sent · last sent"))

    assert notes_of(under_way) == {"S1": "By keyboard."}
