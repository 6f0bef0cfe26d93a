"""What an officer hears of free places stands on the page before a placement, with its day and where it is from."""

from collections.abc import Callable

import pytest
from django.test import Client

from plumbline.accounts.models import User
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Browse = Callable[[User], Client]
COUNTED_ON = {"counted_on_day": "8", "counted_on_month": "7", "counted_on_year": "2026"}


def test_an_officer_writes_down_what_was_said_of_free_places(cast: Cast, browse: Browse) -> None:
    client, service = browse(cast.placement_staff), cast.alder.services.get()
    address = f"/desk/placement/{cast.alder.pk}/vacancies/"
    heard = {"heard": "phone", "who": "the manager", "answer": "places", "number": "3"}
    typed = {
        "service": service.pk,
        **heard,
        **COUNTED_ON,
    }

    assert "0 means none" in client.post(address, {**typed, "number": ""}).content.decode()
    assert client.post(address, typed).status_code == 302
    page = " ".join(client.get(f"/desk/placement/{cast.alder.pk}/").content.decode().split())
    assert "Home care: 3 places" in page
    assert "8 July 2026, heard by phone from the manager" in page
    assert browse(cast.auditor).get(address).status_code == 404
