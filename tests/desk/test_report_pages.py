"""Stage three at the council's door: each page says how the report stands, and what can be done next."""

from collections.abc import Callable
from typing import Any

import html5lib
import pytest
from django.urls import reverse

from plumbline.improvement.models import Finding
from plumbline.oversight import report_consequences as reports
from plumbline.visits.actions.commenting import comment
from plumbline.visits.models import Dispute, Visit
from tests.cast import NOW, Cast
from tests.desk.pages import address, said, words
from tests.strict_client import StrictClient
from tests.visits.reports import answering, made_final, shared, written_up


@pytest.fixture
def lead(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    """The quality officer, who leads the visit, signed in."""
    return browse(cast.quality_officer)


PAGES = (
    *("report", "report_write", "report_findings", "report_share", "report_preview"),
    *("report_final", "report_comments", "report_correct", "report_dispute", "report_summary"),
)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("stage", [written_up, shared, answering, made_final])
def test_every_page_opens_at_every_stage(
    lead: StrictClient, cast: Cast, name: str, stage: Callable[..., Any]
) -> None:
    found = stage(cast, I1="partly", C1="not-met")
    visit = found[0] if isinstance(found, tuple) else found

    assert "Alder Homecare (test)" in said(lead.get(address(name, visit.pk)))


def test_a_rating_is_waived_changed_and_taken_back(lead: StrictClient, cast: Cast) -> None:
    visit = written_up(cast, I1="")
    waive = {"area": "information", "reason": "The files were away."}
    assert "Before it can go on Information and involvement: I1 was not assessed." in said(
        lead.get(address("report", visit.pk))
    )

    page = said(lead.post(address("report_waive", visit.pk), waive, follow=True))
    assert "rated although not all of it was assessed" in page

    change = {
        "area": "",
        "to": "amber",
        "until_day": "1",
        "until_month": "12",
        "until_year": "2026",
        "reason": "So.",
    }
    page = said(lead.post(address("report_moderate", visit.pk), change, follow=True))
    assert "Changed by hand from Green to Amber by Quality officer until 1 December 2026: So." in page

    changed = visit.by_hand.get(to="amber")
    page = said(lead.post(address("by_hand_withdraw", changed.pk), {"reason": "An error."}, follow=True))
    assert "Taken back" in page


def test_a_change_without_its_reason_keeps_the_box_open(lead: StrictClient, cast: Cast) -> None:
    visit = written_up(cast)

    answer = lead.post(address("report_moderate", visit.pk), {"area": "", "to": "amber"})

    assert answer.status_code == 422
    assert 'id="moderate" open' in answer.content.decode()


def test_two_who_write_the_same_part_see_both_texts(lead: StrictClient, cast: Cast) -> None:
    visit = written_up(cast)
    part = address("report_part", visit.pk, "staffing")
    said(lead.post(part, {"version": "0", "text": "Theirs."}, follow=True))

    answer = lead.post(part, {"version": "0", "text": "Mine."})

    assert answer.status_code == 422
    assert "What Quality officer saved" in words(answer)
    assert "Theirs." in words(answer)
    assert 'name="version" value="1"' in answer.content.decode()
    assert ">Mine.<" in answer.content.decode().replace("\n", "").replace("\r", "")
    assert lead.get(address("report_part", visit.pk, "nowhere")).status_code == 404


def test_a_shortfall_becomes_a_finding_and_an_action_in_two_presses(lead: StrictClient, cast: Cast) -> None:
    visit = written_up(cast, I1="partly")
    note = address("report_finding_note", visit.pk, "I1")
    typed = {"I1-says": "The guide is of 2019.", "I1-priority": "medium"}

    page = said(lead.post(note, typed, follow=True))
    assert "Finding: The guide is of 2019." in page
    assert "noted as a finding already" in words(lead.post(note, typed))

    finding = Finding.objects.get()
    number = f"a{finding.pk}"
    action = {f"{number}-says": "Print it anew.", f"{number}-owner": "Registered manager"}
    action |= {f"{number}-shows_done": "The guide.", f"{number}-due_on_day": "1"}
    action |= {f"{number}-due_on_month": "9", f"{number}-due_on_year": "2026"}
    page = said(lead.post(address("finding_action_set", finding.pk), action, follow=True))
    assert "Action: Print it anew." in page
    assert finding.area == "Information and involvement"


def test_blind_scoring_hides_every_rating_and_says_why(lead: StrictClient, cast: Cast) -> None:
    visit = written_up(cast, C1="not-met", C2="not-met", C3="not-met")
    Visit.objects.filter(pk=visit.pk).update(is_blind=True)

    for name in ("report", "report_preview", "report_share", "report_write"):
        page = said(lead.get(address(name, visit.pk)))
        assert "Red" not in page
        assert "Green" not in page
    assert "Your council scores blind" in said(lead.get(address("report", visit.pk)))


def test_what_is_in_the_way_of_sharing_is_said_at_once(lead: StrictClient, cast: Cast) -> None:
    visit = written_up(cast, I1="", P1="")

    answer = lead.post(address("report_share", visit.pk))

    assert answer.status_code == 422
    assert "I1 was not assessed" in words(answer)
    assert "P1 was not assessed" in words(answer)


def test_a_summary_is_written_by_one_and_approved_by_another(
    lead: StrictClient, cast: Cast, browse: Callable[..., StrictClient], client: StrictClient
) -> None:
    visit, _ = made_final(cast)
    typed = {"text": "People are safe here.", "shows_rating": "on"}
    page = said(lead.post(address("report_summary", visit.pk), typed, follow=True))
    assert "You wrote it, so a colleague who may approve summaries decides." in page
    assert client.get(reverse("summary", args=[visit.pk])).status_code == 404

    senior = browse(cast.senior_manager)
    form = sent_by(senior.get(address("report_summary", visit.pk)), "approve")
    assert "Published" in said(senior.post(address("report_summary_approve", visit.pk), form, follow=True))

    assert "People are safe here." in words(client.get(reverse("summary", args=[visit.pk])))
    assert "Alder Homecare (test)" in words(client.get(reverse("summaries")))


def sent_by(response: Any, to: str) -> dict[str, str]:
    """What the form whose address ends so would send."""
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    form = next(one for one in page.iter("form") if one.get("action", "").endswith(f"/{to}/"))
    return {box.get("name", ""): box.get("value", "") for box in form.iter("input")}


def test_a_senior_officer_decides_on_the_five_tests(cast: Cast, browse: Callable[..., StrictClient]) -> None:
    visit = shared(cast)
    one = comment(visit, "T1", says="There were five.", by=cast.provider_staff, now=NOW)
    reports.comments_sent(visit, by=cast.provider_staff, now=NOW)
    reports.comment_answered(
        one, answer="not-agreed", says="Three.", seen=None, by=cast.quality_officer, now=NOW
    )
    visit.refresh_from_db()
    reports.dispute_raised(visit, says="See the rota.", by=cast.provider_manager, now=NOW)
    senior, page = browse(cast.senior_manager), address("report_dispute", visit.pk)
    typed = {f"{code}_holds": "yes" for code, _ in Dispute.TESTS} | {
        f"{code}_says": "So." for code, _ in Dispute.TESTS
    }

    assert "took part in this visit" in said(browse(cast.quality_officer).get(page))
    refused = senior.post(page, {**typed, "fairness_says": "", "decision": "fair", "says": "Fair."})
    assert refused.status_code == 422
    assert "Say why: Is the report fair" in words(refused)
    decided = said(senior.post(page, {**typed, "decision": "fair", "says": "Fair."}, follow=True))

    assert "Decided. Both sides have been told." in decided
    assert "A fair record: it stands" in said(senior.get(page))


def test_an_answer_is_put_on_a_comment_and_the_visit_corrected(lead: StrictClient, cast: Cast) -> None:
    visit = shared(cast, T1="not-met")
    one = comment(visit, "T1", says="There were five.", by=cast.provider_staff, now=NOW)
    reports.comments_sent(visit, by=cast.provider_staff, now=NOW)
    key = f"c{one.pk}"
    answer = {f"{key}-answer": "agreed", f"{key}-says": "Five.", f"{key}-seen": ""}

    page = said(lead.post(address("comment_answer", one.pk), answer, follow=True))
    assert "Agreed: the report was changed. Five." in page
    assert "Someone has just answered this" in words(lead.post(address("comment_answer", one.pk), answer))

    correct = f"{address('report_correct', visit.pk)}?ref=T1"
    assert "The answer was changed." in said(
        lead.post(correct, {"choice": "met", "reason": "Five."}, follow=True)
    )
    assert "The report is final." in said(lead.post(address("report_final", visit.pk), follow=True))
