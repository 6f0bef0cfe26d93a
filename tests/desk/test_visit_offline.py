"""What a device takes with it, and what it sends back: once, piece by piece, and never as somebody else."""

import json
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.templatetags.static import static

from plumbline.desk.visits.offline.files import MODULES, kept_files
from plumbline.visits import actions as visits
from plumbline.visits.models import Entry, Photograph, Visit
from tests.cast import NOW, Cast
from tests.desk.many import queries
from tests.desk.pages import address, said
from tests.desk.test_visit_offline_photographs import send_photograph
from tests.house.source import PACKAGE
from tests.strict_client import StrictClient
from tests.visits.noted import answer, hand_in

SCRIPTS = PACKAGE / "desk" / "static" / "desk" / "visit"
NUMBER = UUID("3f0c5a52-8a07-4d0e-9a3b-111111111111")


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return cast.begun_visit()


@pytest.fixture
def lead(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.quality_officer)


def _piece(**changed: Any) -> dict[str, Any]:
    piece = {
        "client_id": str(NUMBER),
        "kind": "answer",
        "key": "S1",
        "value": {"choice": "met", "note": ""},
        "saw": None,
        "written_at": NOW.isoformat(),
    }
    return piece | changed


def _send(client: StrictClient, visit: Visit, *pieces: Any, person: int) -> Any:
    body = {"person": person, "device": "tablet", "pieces": list(pieces)}
    return client.post(address("visit_sync", visit.pk), json.dumps(body), content_type="application/json")


