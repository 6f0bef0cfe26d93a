"""The stream of intelligence, one piece and its decisions, and where else it is told: Today, the provider's page."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.models import Intelligence
from tests.cast import NOW, TODAY, Cast
from tests.desk.pages import address, row_of, said
from tests.intelligence.heard import closed, heard
from tests.strict_client import StrictClient

MONTH_AGO = TODAY - timedelta(days=31)


@pytest.fixture
def all_kinds(cast: Cast) -> Cast:
    heard(cast, says="Open one", area="staff")
    closed(cast, says="Closed one", kind="complaint")
    intelligence.withdraw(
        heard(cast, says="Gone one"), reason="Another provider", by=cast.quality_officer, now=NOW
    )
    heard(cast, says="Old one", seriousness="high", happened_on=MONTH_AGO, heard_on=MONTH_AGO)
    heard(cast, says="Birch one", provider=cast.birch)
    taken = heard(cast, says="Taken one", seriousness="low")
    intelligence.take_on(taken, by=cast.quality_officer, now=NOW)
    heard(cast, says="Hidden one", is_restricted=True, by=cast.quality_officer, seriousness="high")
    return cast


EVERY = ("Open one", "Closed one", "Gone one", "Old one", "Birch one", "Taken one", "Hidden one")


def shown(page: Any) -> set[str]:
    words = said(page)
    return {one for one in EVERY if one in words}


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({}, {"Open one", "Closed one", "Old one", "Birch one", "Taken one"}),
        ({"kind": "complaint"}, {"Closed one"}),
        ({"seriousness": "high"}, {"Old one"}),
        ({"state": "open"}, {"Open one", "Old one", "Birch one", "Taken one"}),
        ({"state": "not-taken-on"}, {"Open one", "Old one", "Birch one"}),
        ({"state": "closed"}, {"Closed one"}),
        ({"state": "withdrawn"}, {"Gone one"}),
        ({"area": "staff"}, {"Open one"}),
        ({"days": "30", "state": "open"}, {"Open one", "Birch one", "Taken one"}),
        ({"restricted": "yes"}, {"Open one", "Closed one", "Old one", "Birch one", "Taken one"}),
        ({"kind": "nonsense", "area": "staff"}, {"Open one"}),
    ],
)
def test_the_stream_is_narrowed_by_the_address(
    all_kinds: Cast, officer: StrictClient, asked: dict[str, str], there: set[str]
) -> None:
    assert shown(officer.get(address("intelligence"), asked)) == there


def test_one_provider_has_a_stream_of_its_own(all_kinds: Cast, officer: StrictClient) -> None:
    page = officer.get(address("intelligence"), {"provider": all_kinds.birch.pk})

    assert shown(page) == {"Birch one"}
    assert "Intelligence about Birch" in said(page)


def test_those_who_may_narrow_it_to_what_is_restricted(
    all_kinds: Cast, browse: Callable[..., StrictClient]
) -> None:
    manager = browse(all_kinds.contracts_manager)

    assert shown(manager.get(address("intelligence"), {"restricted": "yes"})) == {"Hidden one"}
    assert "Hidden one" not in shown(manager.get(address("intelligence"), {"restricted": "no"}))


@pytest.mark.parametrize("page", ["today", "intelligence", "history"])
def test_what_is_restricted_is_nowhere_for_others(all_kinds: Cast, officer: StrictClient, page: str) -> None:
    hidden = Intelligence.objects.get(says="Hidden one")
    content = officer.get(address(page), {"whose": "team"}).content.decode()

    assert "Hidden one" not in content
    assert address("intelligence_one", hidden.pk) not in content


def test_what_is_restricted_counts_in_no_sum_table_or_history(
    all_kinds: Cast, officer: StrictClient, browse: Callable[..., StrictClient]
) -> None:
    hidden = Intelligence.objects.get(says="Hidden one")
    manager = browse(all_kinds.contracts_manager)

    def taken_away(client: StrictClient, page: str) -> str:
        return client.get(address(page), {"format": "csv"}).content.decode()

    assert "5 pieces of intelligence, 4 open" in said(officer.get(address("intelligence")))
    assert "6 pieces of intelligence, 5 open" in said(manager.get(address("intelligence")))
    assert ("Hidden one" in taken_away(officer, "intelligence")) is False
    assert ("Hidden one" in taken_away(manager, "intelligence")) is True
    about = f"intelligence.intelligence {hidden.pk}"
    assert about not in taken_away(officer, "history")
    assert about in taken_away(manager, "history")
    own_page = address("provider", all_kinds.alder.pk)
    assert "All 4 in one stream" in said(officer.get(own_page))
    assert "All 5 in one stream" in said(manager.get(own_page))


def test_the_page_of_what_is_restricted_is_not_there_for_others(
    all_kinds: Cast, officer: StrictClient, browse: Callable[..., StrictClient]
) -> None:
    page = address("intelligence_one", Intelligence.objects.get(says="Hidden one").pk)

    assert officer.get(page).status_code == 404
    assert officer.post(f"{page}close/", {}).status_code == 404
    assert browse(all_kinds.quality_officer).get(page).status_code == 200
    assert browse(all_kinds.senior_manager).get(page).status_code == 200


def test_the_stream_is_taken_away_with_formulas_made_harmless(cast: Cast, officer: StrictClient) -> None:
    heard(cast, says='=HYPERLINK("http://example.org")')

    content = officer.get(address("intelligence"), {"format": "csv"}).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content))
    assert row["What was seen or heard"] == '\'=HYPERLINK("http://example.org")'
    assert (row["Kind"], row["Heard"], row["Restricted"]) == ("Concern", f"{TODAY:%Y-%m-%d}", "no")


def test_a_long_stream_comes_in_pages(cast: Cast, officer: StrictClient) -> None:
    for number in range(51):
        heard(cast, says=f"Number {number:02}")

    assert "Number 00" not in said(officer.get(address("intelligence")))
    assert "Number 00" in said(officer.get(address("intelligence"), {"page": 2}))


def test_an_empty_stream_says_what_would_be_there(cast: Cast, officer: StrictClient) -> None:
    assert "returns that are missed stand here" in said(officer.get(address("intelligence")))
    assert "Choose fewer filters" in said(officer.get(address("intelligence"), {"kind": "nhs"}))


@pytest.mark.parametrize("page", ["intelligence", "today"])
def test_the_pages_ask_the_same_questions_for_many(cast: Cast, officer: StrictClient, page: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            officer.get(address(page), {"whose": "team"})
        return len(queries)

    heard(cast, area="staff", strength="suspect")
    few = asked()
    for area in ("people", "management", "planning", "basic-care"):
        heard(cast, area=area)
        heard(cast, area=area, provider=cast.birch, strength="suspect")
    assert asked() == few


def test_an_officer_takes_it_on_and_closes_it(cast: Cast, officer: StrictClient) -> None:
    piece = heard(cast)

    taken = said(officer.post(address("intelligence_take_on", piece.pk), follow=True))
    assert "Contract officer is looking into it" in taken
    done = {"close-outcome": "upheld", "close-says": "Rotas changed"}
    page = said(officer.post(address("intelligence_close", piece.pk), done, follow=True))

    assert "What came of it: upheld" in page
    assert "Rotas changed" in page
    assert "Intelligence closed" in page


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        ("take_on", {}),
        ("close", {"close-outcome": "upheld", "close-says": "My words"}),
        ("withdraw", {"withdraw-reason": "My words"}),
    ],
)
def test_whoever_is_too_late_is_told_and_keeps_what_was_typed(
    cast: Cast, officer: StrictClient, monkeypatch: pytest.MonkeyPatch, act: str, typed: dict[str, str]
) -> None:
    piece = heard(cast)

    def seen_before_somebody_was_quicker(*found: Any, **asked: Any) -> Any:
        one = Intelligence.objects.get(pk=piece.pk)
        if one.is_open:
            intelligence.withdraw(one, reason="Quicker", by=cast.quality_officer, now=NOW)
        return piece

    monkeypatch.setattr(
        "plumbline.desk.intelligence.settling.found_intelligence", seen_before_somebody_was_quicker
    )
    page = officer.post(address(f"intelligence_{act}", piece.pk), typed)

    assert page.status_code == 422
    assert "omeone has just" in page.content.decode()
    assert ("My words" in page.content.decode()) is bool(typed)


def test_it_is_handed_over_and_opened_again(cast: Cast, officer: StrictClient) -> None:
    piece = heard(cast)
    officer.post(address("intelligence_take_on", piece.pk))

    to = {"hand-officer": cast.quality_officer.pk}
    assert "Quality officer is looking into it" in said(
        officer.post(address("intelligence_hand_over", piece.pk), to, follow=True)
    )
    officer.post(address("intelligence_withdraw", piece.pk), {"withdraw-reason": "Not so"})
    page = officer.post(
        address("intelligence_again", piece.pk), {"again-reason": "It is after all"}, follow=True
    )
    assert "It is after all" in said(page)
    assert "Nobody has taken it on yet" in said(page)


def test_who_only_reads_or_records_settles_nothing(cast: Cast, browse: Callable[..., StrictClient]) -> None:
    piece = heard(cast)
    for person in (cast.auditor, cast.placement_staff, cast.senior_manager):
        client = browse(person)
        assert "Take it on" not in said(client.get(address("intelligence_one", piece.pk)))
        assert client.post(address("intelligence_close", piece.pk), {}).status_code == 404


def test_who_recorded_it_puts_it_right(cast: Cast, browse: Callable[..., StrictClient]) -> None:
    piece = heard(cast, by=cast.placement_staff)
    client = browse(cast.placement_staff)

    assert "Withdraw it" in said(client.get(address("intelligence_one", piece.pk)))
    assert client.get(address("intelligence_change", piece.pk)).status_code == 200


def test_today_says_what_is_due_and_what_nobody_has_taken_on(cast: Cast, officer: StrictClient) -> None:
    heard(cast, area="people", strength="suspect")
    heard(cast, seriousness="high", says="First of all", happened_on=MONTH_AGO, heard_on=MONTH_AGO)
    heard(cast)

    page = officer.get(address("today"), {"whose": "team"})
    assert "a safeguarding referral is due now" in said(page)
    assert "1 of them serious" in row_of(page, "2 pieces of intelligence nobody has taken on")
    assert "First of all" in said(page)


@pytest.mark.parametrize(
    ("areas", "is_told"), [(("staff", "people", "planning"), True), (("staff", "people"), False)]
)
def test_three_areas_within_ninety_days_are_told_on_three_pages(
    cast: Cast, officer: StrictClient, areas: tuple[str, ...], is_told: bool
) -> None:
    for area in (*areas, "staff"):
        heard(cast, area=area)
    early = TODAY - timedelta(days=90)
    heard(cast, area="management", happened_on=early, heard_on=early)

    today = said(officer.get(address("today"), {"whose": "mine"}))
    assert ("3 areas of concern hit within 90 days" in today) is is_told
    for page in (address("provider", cast.alder.pk), address("intelligence")):
        assert ("3 areas of early indicators were hit within 90 days" in said(officer.get(page))) is is_told


def test_areas_that_only_restricted_pieces_hit_count_for_few(
    cast: Cast, officer: StrictClient, browse: Callable[..., StrictClient]
) -> None:
    for area in ("staff", "people", "planning"):
        heard(cast, area=area, is_restricted=True, by=cast.quality_officer)

    page = address("provider", cast.alder.pk)
    assert "areas of early indicators" not in said(officer.get(page))
    assert "areas of early indicators" in said(browse(cast.senior_manager).get(page))


def test_the_providers_page_and_today_lead_to_recording(cast: Cast, officer: StrictClient) -> None:
    page = officer.get(address("provider", cast.alder.pk)).content.decode()
    today = officer.get(address("today")).content.decode()

    assert f"{address('intelligence_new')}?provider={cast.alder.pk}" in page
    assert f'href="{address("intelligence_new")}"' in today
