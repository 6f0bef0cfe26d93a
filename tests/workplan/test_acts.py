"""Acts on the plan: each leaves history, refuses what it should, and loses no line."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.workplan import actions as workplan
from plumbline.workplan.actions import Due
from plumbline.workplan.models import PlanLine, VisitPlan
from tests.cast import NOW, Cast
from tests.workplan.plans import drawn_up, line_of

LATER = NOW + timedelta(days=3)


@pytest.fixture
def plan(cast: Cast) -> VisitPlan:
    return drawn_up(cast)


def last_event(kind: str) -> Event:
    found = Event.objects.filter(kind=kind).order_by("number").last()
    assert found is not None
    return found


def test_a_year_has_one_plan(cast: Cast, plan: VisitPlan) -> None:
    with pytest.raises(NotAllowed, match="a plan for 2026 to 2027 already"):
        workplan.open_plan(cast.exampleshire, 2026, hours=Decimal(5), by=cast.quality_officer, now=NOW)


def test_the_hours_keep_who_said_so_and_what_they_were(cast: Cast, plan: VisitPlan) -> None:
    workplan.set_hours(plan, Decimal("30.5"), by=cast.contracts_manager, now=LATER)

    plan.refresh_from_db()
    assert (plan.hours, plan.hours_by, plan.hours_at) == (Decimal("30.5"), cast.contracts_manager, LATER)
    assert last_event("visit_plan.hours_set").details["was"] == "20.0"


def test_a_service_comes_on_the_plan_once(cast: Cast, plan: VisitPlan) -> None:
    alder = line_of(plan, "Alder")
    again = Due(alder.provider_id, alder.service_id, "planned", Decimal(12))
    workplan.propose(plan, [again], by=cast.quality_officer, now=LATER)

    alder.refresh_from_db()
    assert plan.lines.count() == 2
    assert alder.due_at == LATER


def test_what_a_person_dropped_is_not_proposed_again(cast: Cast, plan: VisitPlan) -> None:
    alder = line_of(plan, "Alder")
    workplan.drop(alder, "Closing in May", reasons_to_go="Never visited.", by=cast.quality_officer, now=NOW)
    again = Due(alder.provider_id, alder.service_id, "planned", Decimal(12))
    workplan.propose(plan, [again], by=cast.quality_officer, now=LATER)

    alder.refresh_from_db()
    assert (alder.status, alder.reason, alder.due_at) == ("dropped", "Closing in May", NOW)
    assert last_event("plan_line.dropped").details["set_aside"] == "Never visited."


def test_a_whole_provider_has_one_line_as_well(cast: Cast, plan: VisitPlan) -> None:
    whole = Due(cast.alder.pk, None, "planned", Decimal(12))
    workplan.propose(plan, [whole, whole], by=cast.quality_officer, now=NOW)

    assert plan.lines.filter(provider=cast.alder, service=None).count() == 1


def test_a_reordering_by_somebody_who_saw_an_older_order_is_refused(cast: Cast, plan: VisitPlan) -> None:
    order = list(plan.lines.values_list("pk", flat=True))
    seen = plan.version
    workplan.reorder(plan, order[::-1], seen=seen, moved=[order[1]], by=cast.quality_officer, now=NOW)

    with pytest.raises(NotAllowed, match="Someone has just changed the order"):
        workplan.reorder(plan, order, seen=seen, moved=[order[0]], by=cast.contracts_manager, now=NOW)
    assert list(plan.lines.values_list("pk", flat=True)) == order[::-1]


def test_who_placed_a_line_is_kept_with_it_and_in_the_history(cast: Cast, plan: VisitPlan) -> None:
    first, second = plan.lines.all()
    workplan.reorder(
        plan, [second.pk, first.pk], seen=plan.version, moved=[second.pk], by=cast.quality_officer, now=LATER
    )

    second.refresh_from_db()
    first.refresh_from_db()
    assert (second.position, second.moved_by, second.moved_at) == (1, cast.quality_officer, LATER)
    assert not first.is_moved
    assert last_event("visit_plan.reordered").details["places"] == [f"{second} to 1"]

    workplan.leave_to_the_reasons(second, by=cast.quality_officer, now=LATER)
    assert not PlanLine.objects.get(pk=second.pk).is_moved
    with pytest.raises(NotAllowed, match="The reasons place this line already"):
        workplan.leave_to_the_reasons(second, by=cast.quality_officer, now=LATER)


def test_a_change_tells_what_was_and_is(cast: Cast, plan: VisitPlan) -> None:
    line = line_of(plan, "Alder")
    wanted: dict[str, Any] = {
        "kind": "event",
        "hours": Decimal(6),
        "month": 9,
        "officer": cast.quality_officer,
        "note": "Go early",
    }
    workplan.change(line, **wanted, by=cast.contracts_manager, now=NOW)

    assert last_event("plan_line.changed").details["changes"] == [
        "kind: Quality visit to Visit after an event",
        "hours: 12 to 6",
        "month: none to September",
        "officer: Contract officer to Quality officer",
        "note: none to “Go early”",
    ]
    with pytest.raises(NotAllowed, match="Nothing is different"):
        workplan.change(line, **wanted, by=cast.contracts_manager, now=NOW)


def test_a_line_is_kept_let_go_dropped_and_taken_up(cast: Cast, plan: VisitPlan) -> None:
    line, by = line_of(plan, "Alder"), cast.quality_officer
    workplan.keep(line, by=by, now=NOW)
    workplan.let_go(line, by=by, now=NOW)
    with pytest.raises(NotAllowed, match="Say why"):
        workplan.drop(line, " ", reasons_to_go="", by=by, now=NOW)
    workplan.drop(line, "Seen by the NHS last week", reasons_to_go="", by=by, now=NOW)
    workplan.take_up(line, by=by, now=LATER)

    line.refresh_from_db()
    assert (line.status, line.reason, line.due_at) == ("proposed", "", LATER)
    kinds = Event.objects.about(line).order_by("number").values_list("kind", flat=True)
    assert [kind.partition(".")[2] for kind in kinds] == ["kept", "not_kept", "dropped", "taken_up_again"]


def test_months_are_given_only_to_lines_without_one(cast: Cast, plan: VisitPlan) -> None:
    alder, birch = line_of(plan, "Alder"), line_of(plan, "Birch")
    PlanLine.objects.filter(pk=alder.pk).update(month=5)
    workplan.set_months(plan, {alder.pk: 9, birch.pk: 10}, by=cast.quality_officer, now=NOW)

    assert dict(plan.lines.values_list("pk", "month")) == {alder.pk: 5, birch.pk: 10}
    with pytest.raises(NotAllowed, match="has its month already"):
        workplan.set_months(plan, {birch.pk: 11}, by=cast.quality_officer, now=NOW)


def test_the_database_refuses_a_dropped_line_without_a_reason(plan: VisitPlan) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        plan.lines.update(status="dropped")


def test_a_provider_sees_nothing_of_the_plan(cast: Cast, plan: VisitPlan) -> None:
    assert not VisitPlan.objects.visible_to(cast.provider_manager).exists()
    assert not PlanLine.objects.visible_to(cast.provider_manager).exists()
    assert not PlanLine.objects.visible_to(cast.other_council_officer).exists()
    assert PlanLine.objects.visible_to(cast.contract_officer).count() == 2
    assert not Event.objects.visible_to(cast.provider_manager).filter(kind__startswith="plan_line").exists()
