"""The page of search: a council's own providers, CQC's register, and what was perhaps meant."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plumbline.providers.models import Location
from tests.cast import Cast
from tests.cqc.files import OLDHAM_2025
from tests.cqc.importing import take_over
from tests.strict_client import StrictClient

PAGE = "/desk/search/"
AVONLEIGH = "1-18648277454"


def text_of(client: StrictClient, typed: str, page: str = PAGE) -> str:
    response = client.get(page, {"q": typed})
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.fixture
def register(cast: Cast) -> Path:
    Location.objects.create(provider=cast.alder, name="Alder at Avonleigh", cqc_location_id=AVONLEIGH)
    take_over(OLDHAM_2025)
    return OLDHAM_2025


@pytest.mark.usefixtures("register")
def test_one_search_finds_our_providers_and_cqcs_register(officer: StrictClient) -> None:
    text = text_of(officer, "avonleigh")

    assert "1 of your providers and 1 location on CQC’s register fit “avonleigh”, the best first." in text
    ours, listed = text.split("On CQC’s register")
    assert "Alder Homecare (test)" in ours
    assert "In Alder at Avonleigh" in ours
    assert f"https://www.cqc.org.uk/location/{AVONLEIGH}" in listed
    assert "has a contract" in listed
    assert "This is its CQC ID" in text_of(officer, AVONLEIGH)


@pytest.mark.usefixtures("register")
def test_a_near_spelling_is_offered_and_nothing_is_said_to_be_nothing(officer: StrictClient) -> None:
    assert 'Did you mean <a class="govuk-link" href="?q=avonleigh">avonleigh</a>?' in text_of(
        officer, "avonliegh"
    )
    assert 'Did you mean <a class="govuk-link" href="?q=alder">alder</a>?' in text_of(officer, "aldre")
    assert "Nothing here is called “zyxwv”" in text_of(officer, "zyxwv")
    assert "Type a name, a postcode, a place or a CQC ID." in text_of(officer, "")


def test_nobody_finds_another_councils_providers(
    officer: StrictClient, cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    assert "Your providers" in text_of(officer, "alder")
    assert "Nothing here is called “alder”" in text_of(browse(cast.other_council_officer), "alder")