def test_the_pack_holds_what_is_asked_and_what_stands(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    hand_in(visit, cast.contract_officer, answer("S1", "partly", "Two of five", number=NUMBER))

    pack = lead.get(address("visit_pack", visit.pk)).json()

    assert pack["visit"]["title"] == "Quality visit, Alder Homecare (test)"
    assert pack["visit"]["is_open"]
    assert not pack["visit"]["is_over"]
    assert pack["visit"]["problem"] == ""
    assert [one["code"] for one in pack["areas"]][:2] == ["information", "person-centred"]
    question = next(one for one in pack["questions"] if one["ref"] == "S1")
    assert [one["says"] for one in question["choices"]][-2:] == ["Not applicable", "Not assessed"]
    stands = pack["stands"]["answer/S1"]
    assert (stands["client_id"], stands["value"]["note"], stands["is_mine"]) == (
        str(NUMBER),
        "Two of five",
        False,
    )
    assert stands["by"] == "Contract officer"


def test_somebody_who_may_not_note_is_told_before_they_start(browse: Any, cast: Cast, visit: Visit) -> None:
    pack = browse(cast.contracts_manager).get(address("visit_pack", visit.pk)).json()

    assert "not one of the officers nominated" in pack["visit"]["problem"]


def test_a_piece_counts_and_the_place_is_told_back(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    told = _send(lead, visit, _piece(), person=cast.quality_officer.pk).json()

    (one,) = told["pieces"]
    assert (one["client_id"], one["outcome"]) == (str(NUMBER), "counted")
    assert one["stands"]["value"]["choice"] == "met"
    assert Entry.objects.get().device == "tablet"


def test_the_same_piece_twice_is_one_entry(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    first = _send(lead, visit, _piece(), person=cast.quality_officer.pk).json()
    second = _send(lead, visit, _piece(), _piece(), person=cast.quality_officer.pk).json()

    assert [one["outcome"] for one in second["pieces"]] == ["counted", "counted"]
    assert first["pieces"][0] == second["pieces"][0]
    assert Entry.objects.count() == 1


def test_two_officers_who_differ_clash_and_the_second_is_shown_both(
    lead: StrictClient, cast: Cast, visit: Visit
) -> None:
    hand_in(visit, cast.contract_officer, answer("S1", "not-met"))

    (one,) = _send(lead, visit, _piece(), person=cast.quality_officer.pk).json()["pieces"]

    assert one["outcome"] == "clash"
    assert one["stands"]["value"]["choice"] == "not-met"
    assert one["stands"]["clash"]["value"]["choice"] == "met"
    assert one["stands"]["clash"]["is_mine"]


def test_what_arrives_after_the_visit_closed_is_kept_and_said_to_be_late(
    lead: StrictClient, cast: Cast, visit: Visit
) -> None:
    Visit.objects.filter(pk=visit.pk).update(status=Visit.Status.SHARED)

    (one,) = _send(lead, visit, _piece(), person=cast.quality_officer.pk).json()["pieces"]

    assert one["outcome"] == "late"
    assert one["stands"] is None
    assert Entry.objects.get().value["choice"] == "met"
    assert lead.get(address("visit_pack", visit.pk)).json()["visit"]["is_over"]


def test_one_piece_that_does_not_fit_keeps_no_other_back(
    lead: StrictClient, cast: Cast, visit: Visit
) -> None:
    bad = _piece(client_id=str(uuid4()), key="no-such-question")
    unread = _piece(client_id=str(uuid4()), value="met")

    told = _send(lead, visit, bad, _piece(), unread, person=cast.quality_officer.pk).json()["pieces"]

    outcomes = {one["client_id"]: one["outcome"] for one in told}
    assert outcomes == {bad["client_id"]: "refused", str(NUMBER): "counted", unread["client_id"]: "refused"}
    assert all(one["says"] for one in told if one["outcome"] == "refused")


def test_who_is_not_nominated_is_told_and_nothing_is_kept(browse: Any, cast: Cast, visit: Visit) -> None:
    refused = _send(browse(cast.contracts_manager), visit, _piece(), person=cast.contracts_manager.pk)

    assert refused.status_code == 409
    assert refused.json()["why"] == "not-now"
    assert "Ask the lead officer to nominate you." in refused.json()["says"]
    assert not Entry.objects.exists()


def test_what_another_person_wrote_on_this_device_is_not_taken_as_mine(
    lead: StrictClient, cast: Cast, visit: Visit
) -> None:
    for refused in (
        _send(lead, visit, _piece(), person=cast.contract_officer.pk),
        send_photograph(lead, visit, person=cast.contract_officer.pk),
    ):
        assert refused.status_code == 409
        assert refused.json()["why"] == "somebody-else"
    assert not Entry.objects.exists()
    assert not Photograph.objects.exists()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"{", "not whole"),
        (b"\xff\xfe", "not whole"),
        (b"[]", "no list of changes"),
        (b'{"pieces": {}}', "no list of changes"),
        (b'{"person": PERSON, "pieces": [3]}', "without a number"),
        (b'{"person": PERSON, "pieces": [{"client_id": "7"}]}', "without a number"),
        (b'{"person": PERSON, "pieces": [' + b",".join([b"{}"] * 51) + b"]}", "At most 50"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_cause(
    lead: StrictClient, cast: Cast, visit: Visit, body: bytes, says: str
) -> None:
    sent = body.replace(b"PERSON", str(cast.quality_officer.pk).encode())

    refused = lead.post(address("visit_sync", visit.pk), sent, content_type="application/json")

    assert refused.status_code == 400
    assert says in refused.json()["says"]


def test_too_much_at_once_is_refused_with_its_cause(lead: StrictClient, visit: Visit) -> None:
    refused = lead.post(address("visit_sync", visit.pk), b" " * 5_300_000, content_type="application/json")

    assert refused.status_code == 413
    assert "too large" in refused.json()["says"]


@pytest.mark.parametrize("who", ["other_council_officer", "provider_manager", "auditor"])
def test_a_visit_that_is_not_theirs_is_not_there(browse: Any, cast: Cast, visit: Visit, who: str) -> None:
    stranger = getattr(cast, who)
    client = browse(stranger)

    assert client.get(address("visit_offline", visit.pk)).status_code == 404
    assert client.get(address("visit_pack", visit.pk)).status_code == 404
    assert _send(client, visit, _piece(), person=stranger.pk).status_code == 404
    assert send_photograph(client, visit, person=stranger.pk).status_code == 404
    assert not Entry.objects.exists()


def test_the_page_names_nobody_and_no_visit(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    """The same page is kept for whoever uses the device next."""
    page = lead.get(address("visits_offline"))

    assert "Visits on this device" in said(page)
    assert "Quality officer" not in page.content.decode()
    assert "Alder" not in page.content.decode()


def test_without_scripts_the_page_leads_to_the_visit(lead: StrictClient, visit: Visit) -> None:
    assert address("visit", visit.pk) in lead.get(address("visit_offline", visit.pk)).content.decode()


def test_the_device_keeps_every_file_that_the_page_needs(lead: StrictClient) -> None:
    page = lead.get(address("visits_offline")).content.decode()
    named = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
    imported = {
        f"/static/desk/visit/{name}.js"
        for script in SCRIPTS.glob("*.js")
        for name in re.findall(r'from "\./(\w+)\.js"', script.read_text())
    }

    assert named | imported <= set(kept_files())
    assert set(MODULES) | {"main", "worker"} == {script.stem for script in SCRIPTS.glob("*.js")}


def test_the_worker_says_what_to_keep(lead: StrictClient) -> None:
    worker = lead.get(address("visit_worker"))

    assert worker["Content-Type"].startswith("text/javascript")
    assert f'const SHELL = "{address("visits_offline")}";' in worker.content.decode()
    assert static("desk/visit/main.js") in worker.content.decode()


def test_who_is_signed_in_is_told_with_a_token(lead: StrictClient, cast: Cast) -> None:
    told = lead.get(address("visit_person"))

    assert told.json()["person"] == cast.quality_officer.pk
    assert told.json()["token"]
    assert "no-store" in told["Cache-Control"]


def test_sending_needs_the_token(cast: Cast, visit: Visit) -> None:
    client = StrictClient(enforce_csrf_checks=True)
    client.force_login(cast.quality_officer, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert _send(client, visit, _piece(), person=cast.quality_officer.pk).status_code == 403


def test_the_pack_costs_the_same_whatever_stands(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    before = queries(lambda: lead.get(address("visit_pack", visit.pk)))
    hand_in(visit, cast.contract_officer, *(answer(f"S{number}", "met") for number in (1, 2, 3, 4)))

    assert queries(lambda: lead.get(address("visit_pack", visit.pk))) == before


def test_a_piece_that_was_late_can_be_counted_by_a_person(
    lead: StrictClient, cast: Cast, visit: Visit
) -> None:
    Visit.objects.filter(pk=visit.pk).update(status=Visit.Status.ANSWERING)
    _send(lead, visit, _piece(), person=cast.quality_officer.pk)

    visits.count_late(Entry.objects.get(), by=cast.quality_officer, now=NOW)

    assert lead.get(address("visit_pack", visit.pk)).json()["stands"]["answer/S1"]["value"]["choice"] == "met"
