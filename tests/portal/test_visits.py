"""A provider's visits: what it is told and when, sending what is asked for, its self-assessment."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plumbline.oversight import visit_consequences as consequences
from plumbline.visits.answers import answers_of
from plumbline.visits.models import Entry, Request, Supplied, Visit
from tests.cast import NOW, TODAY, Cast
from tests.desk.test_visit_noting import opened
from tests.desk.test_visits import said


def asked(cast: Cast, code: str = "policies") -> Request:
    wanted = [(code, "Policies and procedures", "All of them", TODAY + timedelta(days=7))]
    return consequences.information_asked_for(cast.visit(), wanted, by=cast.quality_officer, now=NOW)[0]


def pdf(name: str = "policies.pdf", content: bytes = b"%PDF-1.7 x") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_list_shows_what_the_provider_was_told_of_and_nothing_else(cast: Cast, browse: Any) -> None:
    request = asked(cast)
    hidden = cast.visit(is_announced=False)
    planned = cast.planned_visit()
    client = browse(cast.provider_staff)
    page = said(client.get(reverse("portal:visits")))

    assert "1 thing to send." in page
    assert client.get(reverse("portal:visit", args=[request.visit_id])).status_code == 200
    for visit in (hidden, planned):
        address = reverse("portal:visit", args=[visit.pk])
        assert address not in page
        assert client.get(address).status_code == 404


def test_the_page_says_what_when_who_and_what_is_asked(cast: Cast, browse: Any) -> None:
    request = asked(cast)
    page = said(browse(cast.provider_manager).get(reverse("portal:visit", args=[request.visit_id])))

    assert "The council comes on" in page
    assert "Quality officer, Contract officer" in page
    assert "Policies and procedures" in page
    assert "Last visited more than a year ago" not in page


def test_the_home_of_the_portal_says_that_something_is_to_be_sent(cast: Cast, browse: Any) -> None:
    asked(cast)

    assert reverse("portal:visits") in said(browse(cast.provider_staff).get(reverse("portal:returns")))


def test_files_are_sent_and_read_again(cast: Cast, browse: Any) -> None:
    request, client = asked(cast), browse(cast.provider_staff)
    address = reverse("portal:request_answer", args=[request.pk])
    client.post(address, {"evidence": [pdf(), pdf("more.pdf")], "says": "All current"})

    request.refresh_from_db()
    assert (request.status, request.says) == ("arrived", "All current")
    assert Supplied.objects.count() == 2
    page = said(client.get(reverse("portal:visit", args=[request.visit_id])))
    assert "policies.pdf" in page
    kept = Supplied.objects.first()
    assert kept is not None
    file = client.get(reverse("portal:supplied_file", args=[kept.pk]))
    assert file["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (pdf("virus.exe", b"MZ"), "kind that is not taken"),
        (pdf("report.pdf", b"MZ not one"), "not a .pdf file inside"),
        (pdf("big.pdf", b"%PDF-" + b"x" * 20 * 1024 * 1024), "larger than 20 megabytes"),
    ],
)
def test_a_hostile_file_is_refused_with_the_cause(
    cast: Cast, browse: Any, file: SimpleUploadedFile, says: str
) -> None:
    request = asked(cast)
    file.seek(0)
    response = browse(cast.provider_staff).post(
        reverse("portal:request_answer", args=[request.pk]), {"evidence": file}
    )

    assert response.status_code == 422
    assert says in said(response)
    assert not Supplied.objects.exists()


def test_a_provider_says_that_it_has_none(cast: Cast, browse: Any) -> None:
    request, client = asked(cast), browse(cast.provider_staff)
    address = reverse("portal:request_none", args=[request.pk])
    assert "Say why there is none" in said(client.post(address, {"says": ""}))

    client.post(address, {"says": "It is being written"})
    assert "It is being written" in said(client.get(reverse("portal:visit", args=[request.visit_id])))


def test_nothing_is_sent_after_the_draft_was_shared(cast: Cast, browse: Any) -> None:
    request = asked(cast)
    Visit.objects.filter(pk=request.visit_id).update(status="shared")
    response = browse(cast.provider_staff).post(
        reverse("portal:request_answer", args=[request.pk]), {"evidence": pdf()}
    )

    assert "has moved on with this visit" in said(response)


def test_the_self_assessment_is_saved_as_one_goes_and_handed_in_whole(cast: Cast, browse: Any) -> None:
    request, client = asked(cast, "self-assessment"), browse(cast.provider_staff)
    visit = request.visit
    assert visit.self_assessment is not None
    definition = visit.self_assessment.scorecard
    listing = reverse("portal:visit_self", args=[visit.pk])
    for area in definition.areas:
        address = reverse("portal:visit_self_area", args=[visit.pk, area.code])
        answers = {f"answer-{one.ref}-choice": "met" for one in definition.questions_of(area.code)}
        client.post(address, {**opened(client, address), **answers})
        if area == definition.areas[0]:
            assert "Still without an answer" in said(client.post(listing, {"says": ""}))
    client.post(listing, {"says": "As of today"})

    request.refresh_from_db()
    assert request.status == "arrived"
    assert set(answers_of(visit, "self-assessment").values()) == {"met"}
    assert "Handed in" in said(client.get(listing))
    first = reverse("portal:visit_self_area", args=[visit.pk, definition.areas[0].code])
    late = client.post(
        first, {**opened(client, first), f"answer-{definition.questions[0].ref}-choice": "not-met"}
    )
    assert late.status_code == 422
    assert len(definition.questions) == Entry.objects.count()


def test_officers_read_the_self_assessment_beside_the_areas_once_it_is_handed_in(
    cast: Cast, browse: Any
) -> None:
    request, client = asked(cast, "self-assessment"), browse(cast.provider_staff)
    visit = request.visit
    assert visit.self_assessment is not None
    area = visit.self_assessment.scorecard.areas[0].code
    address = reverse("portal:visit_self_area", args=[visit.pk, area])
    said_of_itself = {"answer-I1-choice": "partly", "answer-I1-note": "We renew the guide in May"}
    client.post(address, {**opened(client, address), **said_of_itself})
    page = reverse("desk:visit_area", args=[visit.pk, area])

    assert "We renew the guide in May" not in said(browse(cast.quality_officer).get(page))
    Request.objects.filter(pk=request.pk).update(status="arrived")
    assert "We renew the guide in May" in said(browse(cast.quality_officer).get(page))


def test_a_rival_finds_nothing(cast: Cast, browse: Any) -> None:
    request, client = asked(cast), browse(cast.rival_staff)

    assert client.get(reverse("portal:visit", args=[request.visit_id])).status_code == 404
    assert client.post(reverse("portal:request_answer", args=[request.pk]), {}).status_code == 404
