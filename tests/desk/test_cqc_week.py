"""The CQC week: ours first, then the market's news, from real directories of one council area."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest

from plumbline.cqc.actions import import_file
from plumbline.cqc.models import Change, Import
from plumbline.intelligence.models import Intelligence
from plumbline.notices.models import Notice
from plumbline.oversight.cqc_news import cqc_taken_over
from plumbline.providers.models import Location
from tests.cast import NOW, Cast
from tests.cqc.files import OLDHAM_2023, OLDHAM_2025
from tests.desk.many import queries
from tests.strict_client import StrictClient

PAGE = "/desk/market/cqc-week/"
AVONLEIGH, SHAWSIDE, ANBRIDGE = "1-117977107", "1-6355044561", "1-112467585"


def bring_in(*files: object) -> None:
    """As the command does it; the first a week earlier than the last."""
    for number, path in enumerate(files, start=1 - len(files)):
        now = NOW + timedelta(days=7 * number)
        with path.open("rb") as file:  # type: ignore[attr-defined]
            import_file(
                file,
                path.name,  # type: ignore[attr-defined]
                by=None,
                system="tests",
                now=now,
                afterwards=lambda found_in, now=now: cqc_taken_over(found_in, by=None, now=now),  # type: ignore[misc]
            )


@pytest.fixture
def week(cast: Cast) -> Cast:
    """Oldham's two directories, with two of its homes among Alder's locations and one among Birch's."""
    cast.exampleshire.cqc_name = "Oldham"
    cast.exampleshire.save()
    for provider, cqc_id in ((cast.alder, AVONLEIGH), (cast.alder, ANBRIDGE), (cast.birch, SHAWSIDE)):
        Location.objects.create(provider=provider, name=f"Place {cqc_id}", cqc_location_id=cqc_id)
    bring_in(OLDHAM_2023, OLDHAM_2025)
    return cast


def text_of(client: StrictClient, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.usefixtures("week")
def test_ours_come_first_with_what_was_and_what_is(officer: StrictClient) -> None:
    text = text_of(officer)

    assert "The CQC week of 6 July 2026" in text
    assert "Something is new about 3 locations of providers you have a contract with" in text
    ours, market = text.split("Market news: Oldham")
    assert "Avonleigh Gardens" in ours
    assert "1-18648277454" in ours
    assert "the same postcode and name; another provider" in ours
    assert "28 January 2021" in ours
    assert "9 August 2023" in ours
    assert "Alder Homecare (test)" in ours
    assert "https://www.cqc.org.uk/location/1-117977107" in ours
    assert "Avonleigh Gardens</h3>" not in market
    assert "Open Government Licence v3.0" in market


@pytest.mark.usefixtures("week")
def test_kinds_are_counted_for_us_and_the_area_and_narrow_the_page(officer: StrictClient) -> None:
    text = text_of(officer, f"{PAGE}?kind=gone")

    assert 'Market news: Oldham <span class="app-count">12</span>' in text
    assert "Acorn Lodge Nursing Home" in text
    assert "Bluebird Care Oldham" not in text
    assert "Nothing of this kind changed about their locations." in text


@pytest.mark.usefixtures("week")
def test_an_area_without_news_and_a_week_that_is_not_there_are_no_error(officer: StrictClient) -> None:
    assert "Market news: England" in text_of(officer, f"{PAGE}?area=all")
    assert "The CQC week of 6 July 2026" in text_of(officer, f"{PAGE}?week=2020-01-06&area=Atlantis&kind=odd")


@pytest.mark.usefixtures("week")
def test_the_week_before_brought_the_register_and_no_news(officer: StrictClient) -> None:
    text = text_of(officer, f"{PAGE}?week=2026-06-29")

    assert "The CQC week of 29 June 2026" in text
    assert "were the first of their kind" in text


@pytest.mark.usefixtures("week")
def test_it_can_be_taken_away_with_its_source(officer: StrictClient) -> None:
    response = officer.get(f"{PAGE}?format=csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))

    assert len(rows) - 1 == Change.objects.count()
    assert rows[1][:5] == [
        "Alder Homecare (test)",
        "Avonleigh Gardens",
        AVONLEIGH,
        "Oldham",
        "Re-registered",
    ]
    assert "Open Government Licence v3.0" in rows[1][11]


def test_before_the_first_file_it_says_what_will_stand_here(
    cast: Cast, officer: StrictClient, browse: Callable[..., StrictClient]
) -> None:
    assert "A contracts manager can bring in" in text_of(officer)
    assert "Bring in a file from CQC" in text_of(browse(cast.contracts_manager))


def test_another_council_sees_no_provider_of_ours(week: Cast, browse: Callable[..., StrictClient]) -> None:
    text = text_of(browse(week.other_council_officer), f"{PAGE}?area=Oldham")

    assert "Alder" not in text
    assert "Shawside" in text.split("Market news")[0]  # it has a contract with Birch too


def test_a_location_that_another_provider_goes_on_with_leads_to_recording_it(
    week: Cast, officer: StrictClient, browse: Callable[..., StrictClient]
) -> None:
    text = text_of(browse(week.contracts_manager))

    assert f"/desk/providers/{week.alder.pk}/taken-over/?source=CQC%3A%20{AVONLEIGH}%20goes%20on%20as" in text
    assert "was taken over" not in text_of(officer)


def test_each_lead_officer_gets_one_letter_an_import_and_the_same_file_writes_nothing(week: Cast) -> None:
    letters = {notice.to: notice for notice in Notice.objects.filter(kind="news")}

    assert set(letters) == {week.contract_officer, week.other_council_officer}
    body = letters[week.contract_officer].body
    assert "Alder Homecare (test): Avonleigh Gardens" in body
    assert "- Divided or merged. Goes on as: 1-6355044561 → 1-21881721930" in body
    assert "/desk/market/cqc-week/?week=2026-07-06" in body
    assert "Alder" not in letters[week.other_council_officer].body
    before = Notice.objects.count(), Import.objects.count(), Change.objects.count()
    bring_in(OLDHAM_2025)
    assert (Notice.objects.count(), Import.objects.count(), Change.objects.count()) == before


def test_what_touches_our_providers_becomes_intelligence_once(week: Cast) -> None:
    heard = Intelligence.objects.filter(council=week.exampleshire, kind="cqc")

    assert set(heard.values_list("provider", flat=True)) == {week.alder.pk, week.birch.pk}
    assert "Avonleigh Gardens: re-registered." in heard.get(says__contains="1-18648277454").says
    assert heard.filter(provider=week.alder).count() == 2
    before = Intelligence.objects.count()
    bring_in(OLDHAM_2025)
    assert Intelligence.objects.count() == before


@pytest.mark.usefixtures("week")
def test_the_page_asks_few_questions(officer: StrictClient) -> None:
    text_of(officer)

    assert queries(lambda: officer.get(PAGE)) <= 20
