"""Stage two in plain forms: the same protocol as a device's, without JavaScript."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plumbline.visits.answers import (
    answers_of,
    feedback_of,
    notes_of,
    observations_of,
    people_met,
    samples_of,
)
from plumbline.visits.models import Current, Entry, Photograph, Visit
from tests.cast import Cast
from tests.desk.test_visits import said
from tests.visits.noted import answer, hand_in
from tests.visits.test_pictures import photograph

HIDDEN = re.compile(r'name="([^"]+-(?:client_id|saw))" value="([^"]*)"')


def opened(client: Any, address: str) -> dict[str, str]:
    """The hidden parts of a page's form, as a browser sends them back."""
    return dict(HIDDEN.findall(client.get(address).content.decode()))


def area(visit: Visit, code: str = "information") -> str:
    return reverse("desk:visit_area", args=[visit.pk, code])


def test_an_area_is_filled_in_and_read_back(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    form = opened(client, area(visit))
    typed = {"answer-I1-choice": "partly", "answer-I1-note": "Old guide", "note-new-text": "Calm, warm"}
    response = client.post(area(visit), {**form, **typed, "and_next": "yes"})

    assert response["Location"] == area(visit, "person-centred")
    assert answers_of(visit) == {"I1": "partly"}
    assert notes_of(visit) == {"I1": "Old guide"}
    assert [(one.area, one.text) for one in observations_of(visit)] == [("information", "Calm, warm")]
    page = said(client.get(area(visit)))
    assert 'id="question-I1" data-question="I1" data-area="information" data-kind="answer"' in page
    assert "Calm, warm" in page


def test_a_form_sent_twice_is_noted_once(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    form = {**opened(client, area(visit)), "answer-I1-choice": "met", "note-new-text": "Calm"}
    client.post(area(visit), form)
    client.post(area(visit), form)

    assert Entry.objects.count() == 2


def test_a_form_changed_after_going_back_is_not_lost(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    form = opened(client, area(visit))
    client.post(area(visit), {**form, "answer-I1-choice": "met", "note-new-text": "Calm"})
    client.post(area(visit), {**form, "answer-I1-choice": "not-met", "note-new-text": "Calm at first"})

    assert answers_of(visit) == {"I1": "not-met"}
    assert [one.text for one in observations_of(visit)] == ["Calm at first"]


def test_what_was_not_changed_is_not_noted_over_somebody_elses(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    hand_in(visit, cast.quality_officer, answer("I1", "met"))
    form = {**opened(client, area(visit)), "answer-I1-choice": "met", "answer-I2-choice": "met"}
    stands = Current.objects.get(key="I1").entry.client_id
    hand_in(visit, cast.contract_officer, answer("I1", "partly", saw=stands))
    client.post(area(visit), form)

    assert answers_of(visit) == {"I1": "partly", "I2": "met"}
    assert not Current.objects.clashing().exists()


def test_two_officers_who_differ_see_both_and_one_decides(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.contract_officer)
    form = opened(client, area(visit))
    hand_in(visit, cast.quality_officer, answer("I1", "met", "Seen it"))
    client.post(area(visit), {**form, "answer-I1-choice": "not-met", "answer-I1-note": "Not there"})

    clashes = reverse("desk:visit_clashes", args=[visit.pk])
    page = said(client.get(clashes))
    assert "Seen it" in page
    assert "Not there" in page
    place = Current.objects.clashing().get()
    assert place.clash is not None
    saw = f"{place.entry.client_id} {place.clash.client_id}"
    client.post(reverse("desk:clash_settle", args=[place.pk]), {"keep": "clash", "saw": saw})
    assert answers_of(visit) == {"I1": "not-met"}
    assert "No clash is waiting" in said(client.get(clashes))


@pytest.mark.parametrize("who", ["contracts_manager", "auditor"])
def test_who_is_not_nominated_reads_and_writes_nothing(cast: Cast, browse: Any, who: str) -> None:
    visit, client = cast.begun_visit(), browse(getattr(cast, who))
    assert "you can read here and change nothing" in said(client.get(area(visit)))

    response = client.post(area(visit), {"answer-I1-choice": "met"})
    assert response.status_code == 422
    assert not Entry.objects.exists()


def test_an_answer_that_is_not_offered_is_refused_beside_its_question(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    typed = {"answer-I1-choice": "excellent", "answer-I2-choice": "met"}
    response = client.post(area(visit), {**opened(client, area(visit)), **typed})

    assert response.status_code == 422
    assert "is not an answer to question I1" in said(response)
    assert answers_of(visit) == {"I2": "met"}


def test_an_observation_that_is_cleared_is_taken_back(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    client.post(area(visit), {**opened(client, area(visit)), "note-new-text": "Wrong home"})
    (there,) = observations_of(visit)
    form = opened(client, area(visit))
    client.post(area(visit), {**form, f"note-{there.key}-text": "", f"note-{there.key}-area": "information"})

    assert observations_of(visit) == []
    assert Entry.objects.count() == 2


def test_people_are_counted_by_role_and_how(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    address = reverse("desk:visit_people", args=[visit.pk])
    form = opened(client, address)
    client.post(address, {**form, "met-people.spoken-with-count": "4", "met-staff.observed-count": "7"})
    assert [(one.role, one.how, one.count) for one in people_met(visit)] == [
        ("People who use the service", "Spoken with", 4),
        ("Staff", "Observed", 7),
    ]

    response = client.post(address, {**opened(client, address), "met-people.spoken-with-count": "four"})
    assert "as a whole number, for example 4" in said(response)
    assert "four" in said(response)


def test_records_go_by_a_code_of_their_own(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    address = reverse("desk:visit_records", args=[visit.pk])
    new = {"sample-new-key": "Person A", "sample-new-kind": "Care plan", "sample-new-text": "Current"}
    form = opened(client, address)
    client.post(address, {**form, **new})
    client.post(address, {**form, **new})
    assert [(one.code, one.kind) for one in samples_of(visit)] == [("Person A", "Care plan")]

    again = client.post(address, {**opened(client, address), **new, "sample-new-text": "Another"})
    assert "is in the list already" in said(again)
    unnamed = client.post(address, {**opened(client, address), "sample-new-kind": "Rota"})
    assert "Enter a code" in said(unnamed)
    client.post(address, {**opened(client, address), **new, "sample-new-key": "Jane Example"})
    assert "looks like somebody’s name" in said(client.get(address))


def test_feedback_given_on_the_day_is_kept_with_a_role(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    address = reverse("desk:visit_feedback", args=[visit.pk])
    form = opened(client, address)
    client.post(address, {**form, "feedback-new-to": "Deputy manager", "feedback-new-text": "Rotas first"})

    assert [(one.to, one.text) for one in feedback_of(visit)] == [("Deputy manager", "Rotas first")]


def test_what_is_written_after_the_draft_was_shared_is_late_and_can_be_counted(
    cast: Cast, browse: Any
) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    Visit.objects.filter(pk=visit.pk).update(status="shared")
    client.post(area(visit), {**opened(client, area(visit)), "answer-I1-choice": "met"})
    late, address = Entry.objects.get(outcome="late"), reverse("desk:visit_clashes", args=[visit.pk])
    assert "Let it count" in said(client.get(address))
    assert client.post(reverse("desk:late_note_count", args=[late.pk])).status_code == 409

    Visit.objects.filter(pk=visit.pk).update(status="answering")
    client.post(reverse("desk:late_note_count", args=[late.pk]))
    assert answers_of(visit) == {"I1": "met"}
    assert "Let it count" not in said(client.get(address))


def test_a_photograph_is_sent_from_a_page_seen_by_the_council_and_taken_back(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    address = reverse("desk:visit_photographs", args=[visit.pk])
    page = said(client.get(address))
    assert 'capture="environment"' in page
    assert "No faces" in page
    picture = SimpleUploadedFile("fire.jpg", photograph())
    client.post(address, {"picture": picture, "caption": "Fire door", "area": "staffing"})
    kept = Photograph.objects.get()
    shown = reverse("desk:photograph", args=[kept.pk])

    assert browse(cast.auditor).get(shown)["Content-Type"] == "image/jpeg"
    assert browse(cast.provider_manager).get(shown).status_code == 404
    assert "Fire door" in said(client.get(area(visit, "staffing")))
    client.post(reverse("desk:photograph_withdraw", args=[kept.pk]), {"reason": "A face"})
    assert client.get(shown).status_code == 404


def test_what_is_no_photograph_comes_back_with_cause_and_cure(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    address = reverse("desk:visit_photographs", args=[visit.pk])
    response = client.post(
        address, {"picture": SimpleUploadedFile("x.jpg", b"no picture"), "caption": "Door"}
    )

    assert response.status_code == 422
    assert "Send a JPEG or a PNG" in said(response)


def test_hostile_text_is_shown_as_text(cast: Cast, browse: Any) -> None:
    visit, client = cast.begun_visit(), browse(cast.quality_officer)
    attack = '</textarea><script>alert("x")</script>'
    client.post(area(visit), {**opened(client, area(visit)), "note-new-text": attack})

    assert "<script>alert" not in client.get(area(visit)).content.decode()
