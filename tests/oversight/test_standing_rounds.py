"""What standing sets off by itself: letters, lists and ends. Never a colour."""

from datetime import timedelta

import pytest

from plumbline.notices.models import Notice
from plumbline.oversight.queries.today_standing import AboutRedVisit, standing_in_need
from plumbline.oversight.standing_consequences import standing_decided
from plumbline.oversight.standing_rounds import end_exceptions, remind_of_standing, send_status_list
from plumbline.standing import actions as standing
from plumbline.standing.models import StandingDecision
from plumbline.visits.models import Visit
from tests.cast import NOW, TODAY, Cast
from tests.standing.placing import asked, rules_of, terms

pytestmark = pytest.mark.django_db
# The cast’s day is a Friday.
MONDAY = NOW + timedelta(days=3)


def made(cast: Cast, colour: str = "red", read: int = 0) -> StandingDecision:
    rules_of(cast.exampleshire)
    return standing_decided(
        council=cast.exampleshire,
        provider=cast.alder,
        terms=terms(colour),
        read=read,
        by=cast.contracts_manager,
        now=NOW,
    )


def test_every_change_tells_those_who_buy_care_once(cast: Cast) -> None:
    red = made(cast)
    letters = Notice.objects.filter(kind="decided")

    assert {one.to for one in letters} == {cast.placement_staff, cast.senior_manager, cast.contract_officer}
    assert all("Medicines were not given" in one.body and "24 July 2026" in one.body for one in letters)
    made(cast, "amber", read=red.pk)
    assert Notice.objects.filter(kind="decided", to=cast.placement_staff).count() == 2
    assert "it was Red" in Notice.objects.filter(kind="decided", subject__startswith="Amber")[0].body


def test_a_missed_review_is_called_to_mind_once_a_week_and_lifts_nothing(cast: Cast) -> None:
    made(cast)
    after = NOW + timedelta(days=17)

    assert remind_of_standing(now=NOW) == 0
    assert remind_of_standing(now=after) == 2
    assert remind_of_standing(now=after + timedelta(hours=1)) == 0
    assert remind_of_standing(now=after + timedelta(days=7)) == 2
    letter = Notice.objects.filter(kind="reminder", to=cast.senior_manager)[0]
    assert "Alder Homecare (test), Red, was due by 24 July 2026" in letter.body
    assert StandingDecision.objects.in_force().get().colour == "red"


def test_who_has_not_acknowledged_after_two_working_days_is_named(cast: Cast) -> None:
    """Decided on Friday 10 July: two working days are over with Tuesday."""
    red = made(cast)
    standing.acknowledge(red, by=cast.senior_manager, now=NOW)

    assert remind_of_standing(now=NOW + timedelta(days=4)) == 0
    assert remind_of_standing(now=NOW + timedelta(days=5)) == 2
    body = Notice.objects.filter(kind="reminder")[0].body
    assert "Placement staff: Alder Homecare (test), Red" in body
    assert "Senior manager: Alder" not in body


def test_senior_managers_get_the_list_once_a_week(cast: Cast) -> None:
    made(cast)

    assert send_status_list(now=MONDAY) == 1
    assert send_status_list(now=MONDAY + timedelta(days=2)) == 0
    letter = Notice.objects.get(kind="status_list")
    assert letter.to == cast.senior_manager
    assert "1 red, 1 not decided." in letter.body
    assert "/desk/standing/list.pdf" in letter.body


def test_the_list_waits_for_the_first_working_day(cast: Cast) -> None:
    """Monday 31 August 2026 is a bank holiday."""
    made(cast)
    holiday = NOW + timedelta(days=52)

    assert holiday.date().isoformat() == "2026-08-31"
    assert send_status_list(now=holiday) == 0
    assert send_status_list(now=holiday + timedelta(days=1)) == 1


def test_no_list_goes_to_a_council_where_nobody_has_decided(cast: Cast) -> None:
    assert send_status_list(now=MONDAY) == 0


def test_an_exception_ends_after_its_last_day(cast: Cast) -> None:
    exception = asked(made(cast), cast.placement_staff)
    good = {"conditions": "A nurse", "ends_on": exception.ends_on, "says": "No other place"}
    standing.authorise(exception, **good, by=cast.senior_manager, now=NOW)  # type: ignore[arg-type]

    assert end_exceptions(now=NOW + timedelta(days=14)) == 0
    assert end_exceptions(now=NOW + timedelta(days=15)) == 1
    assert end_exceptions(now=NOW + timedelta(days=15)) == 0
    exception.refresh_from_db()
    assert exception.status == "ended"


def red_visit(cast: Cast) -> Visit:
    """Its report final since yesterday, as far as this list looks."""
    visit = cast.planned_visit()
    at = NOW - timedelta(days=1)
    Visit.objects.filter(pk=visit.pk).update(status="final", rating="red", final_at=at)
    return visit


def test_after_a_red_visit_those_who_may_are_asked_to_decide(cast: Cast) -> None:
    visit = red_visit(cast)
    rules_of(cast.exampleshire)
    asks = standing_in_need(cast.senior_manager, led=None, on=TODAY)

    assert [(type(one), getattr(one, "visit", None)) for one in asks] == [(AboutRedVisit, visit)]
    assert standing_in_need(cast.quality_officer, led=None, on=TODAY) == ()
    made(cast)
    left = standing_in_need(cast.senior_manager, led=None, on=TODAY)
    assert [one.kind for one in left] == ["standing_unread"]
