"""What the provider says of a draft, and what comes of it, by keyboard: argued about, final, published, followed up."""

import pytest
from django.utils import timezone

from plumbline.improvement.models import Action, Finding
from plumbline.oversight import report_consequences
from plumbline.visits.models import Comment
from plumbline.visits.models import Visit as QualityVisit
from tests.browser.conftest import Visit
from tests.browser.hands import Hands, signed_in

pytestmark = pytest.mark.browser


def test_a_report_is_argued_about_made_final_and_followed_up_by_keyboard(visit: Visit) -> None:
    shared = QualityVisit.objects.get(provider__organisation__code="birch", status="shared")
    provider = signed_in(visit(), "Registered manager, Birch")
    provider.visitor.opens(f"/portal/visits/{shared.pk}/report/")
    when_the_provider_comments(provider)
    hands = signed_in(visit(), "Quality officer, Fenmarch")
    when_the_officer_answers(hands, shared)
    when_a_finding_gets_an_action(hands)
    when_it_is_made_final_and_summarised(hands)
    senior = signed_in(visit(), "Senior manager, Fenmarch")
    senior.visitor.opens(f"/desk/visits/{shared.pk}/report/summary/")
    senior.open("Approve and publish")
    senior.visitor.sees("Published. Everybody can read it now.")
    when_the_action_is_done_and_verified(provider, hands)
    then_it_is_known(shared)


def when_the_provider_comments(provider: Hands) -> None:
    provider.unfold("Comment on Conclusion")
    provider.open("Keep this comment")
    provider.mend("Say what is not accurate and what is right")
    provider.type_into("summary-says", "We support 118 people, not 96.")
    provider.open("Keep this comment")
    provider.open("Send your 3 comments", backwards=True)
    provider.visitor.sees("3 comments sent. The council answers each.")


def when_the_officer_answers(hands: Hands, visit: QualityVisit) -> None:
    own = Comment.objects.get(visit=visit, about="summary")
    for one in Comment.objects.unanswered().filter(visit=visit).exclude(pk=own.pk):
        assert visit.lead is not None
        report_consequences.comment_answered(
            one, answer="agreed", says="Changed.", seen=None, by=visit.lead, now=timezone.now()
        )
    hands.visitor.opens(f"/desk/visits/{visit.pk}/report/comments/")
    hands.open("Save this answer")
    hands.mend("Choose whether you agree")
    hands.choose(f"c{own.pk}-answer", "agreed")
    hands.type_into(f"c{own.pk}-says", "We have put it right.")
    hands.open("Save this answer")
    hands.press("Tab")
    assert hands.here["says"] == "Put the answer differently the comment on Conclusion"


def when_a_finding_gets_an_action(hands: Hands) -> None:
    hands.visitor.opens(hands.page.url.replace("comments/", "findings/"))
    hands.open("Note this finding about I1")
    hands.press("Tab")
    assert hands.here["says"].startswith("Set the action for"), "One goes on from the finding that was noted"
    finding = Finding.objects.get(
        about="I1", source="visit", status="open", provider__organisation__code="birch"
    )
    hands.type_into(f"a{finding.pk}-says", "")
    hands.open("Set this action")
    hands.mend("Say what is to be done")
    hands.type_into(f"a{finding.pk}-says", "Write a new leaflet.")
    hands.open("Set this action")
    hands.visitor.sees("The action is set.")


def when_it_is_made_final_and_summarised(hands: Hands) -> None:
    hands.visitor.opens(hands.page.url.replace("findings/", "final/"))
    hands.open("Make the report final")
    hands.open("Summary for the public")
    hands.open("Ask for approval")
    hands.mend("Write what the public may read")
    hands.type_into("text", "People told us that they are safe.")
    hands.tick("Show the overall rating beside it")
    hands.open("Ask for approval")
    hands.visitor.sees("Written. A second person approves it before anybody outside reads it.")


def when_the_action_is_done_and_verified(provider: Hands, hands: Hands) -> None:
    provider.open("Actions")
    provider.open("Write a new leaflet.")
    provider.tick("This is done")
    provider.open("Send to the council")
    provider.mend("Say what you have done")
    provider.type_into("report-says", "The leaflet is out.")
    provider.open("Send to the council")
    provider.visitor.sees("Your report has been sent to the council.")
    hands.open("Actions", backwards=True)
    hands.open("Write a new leaflet.")
    hands.open("Verify: the council has seen that it is done")
    hands.visitor.sees("Verified")


def then_it_is_known(visit: QualityVisit) -> None:
    visit.refresh_from_db()
    own = Comment.objects.get(visit=visit, about="summary")
    assert (own.says, own.answer, own.answer_says) == (
        "We support 118 people, not 96.",
        "agreed",
        "We have put it right.",
    )
    assert (visit.status, visit.summary.status) == ("final", "published")
    assert visit.summary.decided_by != visit.summary.written_by
    action = Action.objects.get(findings__about="I1", findings__source_number=visit.pk)
    assert (action.says, action.status) == ("Write a new leaflet.", "verified")
    assert [one.says for one in action.progress.all()] == ["The leaflet is out."]
