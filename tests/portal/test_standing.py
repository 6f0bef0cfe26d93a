"""A provider reads how it stands and why, and comments once; what the council holds of others stays there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.notices.models import Notice
from plumbline.standing.models import ProviderComment
from tests.cast import NOW, Cast
from tests.standing.placing import IN_WORDS, decided

pytestmark = pytest.mark.django_db
Browse = Callable[[User], Client]


@pytest.fixture(autouse=True)
def today_is_the_casts_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def text_of(client: Client, address: str = "/portal/standing/") -> str:
    return " ".join(client.get(address).content.decode().split())


def test_the_provider_reads_its_standing_and_why_and_not_what_was_heard_of_it(
    cast: Cast, browse: Browse
) -> None:
    heard = {"kind": "intelligence", "number": 1, "says": "Whistleblowing, heard on 3 July 2026"}
    decided(cast, evidence=[*IN_WORDS, heard])
    page = text_of(browse(cast.provider_staff))

    assert "Medicines were not given for three days." in page
    assert "Phone call with the manager" in page
    assert "Whistleblowing" not in page
    assert "Medicines" not in text_of(browse(cast.rival_staff))


def test_a_manager_comments_and_the_colour_stays(cast: Cast, browse: Browse) -> None:
    red = decided(cast)
    client = browse(cast.provider_manager)
    address = f"/portal/standing/{red.pk}/comment/"

    assert "Write what you want the council to read" in client.post(address, {"says": ""}).content.decode()
    assert client.post(address, {"says": "The chart was wrong."}).status_code == 302
    assert "The chart was wrong." in text_of(client)
    assert address not in text_of(client)
    assert Notice.objects.get(kind="commented").to == cast.contracts_manager
    page = text_of(browse(cast.placement_staff), f"/desk/placement/{cast.alder.pk}/")
    assert "The chart was wrong." in page
    assert "Nobody new may be placed here" in page


def test_after_its_days_no_comment_is_taken(
    cast: Cast, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    red = decided(cast)
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=11))
    client = browse(cast.provider_manager)

    assert "The time for it ended on 20 July 2026" in text_of(client)
    page = client.post(f"/portal/standing/{red.pk}/comment/", {"says": "Late"}).content.decode()
    assert "The time to comment ended on 20 July 2026" in page
    assert not ProviderComment.objects.exists()


def test_a_provider_tells_every_council_it_works_for_how_many_places_are_free(
    cast: Cast, browse: Browse
) -> None:
    service = cast.birch.services.get()
    client, address = browse(cast.rival_staff), "/portal/standing/vacancies/"
    day = {"counted_on_day": "9", "counted_on_month": "7", "counted_on_year": "2026"}

    assert "Write how many places are free" in client.post(address, day).content.decode()
    both = client.post(address, {**day, f"number_{service.pk}": "2", f"silent_{service.pk}": "on"})
    assert "and not both" in both.content.decode()
    assert client.post(address, {**day, f"number_{service.pk}": "2"}).status_code == 302
    assert "2 places" in text_of(client)
    for officer in (cast.contract_officer, cast.other_council_officer):
        page = text_of(browse(officer), f"/desk/placement/{cast.birch.pk}/")
        assert "Home care: 2 places" in page
    assert "2 places" not in text_of(browse(cast.provider_staff))


def test_only_the_manager_speaks_for_the_provider(cast: Cast, browse: Browse) -> None:
    red = decided(cast)

    assert browse(cast.provider_staff).get(f"/portal/standing/{red.pk}/comment/").status_code == 404
    assert "Your registered manager can do that here" in text_of(browse(cast.provider_staff))
