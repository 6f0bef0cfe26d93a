"""Intelligence: recorded in a minute by keyboard, restricted ones unseen by others, one provider's signs together."""

import re

import pytest

from plumbline.intelligence.models import Intelligence
from plumbline.providers.models import Provider
from tests.browser.conftest import Visit
from tests.browser.hands import signed_in

pytestmark = pytest.mark.browser
SAID = "Carer wears no gloves when changing dressings"
# A practised hand presses two a second, and typing what was said takes as long as it takes.
MOST_STEPS = 60


def test_a_piece_is_recorded_in_a_minute_by_keyboard(visit: Visit) -> None:
    officer = visit()
    hands = signed_in(officer, "Contract officer, Fenmarch")
    officer.opens(f"/desk/providers/{Provider.objects.get(organisation__code='cedar').pk}/")
    hands.open("Record intelligence about Cedar Living", backwards=True)
    officer.sees("Record intelligence about Cedar Living (demonstration)", "No names of people")
    officer.pictures("intelligence-new")

    officer.page.evaluate(
        "addEventListener('keydown', (key) => { if (key.key === 'Tab') window.steps = (window.steps || 0) + 1 })"
    )
    hands.choose("kind", "Concern")
    hands.type_into("says", SAID)
    hands.go_to("Record it")
    assert officer.page.evaluate("window.steps") < MOST_STEPS
    with officer.arriving():
        hands.press("Enter")

    officer.sees("Recorded.", SAID, "Nobody has taken it on yet")
    piece = Intelligence.objects.get(says=SAID)
    assert (piece.kind, piece.heard_from, piece.seriousness) == ("concern", "not-said", "medium")


def test_a_referral_is_called_for_at_once_and_closed_as_passed_on(visit: Visit) -> None:
    officer = visit()
    officer.signs_in_as("Quality officer", "Fenmarch")
    officer.opens("/desk/?whose=team")
    officer.sees("a safeguarding referral is due now", "5 areas of concern hit within 90 days")
    officer.opens("/desk/intelligence/?area=people")
    officer.follows(re.compile("stopped asking for help at night"))
    officer.sees("A safeguarding referral is due now.", "ring 999 first")
    officer.pictures("intelligence-one")
    officer.presses("Take it on")
    officer.unfolds("Close it")
    officer.inspects()
    officer.presses("Close it with this outcome")
    officer.sees("Choose what came of it", "Say what was found or done")
    officer.page.get_by_label("Passed on to somebody else").check()
    officer.fills(**{"close-says": "Referred today, reference S 17"})
    officer.presses("Close it with this outcome")
    officer.sees("What came of it: passed on to somebody else", "Referred today, reference S 17")
    assert "A safeguarding referral is due now." not in officer.page.locator("main").inner_text()


def test_what_is_restricted_is_there_for_few(visit: Visit) -> None:
    manager, officer = visit(), visit()
    manager.signs_in_as("Contracts manager", "Fenmarch")
    manager.opens("/desk/intelligence/")
    manager.sees("medication charts are filled in afterwards", "Restricted")
    manager.pictures("intelligence")
    hidden = Intelligence.objects.get(kind="whistleblowing", council__code="fenmarch")

    officer.signs_in_as("Contract officer", "Fenmarch")
    for page in (
        "intelligence/",
        "history/?noun=intelligence",
        f"intelligence/?provider={hidden.provider_id}",
    ):
        officer.opens(f"/desk/{page}")
        assert "medication charts" not in officer.page.content()
        assert f"/desk/intelligence/{hidden.pk}/" not in officer.page.content()
    officer.page.goto(f"/desk/intelligence/{hidden.pk}/")
    assert officer.page.title().startswith("Page not found")
