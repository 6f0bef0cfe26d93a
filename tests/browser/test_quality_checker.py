"""A Quality Checker on a phone: by a link, with pictures, with the keyboard alone, and without scripts."""

import pytest
from django.utils import timezone

from plumbline.visits import actions as visits
from plumbline.visits.checkers import findings_of
from plumbline.visits.models import Visit as QualityVisit
from tests.browser.conftest import Visit
from tests.browser.device import COUNCIL, FIRST, officer
from tests.browser.hands import Hands
from tests.browser.inspection import PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def link(under_way: QualityVisit) -> str:
    _, token = visits.make_link(under_way, "Checker One", by=officer(FIRST), now=timezone.now())
    return f"/check/{token}/"


@pytest.mark.parametrize("scripted", [True, False])
def test_a_checker_answers_stops_comes_back_and_finishes(
    visit: Visit, under_way: QualityVisit, link: str, scripted: bool
) -> None:
    checker = visit(width=PHONE, scripted=scripted)
    checker.opens(link)
    checker.sees("Hello Checker One", "Alder Homecare (demonstration)")
    checker.presses("Start")
    checker.sees("1 of 23")
    checker.pictures("visit-checker")
    checker.presses("Next")
    checker.sees("Choose one of the pictures, or press Skip.")
    checker.page.get_by_label("Sometimes, or a bit").check()
    checker.fills(note="Only in English.")
    checker.presses("Next")
    checker.presses("Skip")
    checker.sees("3 of 23")
    checker.presses("Stop and come back later")
    checker.sees("Your answers are kept")

    checker.opens(link)
    checker.presses("Carry on")
    checker.sees("2 of 23")
    checker.opens(f"{link}words/")
    checker.fills(words="I liked the garden.")
    checker.presses("I have finished")
    checker.sees("Thank you, Checker One")

    (found,) = findings_of(under_way)
    assert [(one.ref, one.says, one.note) for one in found.said] == [
        ("I1", "Sometimes, or a bit", "Only in English.")
    ]
    assert found.words == "I liked the garden."


def test_the_keyboard_is_enough_for_a_checker(visit: Visit, under_way: QualityVisit, link: str) -> None:
    checker = visit(width=PHONE)
    checker.opens(link)
    hands = Hands(checker)
    hands.open("Start")
    hands.go_to("Yes")
    hands.press(" ")
    hands.open("Next")
    checker.sees("2 of 23")

    assert [one.says for one in findings_of(under_way)[0].said] == ["Yes"]


def test_every_control_is_large_enough(visit: Visit, link: str) -> None:
    checker = visit(width=PHONE)
    checker.opens(f"{link}1/")

    for control in checker.page.locator(".check-choice label, .check-acts button").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 60, control.text_content()


def test_an_officer_reads_what_a_checker_wrote_and_tells_one_note(
    visit: Visit, under_way: QualityVisit, link: str
) -> None:
    checker = visit(width=PHONE)
    checker.opens(f"{link}1/")
    checker.page.get_by_label("Sometimes, or a bit").check()
    checker.fills(note="Only in English, says Mary.")
    checker.presses("Next")

    desk = visit()
    desk.signs_in_as(FIRST, COUNCIL)
    desk.opens(f"/desk/visits/{under_way.pk}/")
    desk.follows("1 of 23 questions answered by Checker One")
    desk.sees("Quality Checkers: 1 of 23 questions answered, by 1 person.", "Not read yet")
    desk.page.get_by_text("Tell these words or keep them out").click()
    desk.page.get_by_label("What the report tells").fill("Only in English, says [a resident].")
    desk.presses("Tell these words")

    desk.sees("Told", "“Only in English, says [a resident].”")
    (found,) = findings_of(under_way)
    assert found.said[0].wrote is not None
    assert found.said[0].wrote.told == "Only in English, says [a resident]."
