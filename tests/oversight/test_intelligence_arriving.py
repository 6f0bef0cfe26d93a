"""What becomes intelligence by itself: missed returns, CQC's news, concerns of a phone-in day. Each once."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from plumbline.cqc.comparing.kinds_of_change import ChangeKind
from plumbline.cqc.models import Change, Import, Location
from plumbline.frameworks.actions import adopt, take_in
from plumbline.history.models import Event
from plumbline.intelligence.attention import ATTENTION, read, shipped
from plumbline.intelligence.models import Intelligence
from plumbline.jobs.models import Job
from plumbline.oversight import consequences
from plumbline.oversight.cqc_news import cqc_taken_over
from plumbline.oversight.intelligence_consequences import phone_in_closed
from plumbline.oversight.intelligence_rounds import hear_of_missed_returns
from plumbline.providers.models import Location as OurLocation
from plumbline.returns.models import Return
from plumbline.surveys import actions as surveys
from tests.cast import NOW, TODAY, Cast
from tests.risks.knowing import works_by
from tests.surveys.making import called

A_WEEK = timedelta(days=7)


def missed(owed: Return) -> datetime:
    """Five working days after it was due."""
    return NOW + (owed.due - TODAY) + A_WEEK


def test_a_missed_return_is_heard_of_once(cast: Cast) -> None:
    owed = cast.issue()

    assert hear_of_missed_returns(now=missed(owed) - timedelta(days=1)) == 0
    assert hear_of_missed_returns(now=missed(owed)) == 1
    assert hear_of_missed_returns(now=missed(owed) + A_WEEK) == 0

    piece = Intelligence.objects.get()
    assert (piece.provider, piece.council, piece.kind) == (cast.alder, cast.exampleshire, "missed-return")
    assert (piece.happened_on, piece.heard_from, piece.recorded_by) == (owed.due, "by-itself", None)
    assert "under EX-001" in piece.says
    assert "has not come in" in piece.says


def test_when_a_return_is_missed_is_what_the_council_has_adopted(cast: Cast) -> None:
    owed = cast.issue()
    sooner = shipped().text.replace("missed_after_working_days = 5", "missed_after_working_days = 4")
    rule = read(sooner.replace("2026.1", "ours"), name="ours.toml")
    ours = take_in(rule, ATTENTION, council=cast.exampleshire, by=cast.contracts_manager, now=NOW)
    adopt(ours, cast.exampleshire, effective_from=TODAY, by=cast.contracts_manager, now=NOW)

    assert hear_of_missed_returns(now=missed(owed) - timedelta(days=1)) == 1


def test_it_is_closed_when_the_return_is_not_owed_any_more(cast: Cast) -> None:
    owed = cast.issue()
    now = missed(owed)
    hear_of_missed_returns(now=now)
    consequences.nil_recorded(owed, reason="Closed for the summer", by=cast.contract_officer, now=now)

    assert hear_of_missed_returns(now=now) == 1
    assert hear_of_missed_returns(now=now) == 0

    piece = Intelligence.objects.get()
    assert (piece.status, piece.outcome) == ("closed", "no-action")
    assert "nil return" in piece.outcome_says
    assert Event.objects.about(piece).first().system == "schedule"  # type: ignore[union-attr]


def test_one_missed_again_after_more_time_is_heard_of_again(cast: Cast) -> None:
    owed = cast.issue()
    now = missed(owed)
    hear_of_missed_returns(now=now)
    until = owed.due + 2 * A_WEEK
    consequences.return_extended(owed, until=until, reason="Moved house", by=cast.contract_officer, now=now)

    assert hear_of_missed_returns(now=now) == 0
    assert hear_of_missed_returns(now=now + 3 * A_WEEK) == 1
    assert Intelligence.objects.count() == 2


@pytest.fixture
def place(cast: Cast) -> Location:
    """A location that Alder delivers from, as CQC's register has it."""
    first = Import.objects.create(
        kind="directory", as_at=TODAY - A_WEEK, file_name="a", sha256="a", rows=1, size=1, imported_at=NOW
    )
    place = Location.objects.create(cqc_id="1-1", name="Alder House", status="registered", found_in=first)
    OurLocation.objects.create(provider=cast.alder, name="Alder House", cqc_location_id="1-1")
    return place


def brought(place: Location, *changes: dict[str, Any]) -> Import:
    """A file that changed this about the place."""
    found_in = Import.objects.create(
        kind="directory", as_at=TODAY, file_name="b", sha256="b", rows=1, size=1, imported_at=NOW
    )
    for one in changes:
        Change.objects.create(**{"location": place, "found_in": found_in, "what": "changed", **one})
    return found_in


RATED = {"what": "rated", "kind": ChangeKind.RATED, "field": "Overall", "was": "Good"}


@pytest.mark.parametrize(
    ("change", "seriousness", "status"),
    [
        ({**RATED, "now": "Inadequate (15 February 2026)"}, "high", "open"),
        ({**RATED, "now": "Requires Improvement (15 February 2026)"}, "medium", "open"),
        ({**RATED, "now": "Outstanding (no date)"}, "low", "closed"),
        ({"kind": ChangeKind.PROVIDER, "field": "provider_name", "was": "A", "now": "B"}, "medium", "open"),
        ({"kind": ChangeKind.RENAMED, "field": "name", "was": "A", "now": "B"}, "low", "closed"),
    ],
)
def test_cqcs_news_of_a_contracted_provider_is_heard_of_once(
    cast: Cast, place: Location, change: dict[str, Any], seriousness: str, status: str
) -> None:
    works_by(cast.exampleshire)
    found_in = brought(place, change)

    cqc_taken_over(found_in, by=None, now=NOW)
    cqc_taken_over(found_in, by=None, now=NOW)

    piece = Intelligence.objects.get()
    assert (piece.kind, piece.heard_from, piece.happened_on) == ("cqc", "cqc", TODAY)
    assert (piece.seriousness, piece.status) == (seriousness, status)
    assert piece.says.startswith("Alder House: ")
    assert str(change["now"]) in piece.says
    assert Job.objects.get().outcome == {"provider": cast.alder.pk}


def test_a_change_of_details_is_no_news(cast: Cast, place: Location) -> None:
    found_in = brought(place, {"kind": ChangeKind.DETAILS, "field": "beds", "was": "20", "now": "21"})

    cqc_taken_over(found_in, by=None, now=NOW)

    assert not Intelligence.objects.exists()


def test_concerns_of_a_phone_in_day_are_heard_when_it_closes(cast: Cast) -> None:
    call = called(cast)
    surveys.note_call(
        call.day,
        audience="staff",
        provider=cast.alder,
        said="We are told to hurry",
        theme="safety",
        is_concern=True,
        follow_up="Look at rotas",
        by=cast.contract_officer,
        now=NOW,
    )
    surveys.note_call(
        call.day,
        audience="people",
        provider=cast.alder,
        said="Lovely girls",
        theme="praise",
        is_concern=False,
        follow_up="",
        by=cast.contract_officer,
        now=NOW,
    )
    surveys.follow_up(call, says="Rang the manager", by=cast.quality_officer, now=NOW)

    phone_in_closed(call.day, by=cast.quality_officer, now=NOW)

    staff, family = Intelligence.objects.order_by("says")
    assert (staff.says, staff.heard_from, staff.seriousness) == (
        "Safety: We are told to hurry",
        "staff",
        "high",
    )
    assert (staff.is_restricted, staff.status, staff.recorded_by) == (True, "open", None)
    assert (family.heard_from, family.is_restricted, family.status) == ("family", False, "closed")
    assert "Rang the manager" in family.outcome_says
