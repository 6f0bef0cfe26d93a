"""A quality visit from the plan to the action plan, through the doors of everybody who has a part in it."""

import re

import pytest
from playwright.sync_api import Locator, expect

from plumbline.improvement.models import Action
from plumbline.visits.models import Comment
from plumbline.visits.models import Visit as QualityVisit
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def officer(visit: Visit) -> Visitor:
    officer = visit()
    officer.signs_in_as("Quality officer", "Fenmarch")
    return officer


def visit_to(provider: str, status: str) -> QualityVisit:
    """The visit of the demonstration to a provider that stands so."""
    return QualityVisit.objects.get(
        council__code="fenmarch", provider__organisation__code=provider, status=status
    )


def test_the_year_is_planned_against_the_hours_there_are(officer: Visitor) -> None:
    officer.follows("Visits")
    officer.sees("Gorse Homecare (demonstration)", "On site", "Draft with the provider")
    officer.pictures("visits")

    officer.follows("The year’s plan")
    officer.sees("Below this line", "will not be seen this year", "Never visited")
    officer.pictures("visit-plan")

    officer.follows("Who does what when")
    officer.sees("do not fit into the hours there are", "Overdue, does not fit", "What would change it")
    officer.pictures("who-does-what-when")

    officer.opens("/desk/visits/plan/weights/")
    officer.sees("Take away the file that comes with Plumbline")
    officer.pictures("visit-weights")


def test_a_planned_visit_moves_and_areas_are_shared_out(officer: Visitor) -> None:
    planned = QualityVisit.objects.filter(council__code="fenmarch", status="planned")[0]
    officer.opens(f"/desk/visits/{planned.pk}/")
    officer.follows("Change day, hours or lead")
    officer.pictures("visit-plan-change")
    officer.fills(hours="a day")
    officer.presses("Change the plan of this visit")
    officer.sees("Enter the hours as a number, for example 12 or 7.5")
    officer.fills(hours="7.5")
    officer.presses("Change the plan of this visit")
    officer.sees("Planned visit changed")

    visit = visit_to("gorse", "visiting")
    officer.opens(f"/desk/visits/{visit.pk}/")
    officer.follows("Share out the areas")
    boxes = officer.page.get_by_role("group")
    for number in range(boxes.count()):
        boxes.nth(number).get_by_role("checkbox").nth(number).check()
    officer.pictures("visit-share-out")
    officer.presses("Share out the areas")
    officer.sees("Nobody fills")
    officer.opens(f"/desk/visits/{visit.pk}/on-site/")
    officer.sees("You fill this area.", "Nobody fills this area.")


def test_stage_two_is_filled_in_area_by_area(officer: Visitor) -> None:
    visit = visit_to("gorse", "visiting")
    officer.opens(f"/desk/visits/{visit.pk}/")
    officer.sees("The three stages", "No interest in the provider")
    officer.pictures("visit")

    officer.follows("Fill in the areas")
    officer.follows("Safeguarding, complaints and incidents")
    for number in range(1, 7):
        officer.page.locator(f"[name='answer-C{number}-choice'][value='met']").check()
    officer.page.locator("[name='answer-C1-note']").fill("All four in the log, each referred the same day.")
    officer.presses("Save")
    officer.pictures("visit-area")
    saved = visit.current.get(sheet="visit", kind="answer", key="C1").entry
    assert saved.value == {"choice": "met", "note": "All four in the log, each referred the same day."}


def test_the_scorecard_explains_itself_and_the_draft_is_shared(officer: Visitor) -> None:
    visit = visit_to("ivy", "writing")
    officer.opens(f"/desk/visits/{visit.pk}/report/")
    officer.sees("Before it can go on", "The conclusion is not written yet")
    expect(officer.unfolds("why")).to_contain_text("local default")
    officer.pictures("visit-scorecard")

    officer.opens(f"/desk/visits/{visit.pk}/report/words/summary/")
    officer.page.locator("textarea").fill("People are safe. Records lag behind what staff do.")
    officer.pictures("visit-words")
    officer.presses("Save")

    officer.opens(f"/desk/visits/{visit.pk}/report/share/")
    officer.presses("Share the draft")
    visit.refresh_from_db()
    assert visit.status == "shared"


