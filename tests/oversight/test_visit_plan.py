"""The year's plan from every room's facts: who is due and why, what the hours reach, what was decided by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plumbline.contracts.models import Contract
from plumbline.frameworks.periods import Period
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import consequences, plan_consequences
from plumbline.visits.models import Visit
from plumbline.workplan import actions as workplan
from plumbline.workplan.models import PlanLine
from tests.cast import NOW, Q1, Q4, TODAY, Cast
from tests.improvement import plans as action_plans
from tests.workplan.plans import drawn_up, line_of, names, scorecard, seen_by, visited


def shorts(cast: Cast, name: str = "Alder") -> list[str]:
    """The reasons to go to a provider, in a few words."""
    found = seen_by(cast.quality_officer)
    services = (*found.due, *found.others, *found.outside)
    return [
        one.short for service in services if service.bought.name.startswith(name) for one in service.reasons
    ]


def test_everybody_that_nobody_has_visited_is_due(cast: Cast) -> None:
    found = seen_by(cast.quality_officer)

    assert [one.bought.name for one in found.due] == [
        "Alder Homecare (test), Home care",
        "Birch Care (test), Home care",
    ]
    assert found.plan is None
    assert shorts(cast) == ["Never visited"]


def test_another_councils_contracts_are_no_business_of_ours(cast: Cast) -> None:
    assert [one.bought.name for one in seen_by(cast.other_council_officer).due] == [
        "Birch Care (test), Home care"
    ]


def test_figures_below_target_returns_overdue_and_findings_are_reasons(cast: Cast) -> None:
    accepted = cast.submitted(Q4, f_2_1_numerator="10", **{"explain.2.1": "Two inductions were late."})
    consequences.return_accepted(accepted, note="", by=cast.contract_officer, now=NOW)
    cast.issue(Period.parse("2025-26-Q3"))
    action_plans.agreed(cast)

    said = shorts(cast)
    assert said[0] == "Never visited"
    assert "1 of 6 figures below target" in said
    assert "1 return overdue" in said
    assert "1 finding open" in said


def test_the_last_visit_counts_by_its_final_rating_and_its_age(cast: Cast) -> None:
    visit = visited(cast, 400, "amber")

    assert shorts(cast) == ["Rated Amber", "Last seen 13 months ago"]
    Visit.objects.filter(pk=visit.pk).update(status="answering")
    assert shorts(cast) == ["Last seen 13 months ago"]


def test_a_follow_up_stands_first_and_is_due_at_once(cast: Cast) -> None:
    visited(cast, 30, "red", follow_up_by=TODAY + timedelta(days=20))

    assert shorts(cast) == ["Follow-up due by 30 Jul 2026", "Rated Red"]
    assert names_due(cast)[0].startswith("Alder")


def test_a_visit_that_is_planned_already_is_not_planned_twice(cast: Cast) -> None:
    visit = visited(cast, 400)
    Visit.objects.filter(pk=visit.pk).update(status="arranged")

    assert names_due(cast) == ["Birch Care (test), Home care"]


def names_due(cast: Cast) -> list[str]:
    return [one.bought.name for one in seen_by(cast.quality_officer).due]


def test_the_line_is_drawn_where_the_hours_end_and_names_who_is_below(cast: Cast) -> None:
    drawn_up(cast, hours=20)
    found = seen_by(cast.quality_officer)

    assert names(found) == ["Alder", "Birch"]
    assert [row.is_above for row in found.rows] == [True, False]
    assert [row.running for row in found.rows] == [Decimal(12), Decimal(24)]
    assert [row.name for row in found.below] == ["Birch Care (test), Home care"]
    assert found.rows[0].why.endswith("then the order is by name.")


def test_hours_of_a_visit_are_taken_before_the_line_is_drawn(cast: Cast) -> None:
    plan = drawn_up(cast, hours=20)
    plan_consequences.line_planned(
        line_of(plan, "Alder"),
        framework=scorecard(cast),
        planned_on=TODAY + timedelta(days=30),
        lead=cast.quality_officer,
        today=TODAY,
        by=cast.quality_officer,
        now=NOW,
    )
    found = seen_by(cast.quality_officer)

    assert names(found) == ["Birch"]
    assert (found.committed, found.cut.free, len(found.above)) == (Decimal(12), Decimal(8), 0)
    assert Visit.objects.get().why == "Never visited."


def test_a_cancelled_visit_puts_its_line_back(cast: Cast) -> None:
    plan = drawn_up(cast)
    visit = plan_consequences.line_planned(
        line_of(plan, "Alder"),
        framework=scorecard(cast),
        planned_on=None,
        lead=None,
        today=TODAY,
        by=cast.quality_officer,
        now=NOW,
    )
    Visit.objects.filter(pk=visit.pk).update(status="cancelled", ended_because="The manager is ill")

    assert names(seen_by(cast.quality_officer)) == ["Alder", "Birch"]


def test_a_visit_is_not_planned_for_a_day_outside_the_plans_year(cast: Cast) -> None:
    plan = drawn_up(cast)
    with pytest.raises(NotAllowed, match="not in the year of this plan"):
        plan_consequences.line_planned(
            line_of(plan, "Alder"),
            framework=scorecard(cast),
            planned_on=date(2027, 4, 1),
            lead=None,
            today=TODAY,
            by=cast.quality_officer,
            now=NOW,
        )


def test_what_a_person_placed_stays_when_the_reasons_order_again(cast: Cast) -> None:
    plan = drawn_up(cast)
    found = seen_by(cast.quality_officer)
    birch = line_of(plan, "Birch")
    plan_consequences.lines_placed(found, {birch.pk: 1}, seen=plan.version, by=cast.quality_officer, now=NOW)
    plan.refresh_from_db()
    plan_consequences.reasons_followed(plan, today=TODAY, by=cast.contracts_manager, now=NOW)

    found = seen_by(cast.quality_officer)
    assert names(found) == ["Birch", "Alder"]
    assert (found.rows[0].line.moved_by, found.rows[0].by_reasons) == (cast.quality_officer, 2)
    assert "a person placed one of the two" in found.rows[0].why
    assert found.rows[0].reasons

    plan_consequences.line_left_to_the_reasons(
        found.rows[0].line, today=TODAY, by=cast.quality_officer, now=NOW
    )
    assert names(seen_by(cast.quality_officer)) == ["Alder", "Birch"]


def test_what_has_become_due_comes_on_the_plan_when_it_is_ordered_again(cast: Cast) -> None:
    visited(cast, 10)
    plan = drawn_up(cast)
    assert names(seen_by(cast.quality_officer)) == ["Birch"]
    Visit.objects.update(follow_up_by=TODAY + timedelta(days=60), rating="red")

    plan_consequences.reasons_followed(plan, today=TODAY, by=cast.quality_officer, now=NOW)
    assert names(seen_by(cast.quality_officer)) == ["Alder", "Birch"]


def test_a_line_whose_visit_was_made_waits_again_when_it_is_due_once_more(cast: Cast) -> None:
    plan = drawn_up(cast)
    made = visited(cast, 5, "red", follow_up_by=TODAY + timedelta(days=20))
    Visit.objects.filter(pk=made.pk).update(planned_at=NOW + timedelta(hours=1))
    assert names(seen_by(cast.quality_officer)) == ["Birch"]

    later = NOW + timedelta(days=1)
    plan_consequences.reasons_followed(plan, today=TODAY, by=cast.quality_officer, now=later)
    assert names(seen_by(cast.quality_officer)) == ["Alder", "Birch"]
    assert plan.lines.count() == 2


def test_a_service_that_nothing_makes_due_can_be_put_on_the_plan_and_stays(cast: Cast) -> None:
    visited(cast, 10)
    plan = drawn_up(cast)
    found = seen_by(cast.quality_officer)
    plan_consequences.service_put_on(found, found.others[0], by=cast.quality_officer, now=NOW)

    assert line_of(plan, "Alder").status == PlanLine.Status.KEPT
    assert names(seen_by(cast.quality_officer)) == ["Birch", "Alder"]


def test_what_is_dropped_is_shown_with_the_reasons_that_were_set_aside(cast: Cast) -> None:
    plan = drawn_up(cast)
    line = line_of(plan, "Alder")
    plan_consequences.line_dropped(line, "It closes in May", today=TODAY, by=cast.quality_officer, now=NOW)

    found = seen_by(cast.quality_officer)
    assert names(found) == ["Birch"]
    assert [(row.line.reason, row.reasons[0].short) for row in found.dropped] == [
        ("It closes in May", "Never visited")
    ]
    event = Event.objects.filter(kind="plan_line.dropped").get()
    assert event.details["set_aside"] == "Never visited."


def test_a_service_whose_contract_has_ended_waits_only_if_somebody_kept_it(cast: Cast) -> None:
    plan = drawn_up(cast)
    Contract.objects.filter(provider=cast.alder).update(status="ended")
    found = seen_by(cast.quality_officer)
    assert (names(found), len(found.gone)) == (["Birch"], 1)

    workplan.keep(line_of(plan, "Alder"), by=cast.quality_officer, now=NOW)
    assert names(seen_by(cast.quality_officer)) == ["Alder", "Birch"]


def test_months_are_given_from_this_month_on_within_each_months_share(cast: Cast) -> None:
    plan = drawn_up(cast, hours=240)
    plan_consequences.months_spread(seen_by(cast.quality_officer), by=cast.quality_officer, now=NOW)

    assert list(plan.lines.values_list("month", flat=True)) == [7, 8]


def test_the_plan_asks_twelve_questions_and_no_more(cast: Cast) -> None:
    drawn_up(cast)
    visited(cast, 30, "red")
    cast.issue(Q1)
    with CaptureQueriesContext(connection) as asked:
        seen_by(cast.quality_officer)

    # Who the person is and where they work is known to a page already.
    own = [one for one in asked.captured_queries if "accounts_membership" not in one["sql"]]
    assert len(own) <= 13
