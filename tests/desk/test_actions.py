"""The list of findings and actions: one list across sources, narrowed by the address, in sections, as CSV."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plumbline.improvement import actions as improvement
from tests.cast import NOW, Cast
from tests.desk.pages import address, row_of, said
from tests.improvement import plans
from tests.strict_client import StrictClient

SOON = plans.DUE + timedelta(days=7)


@pytest.fixture
def all_kinds(cast: Cast) -> Cast:
    """One of each section."""
    early = NOW - timedelta(days=60)
    plans.overdue(cast, days=3, says="Overdue one")
    plans.said_done(cast, says="Said one", now=NOW)
    asked = plans.agreed(cast, says="Asked one")
    improvement.ask_for_time(asked, wanted=SOON, reason="Holidays", by=cast.provider_staff, now=NOW)
    plans.agreed(cast, says="Coming one", lead=cast.contract_officer, priority="low")
    plans.proposed(cast, says="Proposed one")
    plans.finding(cast, says="Bare finding", source="return", source_number=1, now=NOW)
    done = plans.said_done(cast, says="Verified one", now=NOW)
    improvement.verify(done, by=cast.quality_officer, now=NOW)
    gone = plans.agreed(cast, plans.finding(cast, says="Gone finding", source="officer", source_number=None))
    improvement.withdraw(gone, reason="No need", by=cast.quality_officer, now=NOW)
    plans.agreed(
        cast, plans.finding(cast, provider=cast.birch, found_on=early.date(), now=early), says="Birch one"
    )
    return cast


def test_the_list_says_how_things_stand_and_puts_the_pressing_first(
    all_kinds: Cast, officer: StrictClient
) -> None:
    page = said(officer.get(address("actions")))

    assert (
        "6 actions are open: 1 overdue, 1 the provider says done, 1 with more time asked for,"
        " 1 not told to the provider yet. 2 findings have no action yet." in page
    )
    headings = [
        "Overdue 1",
        "Provider says done – to verify 1",
        "Time asked for 1",
        "Coming 2",
        "The provider has not been told 1",
        "Findings without an action 2",
    ]
    places = [page.index(one) for one in headings]
    assert places == sorted(places)
    assert "Verified one" not in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"status": "overdue"}, {"Overdue one"}),
        ({"status": "said-done"}, {"Said one"}),
        ({"status": "time-asked"}, {"Asked one"}),
        ({"status": "not-told"}, {"Proposed one"}),
        ({"status": "no-action"}, {"Bare finding", "Gone finding"}),
        ({"status": "verified"}, {"Verified one"}),
        ({"source": "return"}, {"Bare finding"}),
        ({"source": "officer"}, {"Gone finding"}),
        ({"priority": "low"}, {"Coming one"}),
        ({"due": "late"}, {"Overdue one"}),
        ({"due": "7"}, {"Overdue one"}),
        ({"status": "nonsense", "priority": "low"}, {"Coming one"}),
        ({"source": "visit", "number": "8"}, set()),
        ({"source": "visit", "number": "7", "status": "not-told"}, {"Proposed one"}),
    ],
)
def test_the_list_is_narrowed_by_the_address(
    all_kinds: Cast, officer: StrictClient, asked: dict[str, str], shown: set[str]
) -> None:
    page = said(officer.get(address("actions"), asked))

    every = {"Overdue", "Said", "Asked", "Coming", "Proposed", "Verified", "Birch"}
    names = {f"{one} one" for one in every} | {"Bare finding", "Gone finding"}
    assert {one for one in names if one in page} == shown


def test_the_list_is_narrowed_to_an_officer_and_a_provider(all_kinds: Cast, officer: StrictClient) -> None:
    mine = said(officer.get(address("actions"), {"officer": all_kinds.contract_officer.pk}))
    birch = said(officer.get(address("actions"), {"provider": all_kinds.birch.pk}))

    assert ("Coming one" in mine, "Said one" in mine) == (True, False)
    assert ("Birch one" in birch, "Said one" in birch) == (True, False)


def test_provider_says_done_is_never_shown_as_verified(all_kinds: Cast, officer: StrictClient) -> None:
    page = officer.get(address("actions"), {"status": "all"})

    assert "Provider says done" in row_of(page, "Said one")
    assert "verified" not in row_of(page, "Said one").lower()
    assert "✓ Council has verified" in row_of(page, "Verified one")


def test_the_list_is_taken_away_as_csv(all_kinds: Cast, officer: StrictClient) -> None:
    response = officer.get(address("actions"), {"format": "csv", "status": "overdue"})

    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(one["What is to be done"], one["Days overdue"], one["Section"]) for one in rows] == [
        ("Overdue one", "3", "Overdue")
    ]


def test_an_empty_list_says_what_would_be_there(cast: Cast, officer: StrictClient) -> None:
    assert "Findings come from visits" in said(officer.get(address("actions")))
    assert "Choose fewer filters" in said(officer.get(address("actions"), {"priority": "low"}))


def test_another_council_sees_none_of_it(all_kinds: Cast, browse: Any) -> None:
    assert "Overdue one" not in said(browse(all_kinds.other_council_officer).get(address("actions")))


def test_the_list_asks_the_same_questions_for_many(all_kinds: Cast, officer: StrictClient) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            officer.get(address("actions"))
        return len(queries)

    few = asked()
    for number in range(5):
        plans.agreed(all_kinds, says=f"One more {number}")
    assert asked() == few


def test_the_providers_page_counts_its_actions(all_kinds: Cast, officer: StrictClient) -> None:
    page = said(officer.get(address("provider", all_kinds.alder.pk)))

    assert (
        "5 open actions, 1 overdue , 1 the provider says done and nobody has verified; 7 open findings"
        in page
    )


def test_today_shows_what_waits_for_the_council(all_kinds: Cast, officer: StrictClient) -> None:
    page = said(officer.get(address("today"), {"whose": "team"}))

    assert "Alder Homecare (test): 1 action overdue" in page
    assert "The oldest is 3 days late" in page
    assert "Alder Homecare (test): Said one" in page
    assert "Alder Homecare (test): Asked one" in page
    assert "Coming one" not in page


def test_today_of_ones_own_shows_the_actions_one_leads(all_kinds: Cast, officer: StrictClient) -> None:
    plans.overdue(all_kinds, days=9, says="Mine", lead=all_kinds.contract_officer)

    page = said(officer.get(address("today"), {"whose": "mine"}))

    assert "The oldest is 9 days late : Mine" in page
    assert "Said one" not in page
