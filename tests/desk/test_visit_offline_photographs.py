"""Photographs from a device that was without a network: whole or in parts, once each."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from plumbline.visits.models import Photograph, Visit
from tests.cast import NOW, Cast
from tests.desk.pages import address
from tests.house.source import PACKAGE
from tests.strict_client import StrictClient

SCRIPTS = PACKAGE / "desk" / "static" / "desk" / "visit"
NUMBER = UUID("3f0c5a52-8a07-4d0e-9a3b-111111111111")


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return cast.begun_visit()


@pytest.fixture
def lead(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.quality_officer)


def _photograph(**changed: Any) -> dict[str, Any]:
    picture = BytesIO()
    Image.new("RGB", (8, 6), "grey").save(picture, "JPEG")
    sent = {"client_id": str(NUMBER), "caption": "Medicines trolley", "area": "safeguarding"}
    file = SimpleUploadedFile("a.jpg", picture.getvalue(), "image/jpeg")
    return {**sent, "taken_at": NOW.isoformat(), "picture": file, **changed}


def send_photograph(client: StrictClient, visit: Visit, **changed: Any) -> Any:
    return client.post(address("visit_photograph_sync", visit.pk), _photograph(**changed))


def test_a_photograph_sent_twice_is_one(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    for _ in range(2):
        told = send_photograph(lead, visit, person=cast.quality_officer.pk)
        assert (told.status_code, told.json()["outcome"]) == (200, "counted")

    kept = Photograph.objects.get()
    assert (kept.caption, kept.area, kept.taken_by) == (
        "Medicines trolley",
        "safeguarding",
        cast.quality_officer,
    )
    pack = lead.get(address("visit_pack", visit.pk)).json()
    assert [one["client_id"] for one in pack["photographs"]] == [str(NUMBER)]


def test_a_photograph_may_come_in_parts_and_each_part_twice(
    lead: StrictClient, cast: Cast, visit: Visit
) -> None:
    whole = _photograph()["picture"].read()
    parts = [(0, whole[:100]), (100, whole[100:250]), (250, whole[250:])]
    told = []
    for offset, content in [part for part in parts for _ in range(2)]:
        file = SimpleUploadedFile("a.jpg", content, "image/jpeg")
        place = {"offset": offset, "total": len(whole), "picture": file}
        told.append(send_photograph(lead, visit, person=cast.quality_officer.pk, **place).json())

    assert [(one["outcome"], one.get("have")) for one in told] == [
        *[("part", 100)] * 2,
        *[("part", 250)] * 2,
        *[("counted", None)] * 2,
    ]
    assert Photograph.objects.get().width == 8


def test_a_part_from_the_middle_is_told_where_to_go_on(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    place = {"offset": 500, "total": 900, "picture": SimpleUploadedFile("a.jpg", b"a" * 100)}

    told = send_photograph(lead, visit, person=cast.quality_officer.pk, **place).json()

    assert (told["outcome"], told["have"]) == ("part", 0)


@pytest.mark.parametrize(("offset", "total"), [("90", "100"), ("0", "99999999999"), ("50", "20")])
def test_a_part_that_cannot_fit_is_refused(
    lead: StrictClient, cast: Cast, visit: Visit, offset: str, total: str
) -> None:
    place = {"offset": offset, "total": total, "picture": SimpleUploadedFile("a.jpg", b"a" * 30)}

    assert send_photograph(lead, visit, person=cast.quality_officer.pk, **place).status_code == 400


def test_a_photograph_that_is_none_is_refused_for_good(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    nothing = SimpleUploadedFile("a.jpg", b"no picture")

    told = send_photograph(lead, visit, person=cast.quality_officer.pk, picture=nothing)

    assert told.json()["outcome"] == "refused"
    assert "JPEG" in told.json()["says"]


def test_a_photograph_without_its_number_is_refused(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    refused = send_photograph(lead, visit, person=cast.quality_officer.pk, client_id="7")

    assert refused.status_code == 400


def test_a_photograph_after_the_visit_closed_is_late(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    Visit.objects.filter(pk=visit.pk).update(status=Visit.Status.SHARED)

    assert send_photograph(lead, visit, person=cast.quality_officer.pk).json()["outcome"] == "late"
