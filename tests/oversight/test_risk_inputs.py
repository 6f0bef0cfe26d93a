"""What is known of providers for their risk: each input from its own room; what nobody knows is missing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plumbline.cqc.models import Import
from plumbline.cqc.models import Location as CqcLocation
from plumbline.oversight import consequences
from plumbline.oversight.queries.risk_inputs import risk_inputs
from plumbline.providers.models import Location, Provider
from plumbline.risks.inputs import Gathered, Origin
from plumbline.risks.whose import Whose
from plumbline.standing import actions as standing
from tests.cast import NOW, Q1, TODAY, Cast, contract, provider, scorecard_of
from tests.improvement import plans
from tests.intelligence.heard import heard
from tests.risks.knowing import known
from tests.standing.placing import decided, terms
from tests.workplan.plans import visited

pytestmark = pytest.mark.django_db


def about(cast: Cast, of: Provider | None = None, every: int = 0, on: date = TODAY) -> Gathered:
    months = {cast.alder.pk: every} if every else {}
    return risk_inputs(cast.exampleshire, on=on, visit_every=months).gathered[Whose((of or cast.alder).pk)]


def value(cast: Cast, name: str) -> object:
    found = about(cast).known.get(name)
    return found.value if found else None


def rated_by_cqc(cast: Cast, rating: str, cqc_id: str = "1-101", **more: object) -> None:
    Location.objects.create(provider=cast.alder, name=f"Place {cqc_id}", cqc_location_id=cqc_id)
    source = Import.objects.create(
        kind="ratings", as_at=date(2026, 6, 1), file_name="r.csv", sha256="0", rows=1, size=1, imported_at=NOW
    )
    fields = {
        "rating": rating,
        "rated_on": date(2026, 5, 1),
        "status": "registered",
        "found_in": source,
        **more,
    }
    CqcLocation.objects.create(cqc_id=cqc_id, **fields)


def test_nothing_is_known_of_a_provider_of_which_nothing_was_seen(cast: Cast) -> None:
    assert about(cast).known == {}
    assert about(cast).unknown["overdue-actions"] == "No action was ever agreed with this provider."
    assert "nobody knows that there is none" in about(cast).unknown["areas-hit"]


def test_the_worst_of_cqcs_ratings_counts_with_its_day(cast: Cast) -> None:
    rated_by_cqc(cast, "good")
    rated_by_cqc(cast, "requires-improvement", "1-102")

    found = about(cast).known["cqc-rating"]
    assert (found.value, found.as_at, found.origin) == ("requires-improvement", date(2026, 5, 1), Origin.CQC)
    assert found.source == "CQC, Place 1-102, the lowest of 2"
    assert found.address.endswith("/location/1-102")


@pytest.mark.parametrize(
    ("registered_on", "rating"), [(date(2026, 1, 1), "not-yet-rated"), (date(2024, 1, 1), None)]
)
def test_not_yet_rated_is_for_new_locations_only(cast: Cast, registered_on: date, rating: str | None) -> None:
    rated_by_cqc(cast, "", registered_on=registered_on, rated_on=None)

    assert value(cast, "cqc-rating") == rating


@pytest.mark.parametrize("rating", ["green", "amber", "red"])
def test_the_last_visit_counts_as_its_report_says(cast: Cast, rating: str) -> None:
    visited(cast, 400, "red")
    visit = visited(cast, 30, rating)

    found = about(cast).known["last-visit"]
    assert (found.value, found.number, found.as_at) == (rating, visit.pk, TODAY - timedelta(days=30))


@pytest.mark.parametrize(("every", "seen"), [(12, "overdue"), (24, "green"), (0, "green")])
def test_a_visit_is_overdue_by_the_level_in_force(cast: Cast, every: int, seen: str) -> None:
    visited(cast, 400, "green")

    assert about(cast, every=every).known["last-visit"].value == seen


def test_being_overdue_does_not_hide_a_red_visit(cast: Cast) -> None:
    visited(cast, 400, "red")

    assert about(cast, every=12).known["last-visit"].value == "red"


def test_never_visited_is_overdue_only_when_a_level_asks_for_visits(cast: Cast) -> None:
    assert "last-visit" not in about(cast).known
    assert about(cast, every=12).known["last-visit"].value == "overdue"


def test_red_figures_of_the_newest_return_count_with_the_day_its_period_ended(cast: Cast) -> None:
    kpi_return = cast.submitted(f_4_1_numerator="1", f_explain_4_1="Most surveys came late.")

    found = about(cast).known["red-kpis"]
    assert found.value == sum(rating == "red" for rating, _ in kpi_return.ratings.values())
    assert found.value
    assert (found.number, found.as_at) == (kpi_return.pk, Q1.ends_on)


def test_a_return_that_is_not_in_is_known_of(cast: Cast) -> None:
    kpi_return = cast.issue(Q1)

    assert "return-missing" not in about(cast).known
    assert about(cast, on=kpi_return.due + timedelta(days=1)).known["return-missing"].value == "yes"
    assert about(cast, on=kpi_return.due + timedelta(days=1)).known["report-missing"].value == "yes"


def test_overdue_actions_are_counted_and_none_is_known_once_there_were_any(cast: Cast) -> None:
    plans.agreed(cast, priority="high", due_on=TODAY + timedelta(days=3))

    assert (value(cast, "overdue-actions"), value(cast, "overdue-high-priority")) == (Decimal(0), "no")
    later = about(cast, on=TODAY + timedelta(days=4)).known
    assert (later["overdue-actions"].value, later["overdue-high-priority"].value) == (Decimal(1), "yes")


def peers(cast: Cast, number: int) -> list[Provider]:
    """More home care providers of the council, each with 50 people."""
    made = [provider(f"peer-{one}", f"Peer {one} (test)") for one in range(number)]
    for place, one in enumerate(made):
        reference = f"EX-1{place:02}"
        contract(cast.exampleshire, one, cast.framework, cast.calendar, cast.contract_officer, reference)
    for each in (cast.alder, cast.birch, *made):
        known(cast, {"people-funded": "50"}, of=each)
    return made


def test_alerts_stand_beside_the_median_of_peers(cast: Cast) -> None:
    for one in (*peers(cast, 3), cast.birch):
        heard(cast, provider=one, kind="safeguarding")
    for _ in range(3):
        heard(cast, kind="safeguarding")

    found = about(cast).known["safeguarding-to-median"]
    assert found.value == 3
    assert found.source == "Intelligence, 6.00 per 100 people beside a median of 2.00 in 12 months"


def test_too_few_peers_leave_the_comparison_unknown(cast: Cast) -> None:
    peers(cast, 2)
    heard(cast, kind="safeguarding")

    assert "safeguarding-to-median" not in about(cast).known
    assert about(cast).unknown["safeguarding-to-median"].startswith("Only 4 services of this kind")


def test_none_is_known_only_of_what_the_council_keeps(cast: Cast) -> None:
    heard(cast, provider=cast.birch, kind="safeguarding", area="staff", seriousness="medium")

    assert value(cast, "areas-hit") == Decimal(0)
    assert "organisational-enquiry" not in about(cast).known
    assert "finance" not in about(cast).known
    assert about(cast, cast.birch).known["areas-hit"].value == 1


def test_finance_signals_come_before_what_an_officer_entered_and_silence_after(cast: Cast) -> None:
    known(cast, {"finance": "watch"})
    heard(cast, provider=cast.birch, kind="finance")
    assert value(cast, "finance") == "watch"

    heard(cast, kind="finance")
    heard(cast, kind="finance")
    assert value(cast, "finance") == "two-or-more"


def test_an_open_enquiry_is_known(cast: Cast) -> None:
    heard(cast, kind="enquiry")

    assert value(cast, "organisational-enquiry") == "yes"
    assert value(cast, "safeguarding-investigation") == "yes"


@pytest.mark.parametrize(("colour", "suspended"), [("red", "yes"), ("amber", "no")])
def test_the_standing_says_whether_placements_are_suspended(cast: Cast, colour: str, suspended: str) -> None:
    known(cast, {"new-placements-suspended": "yes" if suspended == "no" else "no"})
    assert about(cast).known["new-placements-suspended"].origin is Origin.BY_HAND

    decided(cast, colour)
    found = about(cast).known["new-placements-suspended"]
    assert (found.value, found.as_at, found.source) == (suspended, TODAY, f"Standing, {colour.capitalize()}")
    assert (
        about(cast, on=TODAY - timedelta(days=1)).known["new-placements-suspended"].origin is Origin.BY_HAND
    )


def test_a_standing_that_was_superseded_counts_no_more(cast: Cast) -> None:
    first = decided(cast)
    standing.decide(
        council=cast.exampleshire,
        provider=cast.alder,
        terms=terms("green"),
        rules=first.rules,
        read=first.pk,
        by=cast.contracts_manager,
        now=NOW + timedelta(days=2),
    )

    assert value(cast, "new-placements-suspended") == "yes"
    assert about(cast, on=TODAY + timedelta(days=2)).known["new-placements-suspended"].value == "no"


def test_the_newest_fact_of_an_officer_counts(cast: Cast) -> None:
    known(cast, {"registered-manager": "in-post"})
    known(cast, {"registered-manager": "vacant"}, as_at=TODAY - timedelta(days=9))

    assert value(cast, "registered-manager") == "in-post"
    known(cast, {"registered-manager": "interim"})
    assert value(cast, "registered-manager") == "interim"


def test_other_councils_facts_are_not_mixed_in(cast: Cast) -> None:
    known(cast, {"people-funded": "50"}, of=cast.birch)

    theirs = risk_inputs(cast.otherton, on=TODAY).gathered
    assert {whose.provider_id for whose in theirs} == {cast.birch.pk}
    assert theirs[Whose(cast.birch.pk)].known == {}


def test_more_providers_ask_the_database_no_more(cast: Cast) -> None:
    scorecard_of(cast.exampleshire, "milton-keynes/quality-visit")
    visited(cast, 30)
    heard(cast, kind="safeguarding")
    decided(cast)
    consequences.return_accepted(cast.submitted(), note="", by=cast.contract_officer, now=NOW)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            risk_inputs(cast.exampleshire, on=TODAY)
        return len(queries)

    asked()
    before = asked()
    for one in peers(cast, 6):
        heard(cast, provider=one, kind="complaint")
    assert asked() == before <= 17
