"""What intelligence says about providers, counted."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.facts import IntelligenceFacts, facts_about
from tests.cast import NOW, TODAY, Cast
from tests.intelligence.heard import closed, heard

YEAR_AGO, EARLY = TODAY - timedelta(days=365), TODAY - timedelta(days=90)


def facts(cast: Cast, **asked: Any) -> IntelligenceFacts:
    return facts_about(cast.exampleshire, on=TODAY, **asked)[cast.alder.pk]


def on(day: object) -> dict[str, Any]:
    return {"happened_on": day, "heard_on": day}


def test_each_kind_is_counted_over_a_year(cast: Cast) -> None:
    for kind in ("safeguarding", "safeguarding", "finance", "whistleblowing", "compliment"):
        heard(cast, kind=kind)
    heard(cast, kind="safeguarding", **on(YEAR_AGO))

    found = facts(cast)
    assert (found.safeguarding_12m, found.finance_12m, found.whistleblowing_12m) == (2, 1, 1)
    assert (found.open_concerns, found.latest_heard_on) == (5, TODAY)
    assert set(found.newest) == {"safeguarding", "finance", "whistleblowing", "compliment"}


def test_complaints_count_when_they_were_upheld(cast: Cast) -> None:
    for outcome in ("upheld", "partly", "not-upheld", "no-action"):
        closed(cast, outcome, kind="complaint")
    heard(cast, kind="complaint")

    assert facts(cast).complaints_upheld_12m == 2


@pytest.mark.parametrize(
    ("said", "is_hit"),
    [
        ({"strength": "consider", "seriousness": "low"}, True),
        ({"seriousness": "medium"}, True),
        ({"seriousness": "low"}, False),
        ({"kind": "compliment"}, False),
        (on(EARLY), False),
        (on(EARLY + timedelta(days=1)), True),
    ],
)
def test_an_area_is_hit_by_what_is_graded_or_serious_within_ninety_days(
    cast: Cast, said: dict[str, Any], is_hit: bool
) -> None:
    heard(cast, **{"area": "staff", **said})

    assert facts(cast).areas_hit_90d == ({"staff"} if is_hit else set())


@pytest.mark.parametrize(
    "undone",
    [
        lambda piece, by: intelligence.withdraw(piece, reason="Not so", by=by, now=NOW),
        lambda piece, by: intelligence.close(piece, outcome="not-upheld", says="Not so", by=by, now=NOW),
    ],
)
def test_an_area_is_not_hit_by_what_was_withdrawn_or_not_upheld(
    cast: Cast, undone: Callable[..., object]
) -> None:
    heard(cast, area="staff")
    undone(heard(cast, area="people"), cast.quality_officer)

    assert facts(cast).areas_hit_90d == {"staff"}


def test_only_an_open_organisational_enquiry_is_one(cast: Cast) -> None:
    heard(cast, kind="safeguarding")
    assert not facts(cast).has_open_enquiry

    enquiry = heard(cast, kind="enquiry")
    assert facts(cast).has_open_enquiry
    intelligence.close(enquiry, outcome="no-action", says="Ended", by=cast.quality_officer, now=NOW)
    assert not facts(cast).has_open_enquiry


def test_what_is_restricted_counts_only_when_asked_for(cast: Cast) -> None:
    heard(cast, kind="whistleblowing", is_restricted=True)

    assert facts_about(cast.exampleshire, on=TODAY) == {}
    assert facts(cast, with_restricted=True).whistleblowing_12m == 1


def test_what_another_council_heard_does_not_count_here(cast: Cast) -> None:
    heard(cast, council=cast.otherton, provider=cast.birch)

    assert facts_about(cast.exampleshire, on=TODAY) == {}


def test_all_providers_take_two_statements(cast: Cast) -> None:
    heard(cast)
    heard(cast, provider=cast.birch)

    with CaptureQueriesContext(connection) as asked:
        assert set(facts_about(cast.exampleshire, on=TODAY)) == {cast.alder.pk, cast.birch.pk}
    assert len(asked) == 2
    assert set(facts_about(cast.exampleshire, on=TODAY, providers=[cast.birch.pk])) == {cast.birch.pk}
