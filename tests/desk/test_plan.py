"""The page of the year's plan: what it says, what can be moved, typed and decided, and by whom."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from plumbline.accounts.models import User
from plumbline.oversight import plan_consequences
from plumbline.visits.models import Visit
from plumbline.workplan.models import PlanLine, VisitPlan
from tests.cast import NOW, Cast
from tests.strict_client import StrictClient
from tests.workplan.plans import drawn_up, line_of, scorecard, visited

Browse = Callable[[User], StrictClient]
PAGE = "/desk/visits/plan/?year=2026"


@pytest.fixture
def plan(cast: Cast) -> VisitPlan:
    return drawn_up(cast)


@pytest.fixture
def officer(cast: Cast, browse: Browse) -> StrictClient:
    return browse(cast.quality_officer)


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_without_a_plan_the_page_says_who_is_due_and_draws_it_up(cast: Cast, officer: StrictClient) -> None:
    said = text(officer.get(PAGE))
    assert "There is no plan for this year yet. 2 services are due a visit." in said
    assert "Alder Homecare (test), Home care</strong>: Never visited" in said

    response = officer.post("/desk/visits/plan/open/?year=2026", {"hours": "20"}, follow=True)
    assert "2 services wait for a visit. The 20 hours the team has left reach 1 of them" in text(response)
    assert VisitPlan.objects.get().hours == 20


def test_hours_that_are_no_number_are_told(officer: StrictClient) -> None:
    response = officer.post("/desk/visits/plan/open/?year=2026", {"hours": "plenty"})

    assert response.status_code == 422
    assert not VisitPlan.objects.exists()


def test_the_line_names_who_will_not_be_seen(plan: VisitPlan, officer: StrictClient) -> None:
    said = text(officer.get(PAGE))

    assert "Below this line 1 service will not be seen this year: Birch Care (test), Home care." in said
    assert "8 hours are left over, too few for the first of them." in said
    assert "then the order is by name." in said


def test_more_hours_move_the_line(plan: VisitPlan, officer: StrictClient) -> None:
    officer.post(reverse("desk:plan_hours", args=[plan.pk]), {"hours": "24"})

    said = text(officer.get(PAGE))
    assert "The 24 hours the team has left are enough for all of them, with 0 to spare." in said
    assert "Below this line" not in said


def test_too_few_hours_are_typed_wrongly_and_nothing_changes(plan: VisitPlan, officer: StrictClient) -> None:
    response = officer.post(reverse("desk:plan_hours", args=[plan.pk]), {"hours": "-3"})

    assert response.status_code == 422
    plan.refresh_from_db()
    assert plan.hours == 20


def order(plan: VisitPlan) -> list[str]:
    return [str(one.provider).split()[0] for one in plan.lines.for_list()]


def test_a_line_moves_by_its_arrow_and_says_who_placed_it(
    cast: Cast, plan: VisitPlan, officer: StrictClient
) -> None:
    birch = line_of(plan, "Birch")
    response = officer.post(
        reverse("desk:plan_places", args=[plan.pk]), {"version": plan.version, "up": birch.pk}, follow=True
    )

    assert order(plan) == ["Birch", "Alder"]
    assert f"Placed here by {cast.quality_officer}" in text(response)
    assert "the reasons would put it at 2" in text(response)


def test_a_line_moves_to_a_typed_place(plan: VisitPlan, officer: StrictClient) -> None:
    alder, birch = line_of(plan, "Alder"), line_of(plan, "Birch")
    typed = {"version": plan.version, f"place-{alder.pk}": "2", f"place-{birch.pk}": "2"}
    response = officer.post(reverse("desk:plan_places", args=[plan.pk]), typed)

    assert response.status_code == 302
    assert response["Location"].endswith(f"#line-{alder.pk}")
    assert order(plan) == ["Birch", "Alder"]


@pytest.mark.parametrize("typed", ["0", "3", "first", "-1", "9" * 5000, "²"])
def test_a_place_that_there_is_not_is_told_and_nothing_moves(
    plan: VisitPlan, officer: StrictClient, typed: str
) -> None:
    alder = line_of(plan, "Alder")
    response = officer.post(
        reverse("desk:plan_places", args=[plan.pk]), {"version": plan.version, f"place-{alder.pk}": typed}
    )

    assert response.status_code == 422
    assert "enter a place from 1 to 2" in text(response)
    assert order(plan) == ["Alder", "Birch"]


def test_whoever_saw_an_older_order_is_told_and_undoes_nothing(
    plan: VisitPlan, officer: StrictClient
) -> None:
    address, birch = reverse("desk:plan_places", args=[plan.pk]), line_of(plan, "Birch")
    officer.post(address, {"version": plan.version, "up": birch.pk})
    response = officer.post(address, {"version": plan.version, "down": birch.pk})

    assert response.status_code == 422
    assert "Someone has just changed the order" in text(response)
    assert order(plan) == ["Birch", "Alder"]


def test_ordering_by_the_reasons_again_leaves_what_was_placed(
    cast: Cast, plan: VisitPlan, officer: StrictClient
) -> None:
    birch = line_of(plan, "Birch")
    officer.post(reverse("desk:plan_places", args=[plan.pk]), {"version": plan.version, "up": birch.pk})
    response = officer.post(reverse("desk:plan_order", args=[plan.pk]), follow=True)

    assert order(plan) == ["Birch", "Alder"]
    assert f"Placed here by {cast.quality_officer}" in text(response)


def test_a_line_shows_its_reasons_and_can_be_changed(
    cast: Cast, plan: VisitPlan, officer: StrictClient
) -> None:
    line = line_of(plan, "Alder")
    assert "Place 1 of 2: the team’s hours reach it." in text(
        officer.get(reverse("desk:plan_line", args=[line.pk]))
    )

    wanted = {
        "kind": "event",
        "hours": "6",
        "month": "9",
        "officer": cast.quality_officer.pk,
        "note": "Go early",
    }
    response = officer.post(reverse("desk:plan_line_change", args=[line.pk]), wanted, follow=True)
    assert "September" in text(response)
    assert "visit after an event" in text(response)
    line.refresh_from_db()
    assert (line.month, line.officer, line.hours) == (9, cast.quality_officer, Decimal(6))


def test_a_change_that_changes_nothing_is_told(cast: Cast, plan: VisitPlan, officer: StrictClient) -> None:
    line = line_of(plan, "Alder")
    same = {"kind": "planned", "hours": "12", "month": "", "officer": line.officer_id or "", "note": ""}
    response = officer.post(reverse("desk:plan_line_change", args=[line.pk]), same)

    assert response.status_code == 422
    assert "Nothing is different from what was there." in text(response)


def test_dropping_needs_a_reason_that_then_stands_on_the_plan(plan: VisitPlan, officer: StrictClient) -> None:
    line = line_of(plan, "Alder")
    address = reverse("desk:plan_line_drop", args=[line.pk])
    assert officer.post(address, {"reason": ""}).status_code == 422

    said = text(officer.post(address, {"reason": "It closes in May"}, follow=True))
    assert "It closes in May" in said
    assert "1 service waits for a visit." in said
    page = text(officer.get(reverse("desk:plan_line", args=[line.pk])))
    assert "Taken off the plan: It closes in May" in page
    assert "Reasons set aside: Never visited." in page


@pytest.mark.parametrize(
    ("first", "decision", "status"),
    [("proposed", "keep", "kept"), ("kept", "let-go", "proposed"), ("dropped", "take-up", "proposed")],
)
def test_a_line_is_kept_let_go_and_taken_up_again(
    plan: VisitPlan, officer: StrictClient, first: str, decision: str, status: str
) -> None:
    line = line_of(plan, "Alder")
    PlanLine.objects.filter(pk=line.pk).update(status=first, reason="It closes" if first == "dropped" else "")
    officer.post(reverse("desk:plan_line_decide", args=[line.pk]), {"decision": decision})

    line.refresh_from_db()
    assert line.status == status


def test_a_line_becomes_a_visit_that_keeps_the_reasons(
    cast: Cast, plan: VisitPlan, officer: StrictClient
) -> None:
    line, taken = line_of(plan, "Alder"), scorecard(cast)
    typed = {
        "framework": taken.pk,
        "planned_on_day": 2,
        "planned_on_month": 3,
        "planned_on_year": 2027,
        "lead": cast.quality_officer.pk,
    }
    response = officer.post(reverse("desk:plan_line_visit", args=[line.pk]), typed, follow=True)

    visit = Visit.objects.get()
    assert (visit.why, visit.lead, visit.hours) == ("Never visited.", cast.quality_officer, Decimal(12))
    assert list(visit.services.all()) == [line.service]
    assert "A visit to Alder Homecare (test), Home care is planned." in text(response)
    assert reverse("desk:visit", args=[visit.pk]) in text(response)


def test_without_a_scorecard_no_visit_can_be_planned_and_the_page_says_why(
    plan: VisitPlan, officer: StrictClient
) -> None:
    page = text(officer.get(reverse("desk:plan_line", args=[line_of(plan, "Alder").pk])))

    assert "The council has adopted no scorecard for this kind of visit." in page


def test_what_nothing_makes_due_can_be_put_on_the_plan(cast: Cast, officer: StrictClient) -> None:
    visited(cast, 10)
    plan = drawn_up(cast)
    said = text(officer.get(PAGE))
    assert "1 service that nothing makes due this year" in said

    service = cast.alder.services.get()
    code = f"{cast.alder.pk}-{service.pk}"
    officer.post(reverse("desk:plan_add", args=[plan.pk]), {"service": code})
    assert line_of(plan, "Alder").status == "kept"
    refused = officer.post(reverse("desk:plan_add", args=[plan.pk]), {"service": "1-1"})
    assert refused.status_code == 409


def test_each_visit_above_the_line_is_given_a_month(plan: VisitPlan, officer: StrictClient) -> None:
    said = text(officer.post(reverse("desk:plan_months", args=[plan.pk]), follow=True))

    assert line_of(plan, "Alder").month is not None
    assert line_of(plan, "Birch").month is None
    assert "No visit has a month yet." not in said


def test_the_plan_is_taken_away_with_every_reason(plan: VisitPlan, officer: StrictClient) -> None:
    lines = officer.get(f"{PAGE}&format=csv").content.decode("utf-8-sig").splitlines()

    assert lines[0].startswith("Place,Provider,Service,State")
    assert "Alder Homecare (test),Home care,Will be seen," in lines[1]
    assert lines[2].split(",")[3] == "Will not be seen this year"
    assert "Never visited." in lines[1]


def test_who_may_not_plan_reads_the_plan_and_changes_nothing(
    cast: Cast, plan: VisitPlan, browse: Browse
) -> None:
    reader = browse(cast.auditor)
    said = text(reader.get(PAGE))

    assert "Below this line 1 service" in said
    assert "Order by the reasons again" not in said
    assert "Move to the places typed" not in said
    assert reader.post(reverse("desk:plan_order", args=[plan.pk])).status_code == 404
    line = reverse("desk:plan_line", args=[line_of(plan, "Alder").pk])
    assert "Take it off the plan" not in text(reader.get(line))


def test_a_year_that_is_no_year_is_this_one(cast: Cast, officer: StrictClient) -> None:
    for asked in ("", "?year=", "?year=yes", "?year=99999999", "?year=1066", "?year=²"):
        assert officer.get(f"/desk/visits/plan/{asked}").status_code == 200


def test_what_has_become_due_since_is_told_even_when_nothing_else_waits(
    cast: Cast, plan: VisitPlan, officer: StrictClient
) -> None:
    line = line_of(plan, "Birch")
    plan_consequences.line_dropped(line, "For now", today=NOW.date(), by=cast.quality_officer, now=NOW)
    visited(cast, 30, "red", follow_up_by=NOW.date() + timedelta(days=5), planned_at=NOW + timedelta(hours=1))

    assert "1 service has become due and is not on the plan yet." in text(officer.get(PAGE))