def test_comments_are_answered_one_by_one_and_the_report_is_made_final(officer: Visitor) -> None:
    visit = visit_to("hazel", "answering")
    officer.opens(f"/desk/visits/{visit.pk}/report/comments/")
    officer.sees("2 not answered yet")
    officer.pictures("visit-comments")
    for comment in Comment.objects.unanswered().filter(visit=visit):
        officer.page.locator(f"[name='c{comment.pk}-answer'][value='not-agreed']").check()
        officer.page.locator(f"[name='c{comment.pk}-says']").fill("We looked again and saw the same.")
        officer.presses("Save this answer", within=form_of(officer, comment))
    officer.sees("We looked again and saw the same.")

    officer.opens(f"/desk/visits/{visit.pk}/report/final/")
    officer.presses(re.compile("^Make .*final"))
    visit.refresh_from_db()
    assert visit.status in {"final", "closed"}
    officer.opens(f"/desk/visits/{visit.pk}/report/")
    officer.sees("What the final report set off")
    officer.pictures("visit-final")


def form_of(officer: Visitor, comment: Comment) -> Locator:
    return officer.page.locator("form").filter(has=officer.page.locator(f"[name='c{comment.pk}-says']"))


def test_somebody_who_took_no_part_decides_a_dispute(visit: Visit) -> None:
    senior, disputed = visit(), visit_to("kestrel", "disputed")
    senior.signs_in_as("Senior manager", "Fenmarch")
    senior.opens(f"/desk/visits/{disputed.pk}/report/dispute/")
    for test in ("evidence", "standard", "duplication", "fairness", "consistency"):
        senior.page.locator(f"[name='{test}_holds'][value='yes']").check()
        senior.page.locator(f"[name='{test}_says']").fill("Seen in the notes of the visit.")
    senior.pictures("visit-dispute")
    senior.page.locator("[name='decision'][value='fair']").check()
    senior.page.locator("[name='decision_says'], [name='says']").last.fill("A fair record of that day.")
    senior.presses("Decide")
    disputed.refresh_from_db()
    assert disputed.status == "answering"


def test_a_provider_sends_what_was_asked_for_and_assesses_itself(visit: Visit) -> None:
    manager, coming = visit(), visit_to("alder", "gathering")
    manager.signs_in_as("Registered manager", "Alder")
    manager.follows("Visits")
    manager.follows(re.compile("^Send what is asked for"))
    manager.sees("Financial information", "Policies and procedures.pdf")
    manager.pictures("provider-visit")

    manager.follows(re.compile("^We have none.*Financial information"))
    manager.page.locator("textarea").fill("Our first accounts are filed in March.")
    manager.presses(re.compile("."), within=manager.page.locator("main form"))
    assert coming.requests.get(code="financial-information").status == "not-held"

    manager.opens(f"/portal/visits/{coming.pk}/self-assessment/")
    manager.pictures("provider-self-assessment")


def test_a_provider_says_what_is_not_accurate(visit: Visit) -> None:
    manager, shared = visit(), visit_to("birch", "shared")
    manager.signs_in_as("Registered manager", "Birch")
    manager.opens(f"/portal/visits/{shared.pk}/report/")
    manager.sees("until", "Conclusion")
    manager.pictures("provider-draft")
    before = shared.comments.count()
    manager.unfolds("omment")
    box = manager.page.locator("[name='summary-says']")
    box.fill("We support 118 people, not 96.")
    manager.presses(re.compile("comment", re.IGNORECASE), within=manager.page.locator("form").filter(has=box))
    assert shared.comments.count() == before + 1


def test_only_the_council_closes_an_action(officer: Visitor, visit: Visit) -> None:
    manager = visit()
    manager.signs_in_as("Registered manager", "Birch")
    manager.follows("Actions")
    manager.pictures("provider-actions")

    officer.follows("Actions")
    officer.sees("Provider says done")
    officer.pictures("actions")
    action = Action.objects.filter(council__code="fenmarch", status="said-done").order_by("pk")[0]
    officer.opens(f"/desk/actions/{action.pk}/")
    officer.pictures("action")


def test_what_people_say_is_heard_and_what_was_approved_is_for_everybody(
    officer: Visitor, visit: Visit
) -> None:
    officer.opens("/desk/surveys/")
    officer.follows(re.compile("^Cedar Living"))
    officer.sees("valid answers")
    officer.opens("/desk/surveys/new/")
    officer.unfolds("Questions of your own")
    officer.inspects()
    officer.page.get_by_label("As a questionnaire file of your own says").check()
    officer.presses("Prepare this survey")
    expect(officer.page.locator("details[open]")).to_contain_text("Choose your questionnaire file")
    officer.opens("/desk/surveys/")
    officer.follows(re.compile("^Cedar Living"))
    officer.pictures("survey")

    anybody = visit()
    anybody.opens("/summaries/")
    anybody.sees("Dogwood Care (demonstration)")
    anybody.pictures("summaries")
