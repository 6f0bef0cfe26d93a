"""Stage one on its page: proposed, changed, asked for, answered, given more time."""

from datetime import timedelta
from typing import Any

from django.urls import reverse

from plumbline.notices.models import Notice
from plumbline.oversight import visit_consequences as consequences
from plumbline.visits.models import Request, Visit
from tests.cast import NOW, TODAY, Cast
from tests.desk.test_visits import said

LATER = {"due_on_day": "20", "due_on_month": "7", "due_on_year": "2099"}


def asked(cast: Cast) -> Request:
    due_on = TODAY + timedelta(days=7)
    wanted = [("policies", "Policies and procedures", "", due_on)]
    return consequences.information_asked_for(cast.visit(), wanted, by=cast.quality_officer, now=NOW)[0]


def line(code: str, **typed: str) -> dict[str, str]:
    return {f"{code}-{name}": text for name, text in {"wanted": "on", **LATER, **typed}.items()}


def test_what_is_proposed_can_be_changed_and_is_asked_for_in_one_letter(cast: Cast, browse: Any) -> None:
    visit = cast.visit()
    client = browse(cast.quality_officer)
    page = said(client.get(reverse("desk:visit_stage_one", args=[visit.pk])))
    assert "Financial information" in page
    assert "Self-assessment" in page or "self-assessment" in page

    typed = {
        **line("policies", title="Policies, only on medicines", why="The others we have"),
        **line("own-1", title="A list of agency staff"),
    }
    client.post(reverse("desk:visit_ask", args=[visit.pk]), typed)

    found = {one.code: one.title for one in Request.objects.filter(visit=visit)}
    assert found == {"policies": "Policies, only on medicines", "own-1": "A list of agency staff"}
    assert Notice.objects.filter(kind="asked", to=cast.provider_manager).count() == 1
    page = said(client.get(reverse("desk:visit_stage_one", args=[visit.pk])))
    assert "2 things asked for have not arrived" in page


def test_a_line_without_a_day_comes_back_with_what_was_typed(cast: Cast, browse: Any) -> None:
    visit = cast.visit()
    typed = line("policies", title="Only this one", due_on_day="", due_on_month="", due_on_year="")
    response = browse(cast.quality_officer).post(reverse("desk:visit_ask", args=[visit.pk]), typed)

    assert response.status_code == 422
    assert "Enter the day it is due" in said(response)
    assert "Only this one" in said(response)


def test_nothing_ticked_is_said(cast: Cast, browse: Any) -> None:
    response = browse(cast.quality_officer).post(reverse("desk:visit_ask", args=[cast.visit().pk]), {})

    assert "Tick at least one thing" in said(response)


def test_an_unannounced_visit_asks_for_nothing(cast: Cast, browse: Any) -> None:
    page = said(
        browse(cast.quality_officer).get(
            reverse("desk:visit_stage_one", args=[cast.visit(is_announced=False).pk])
        )
    )

    assert "does not know of this visit" in page
    assert "Ask the provider for this" not in page


def test_files_are_read_as_attachments_and_by_nobody_else(cast: Cast, browse: Any) -> None:
    request = asked(cast)
    (kept,) = consequences.files_supplied(
        request, [("our <policy>.pdf", b"%PDF-1.7 x")], "All current", by=cast.provider_staff, now=NOW
    )
    address = reverse("desk:supplied_file", args=[kept.pk])
    response = browse(cast.auditor).get(address)

    assert response["Content-Disposition"].startswith("attachment")
    assert response.content == b"%PDF-1.7 x"
    assert browse(cast.other_council_officer).get(address).status_code == 404
    page = said(browse(cast.auditor).get(reverse("desk:visit_stage_one", args=[request.visit_id])))
    assert "our &lt;policy&gt;.pdf" in page
    assert "All current" in page


def test_more_time_needs_a_later_day_and_a_reason(cast: Cast, browse: Any) -> None:
    request = asked(cast)
    client = browse(cast.quality_officer)
    address = reverse("desk:request_change", kwargs={"pk": request.pk, "act": "more_time"})
    early = {"until_day": "1", "until_month": "1", "until_year": "2026", "reason": "Holiday"}
    assert "Choose a later day" in said(client.post(address, early))

    client.post(address, {**early, "until_year": "2099"})
    request.refresh_from_db()
    assert request.due_on.year == 2099


def test_a_request_is_withdrawn_and_asked_again(cast: Cast, browse: Any) -> None:
    request = asked(cast)
    client = browse(cast.quality_officer)
    for act, status in (("not_needed", "withdrawn"), ("ask_again", "asked")):
        typed = {"reason": "Because", "until_day": "1", "until_month": "1", "until_year": "2099"}
        client.post(reverse("desk:request_change", kwargs={"pk": request.pk, "act": act}), typed)
        request.refresh_from_db()
        assert request.status == status


def test_whoever_only_reads_sees_no_form(cast: Cast, browse: Any) -> None:
    request = asked(cast)
    client = browse(cast.auditor)
    page = said(client.get(reverse("desk:visit_stage_one", args=[request.visit_id])))

    assert "Give more time" not in page
    assert client.post(reverse("desk:visit_ask", args=[request.visit_id]), {}).status_code == 404
    assert Visit.objects.count() == 1
