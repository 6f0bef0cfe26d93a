"""A quality visit without a mouse, from the plan to the draft, on everybody's pages: Tab, Enter, space and arrows."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.demonstration.visiting.answering import PAPER
from plumbline.oversight import visit_consequences
from plumbline.visits import actions as visits
from plumbline.visits.actions.assessing import answer_self_assessment
from plumbline.visits.answers import answers_of, notes_of, observations_of, people_met
from plumbline.visits.models import Photograph, Supplied
from plumbline.visits.models import Visit as QualityVisit
from plumbline.visits.pieces import Piece
from tests.browser.conftest import Visit
from tests.browser.device import a_picture
from tests.browser.hands import Hands, signed_in
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def officer(visit: Visit) -> Visitor:
    return visit()


def given_alder_waits_for_a_visit() -> None:
    """The one it had in the plan was called off."""
    ahead = QualityVisit.objects.get(provider__organisation__code="alder", status="gathering")
    by = User.objects.get(email="quality.officer.fenmarch@demonstration.example")
    visit_consequences.visit_cancelled(ahead, "An officer is ill.", by=by, now=timezone.now())


def test_a_visit_is_planned_and_prepared_by_keyboard(officer: Visitor, visit: Visit, tmp_path: Path) -> None:
    given_alder_waits_for_a_visit()
    hands = signed_in(officer, "Quality officer, Fenmarch")
    when_it_is_planned(hands)
    planned = QualityVisit.objects.get(provider__organisation__code="alder", status="planned")
    when_it_is_arranged(hands)
    when_documents_are_asked_for(hands)
    provider = signed_in(visit(), "Registered manager, Alder")
    when_the_provider_sends_a_document(provider, tmp_path)
    given_a_colleague_assessed_all_but_staffing(planned)
    when_the_provider_assesses_itself(provider)
    when_it_is_begun(hands)
    planned.refresh_from_db()
    assert planned.status == "visiting"
    assert {one.code: one.status for one in planned.requests.all()} == {
        "management-systems": "arrived",
        "financial-information": "asked",
        "self-assessment": "arrived",
    }
    assert Supplied.objects.get(request__visit=planned).document.name == "Checks of the service.pdf"
    given = answers_of(planned, "self-assessment")
    assert [given[ref] for ref in ("T1", "T2", "T3", "T4")] == ["met", "partly", "not-applicable", "met"]
    assert notes_of(planned, "self-assessment") == {"T2": "Two are late."}


def when_it_is_planned(hands: Hands) -> None:
    hands.visitor.opens("/desk/visits/plan/")
    hands.open("Order by the reasons again")
    hands.open("Move Alder Homecare (demonstration), Home care up")
    hands.press("Tab")
    assert (hands.here["says"], hands.here["value"]) == (
        "Place of Alder Homecare (demonstration), Home care",
        "1",
    )
    hands.open("Alder Homecare (demonstration)")
    hands.type_day("planned_on", "31", "11", "2026")
    hands.open("Plan this visit")
    hands.mend("Enter a real date, for example 27 3 2026")
    hands.type_day("planned_on", "9", "11", "2026")
    hands.choose("lead", "Quality officer")
    hands.open("Plan this visit")
    hands.visitor.sees("A visit to Alder Homecare (demonstration), Home care is planned.")


def when_it_is_arranged(hands: Hands) -> None:
    hands.open("Alder Homecare (demonstration), Home care, Quality visit, 9 Nov")
    hands.open("Arrange this visit")
    hands.type_day("ends_on", "8", "11", "2026")
    hands.choose("is_announced", "yes")
    hands.open("Arrange this visit")
    hands.mend("The last day is before the first. Choose a last day on or after it.")
    hands.type_day("ends_on", "9", "11", "2026")
    hands.open("Arrange this visit")
    hands.open("Declare that I have no interest")
    hands.visitor.sees("You have declared that you have no interest in this provider.")


def when_documents_are_asked_for(hands: Hands) -> None:
    hands.open("Stage one")
    hands.tick("Ask for this")
    hands.type_into("management-systems-title", "")
    hands.type_day("financial-information-due_on", "", "", "")
    hands.open("Ask the provider for this")
    hands.mend("Say what is asked for", "Enter the day it is due")
    hands.type_into("management-systems-title", "How the service is checked")
    hands.type_day("financial-information-due_on", "9", "11", "2026")
    hands.open("Ask the provider for this")
    hands.visitor.sees("The provider has been asked, by letter.")


def when_the_provider_sends_a_document(hands: Hands, folder: Path) -> None:
    file = folder / "Checks of the service.pdf"
    file.write_bytes(PAPER)
    hands.open("Visits")
    hands.open("Quality visit, Fenmarch Council (demonstration), 9 November 2026")
    hands.open("Send files for How the service is checked")
    hands.open("Send these to the council")
    hands.mend("Choose at least one file")
    hands.choose_file("Files", file)
    hands.type_into("says", "The checks of this year.")
    hands.open("Send these to the council")
    hands.visitor.sees("Sent. The council has it now.", file.name)


def given_a_colleague_assessed_all_but_staffing(visit: QualityVisit) -> None:
    visit.refresh_from_db()
    now = timezone.now()
    by = User.objects.get(email="office.administrator.alder@demonstration.example")
    assert visit.self_assessment is not None
    refs = [one.ref for one in visit.self_assessment.scorecard.questions if one.area != "staffing"]
    pieces = [Piece(uuid4(), "answer", ref, {"choice": "met", "note": ""}, now) for ref in refs]
    answer_self_assessment(visit, pieces, by=by, now=now)


def when_the_provider_assesses_itself(hands: Hands) -> None:
    hands.open("Fill it in")
    hands.open("Hand in the self-assessment")
    hands.is_refused("Still without an answer: T1, T2, T3, T4.")
    hands.open("Staffing and training")
    for ref, choice in (("T1", "met"), ("T2", "partly"), ("T3", "not-applicable"), ("T4", "met")):
        hands.choose(f"answer-{ref}-choice", choice)
        if ref == "T2":
            hands.type_into("answer-T2-note", "Two are late.")
    hands.open("Save and go back to the list")
    hands.open("Hand in the self-assessment")
    hands.visitor.sees("Handed in.")


def when_it_is_begun(hands: Hands) -> None:
    hands.open("Back to the visit", backwards=True)
    hands.open("Begin the visit")
    hands.visitor.sees("The visit has begun.")


def test_a_visit_is_filled_in_and_its_draft_shared_by_keyboard(
    officer: Visitor, under_way: QualityVisit, tmp_path: Path
) -> None:
    given_the_other_areas_are_answered(under_way)
    hands = signed_in(officer, "Contract officer, Fenmarch")
    officer.opens(f"/desk/visits/{under_way.pk}/on-site/")
    when_an_area_is_filled_in(hands)
    when_a_photograph_is_kept(hands, tmp_path)
    when_people_are_counted(hands)
    when_the_draft_is_written_and_shared(hands)
    under_way.refresh_from_db()
    assert under_way.status == "shared"
    given = answers_of(under_way)
    assert [given[f"C{number}"] for number in range(1, 7)] == ["met", "partly", "met", "met", "met", "met"]
    assert notes_of(under_way) == {"C2": "Not for one of five."}
    assert [one.text for one in observations_of(under_way)] == ["The log is on the desk."]
    assert [(one.role, one.count) for one in people_met(under_way)] == [("Staff", 4)]
    assert Photograph.objects.get(visit=under_way).caption == "The log"
    assert under_way.words.get(part="summary").text == "People are safe."


def given_the_other_areas_are_answered(visit: QualityVisit) -> None:
    by, now = visit.lead, timezone.now()
    refs = [one.ref for one in visit.framework.scorecard.questions if one.area != "concerns"]
    pieces = [Piece(uuid4(), "answer", ref, {"choice": "met", "note": ""}, now) for ref in refs]
    assert by is not None
    visits.note(visit, pieces, by=by, now=now)


def when_an_area_is_filled_in(hands: Hands) -> None:
    hands.open("Safeguarding, complaints and incidents")
    hands.choose("answer-C1-choice", "met")
    hands.choose("answer-C2-choice", "partly")
    hands.type_into("answer-C2-note", "Not for one of five.")
    for number in range(3, 7):
        hands.choose(f"answer-C{number}-choice", "met")
    hands.type_into("note-new-text", "The log is on the desk.")
    hands.open("Save")
    hands.visitor.sees("The log is on the desk.")


def when_a_photograph_is_kept(hands: Hands, folder: Path) -> None:
    hands.open("Add a photograph to Safeguarding, complaints and incidents")
    hands.choose_file("Photograph", a_picture(folder, width=600))
    hands.open("Keep this photograph")
    hands.mend("Say in a few words what the photograph shows")
    hands.type_into("caption", "The log")
    hands.choose_file("Photograph", a_picture(folder, width=600))
    hands.open("Keep this photograph")
    hands.visitor.sees("The photograph is kept.")


def when_people_are_counted(hands: Hands) -> None:
    hands.visitor.opens(hands.page.url.replace("photographs/", "people/"))
    hands.type_into("met-staff.spoken-with-count", "four")
    hands.open("Save the numbers")
    hands.mend("Staff, spoken with: Enter how many people, as a whole number, for example 4.")
    hands.type_into("met-staff.spoken-with-count", "4")
    hands.open("Save the numbers")
    hands.open("Back to the areas", backwards=True)


def when_the_draft_is_written_and_shared(hands: Hands) -> None:
    hands.open("We have left the site")
    hands.open("Write the report")
    hands.unfold("Green why is")
    hands.open("Words of the report", backwards=True)
    hands.open("Conclusion")
    hands.type_into("text", "People are safe.")
    hands.open("Save and go to the list")
    hands.visitor.opens(hands.page.url.replace("words/", "share/"))
    hands.open("Share the draft")
    hands.visitor.sees("Shared. The provider has been told, and until when it may comment.")
