"""The market's page, on CQC's real ratings of 1 February 2021."""

import csv
import io
import lzma
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest

from plumbline.cqc.actions import import_file
from plumbline.cqc.market import Counts, Place, Segment, counted, rated_locations
from plumbline.cqc.models import Import
from plumbline.cqc.published import RATINGS_FEBRUARY_2021
from plumbline.cqc.reading.snapshot import read
from plumbline.cqc.storing.written import write_market
from tests.cast import NOW, Cast
from tests.desk.many import queries
from tests.strict_client import StrictClient

PAGE = "/desk/market/"
RATED = ("Outstanding", "Good", "Requires improvement", "Inadequate")


@cache
def counts_of_the_file() -> dict[tuple[Place, Segment], Counts]:
    """What the file comes to, worked out once: importing it whole takes seconds, and one test does that."""
    with RATINGS_FEBRUARY_2021.open("rb") as file:
        snapshot = read(file, RATINGS_FEBRUARY_2021.name, today=NOW.date())
    return counted(rated_locations(snapshot.locations, snapshot.ratings))


@pytest.fixture
def imported(db: None) -> None:
    source = Import.objects.create(
        kind="ratings",
        as_at=date(2021, 2, 1),
        file_name=RATINGS_FEBRUARY_2021.name,
        sha256="0",
        rows=23095,
        size=23084,
        covers_england=True,
        imported_at=NOW,
    )
    write_market(counts_of_the_file(), source)


def text_of(client: StrictClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def by_another_route(area: str) -> tuple[int, int]:
    """Good or outstanding, and rated, counted straight from the file; a location listed twice counts once."""
    with lzma.open(RATINGS_FEBRUARY_2021, "rt", encoding="utf-8-sig") as file:
        rows = {
            row["Location ID"]: row for row in csv.DictReader(file) if row["Location Local Authority"] == area
        }
    ratings = Counter(row["Latest Rating"] for row in rows.values())
    return ratings["Good"] + ratings["Outstanding"], sum(ratings[word] for word in RATED)


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize(
    ("area", "good", "rated"),
    [
        ("Milton Keynes", 90, 102),
        ("Oxfordshire", 215, 229),
        ("Lancashire", None, None),
        ("Somerset", None, None),
    ],
)
def test_the_share_is_what_the_file_says(
    officer: StrictClient, area: str, good: int | None, rated: int | None
) -> None:
    counted = by_another_route(area)
    assert (good or counted[0], rated or counted[1]) == counted
    share = (Decimal(counted[0] * 100) / counted[1]).quantize(Decimal("0.1"), ROUND_HALF_UP)

    text = text_of(officer, f"{PAGE}?area={area}")

    assert (
        f"{counted[0]} of {counted[1]} rated locations in {area} are good or outstanding: {share}%." in text
    )
    assert f"{counted[0]} of {counted[1]} rated locations</td>" in text


def test_the_real_importer_brings_it_about(officer: StrictClient) -> None:
    with RATINGS_FEBRUARY_2021.open("rb") as file:
        import_file(file, RATINGS_FEBRUARY_2021.name, by=None, now=NOW, system="tests")

    assert "90 of 102 rated locations in Milton Keynes" in text_of(officer, PAGE)


@pytest.mark.usefixtures("imported")
def test_it_opens_with_the_councils_own_area_and_says_its_day_and_licence(officer: StrictClient) -> None:
    text = text_of(officer, PAGE)

    assert "Market: Milton Keynes" in text
    assert "CQC’s ratings as at 1 February 2021." in text
    assert "Open Government Licence v3.0" in text
    assert "CQC has published newer ones since" in text


@pytest.mark.usefixtures("imported")
def test_region_and_england_stand_beside_by_kind_of_service(officer: StrictClient) -> None:
    text = text_of(officer, PAGE)

    for words in ("South East", "England", "Care homes", "Home care and other community services"):
        assert words in text


@pytest.mark.usefixtures("imported")
def test_an_area_that_is_not_there_gives_way_to_ones_own(officer: StrictClient) -> None:
    assert "Market: Milton Keynes" in text_of(officer, f"{PAGE}?area=Atlantis")


@pytest.mark.usefixtures("imported")
def test_the_whole_market_can_be_taken_away(officer: StrictClient) -> None:
    content = officer.get(f"{PAGE}market.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    own = next(row for row in rows if row["Area"] == "Milton Keynes" and row["Service"].startswith("All"))

    assert rows[0]["Area"] == "England"
    assert len({row["Area"] for row in rows if row["Kind of area"] == "authority"}) == 151
    assert (own["Rated good or outstanding"], own["Rated"], own["Share (%)"]) == ("90", "102", "88.2")


@pytest.mark.usefixtures("imported")
def test_every_area_takes_the_same_queries(officer: StrictClient) -> None:
    small = queries(lambda: officer.get(f"{PAGE}?area=Rutland"))

    assert queries(lambda: officer.get(f"{PAGE}?area=Kent")) == small <= 12


def test_without_a_file_it_says_what_to_do(
    cast: Cast, officer: StrictClient, browse: Callable[..., StrictClient]
) -> None:
    assert "A contracts manager can bring in" in text_of(officer, PAGE)
    assert 'href="/desk/market/cqc-files/"' in text_of(browse(cast.contracts_manager), PAGE)
    assert officer.get(f"{PAGE}market.csv").status_code == 200


@pytest.mark.usefixtures("imported")
def test_placement_staff_see_the_market_and_providers_do_not(
    cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    assert browse(cast.placement_staff).get(PAGE).status_code == 200
    assert browse(cast.provider_staff).get(PAGE).status_code == 404
