"""A provider falls: from the first signal to red, a placement all the same, and back to green. Six people."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.test import override_settings
from playwright.sync_api import expect

from plumbline.intelligence.models import Intelligence
from plumbline.risks.models import LevelDecision, RiskAssessment
from plumbline.standing.models import Acknowledgement, PlacementException, StandingDecision
from tests.browser.conftest import Visit
from tests.browser.falling import (
    COUNCIL,
    days_pass,
    everything_heard_is_settled,
    hands_in,
    is_visited,
    night_falls,
    the_provider,
)
from tests.browser.inspection import PHONE
from tests.browser.visitor import Visitor
from tests.browser.world import Clock

pytestmark = pytest.mark.browser
NAME = "Birch Care (demonstration)"
LATE_CALLS = "Person A’s morning calls came two hours late on four days, and nobody rang."
UNTAUGHT = "Brokerage: a new carer could not use the hoist, and Person B stayed in bed all day."
NO_ANSWER = "A district nurse rang the office three times in a week about a dressing. Nobody answered."
CLOSER = "Proactive Management & Monitoring"
USUAL = "Oversight and Overview"
CONDITION = "One new person a week, and the branch names the carers first."


@pytest.fixture(autouse=True)
def nobody_is_signed_out() -> Iterator[None]:
    """The story lasts for months, and signing in has journeys of its own."""
    with override_settings(SESSION_COOKIE_AGE=365 * 24 * 60 * 60):
        yield


def test_a_provider_falls_to_red_and_comes_back_to_green(visit: Visit, clock: Clock) -> None:
    officer, manager, senior = visit(), visit(), visit()
    placing, provider = visit(width=PHONE), visit(width=PHONE)
    officer.signs_in_as("Contract officer", "Thamesford")
    placing.signs_in_as("Placement staff", "Thamesford")

    when_signs_come_in_from_three_sides(officer, placing, visit(scripted=False))
    then_the_provider_calls_for_attention(manager)
    then_its_risk_has_risen_and_a_closer_level_is_confirmed(manager)

    days_pass(clock, date(2026, 12, 9))
    hands_in("September 2026", supervised=0.84)
    hands_in("November 2026", supervised=0.7)
    then_the_fall_is_a_real_change(officer)
    when_it_is_decided_amber(manager)
    then_the_provider_comments(provider)

    days_pass(clock, date(2026, 12, 16))
    when_it_is_decided_red(manager)
    then_nobody_is_placed_without_an_exception(placing)
    when_somebody_else_authorises_it(senior)

    days_pass(clock, date(2027, 1, 20))
    night_falls()
    hands_in("December 2026", supervised=0.94)
    everything_heard_is_settled()
    when_the_officer_has_seen_that_it_is_better(officer, clock)
    then_a_missed_review_has_lifted_nothing(manager, placing)
    when_it_is_decided(manager, "Amber", "Carers are supervised again, and calls are on time.", CONDITION)

    days_pass(clock, date(2027, 2, 17))
    when_it_is_decided(manager, "Green", "Figures as before; a good visit; every action verified.", "")
    then_it_is_as_before(manager, placing)


def when_signs_come_in_from_three_sides(officer: Visitor, placing: Visitor, quality: Visitor) -> None:
    officer.opens(f"/desk/intelligence/new/?provider={the_provider().pk}")
    records(officer, "Complaint", LATE_CALLS, "How the service is planned and delivered")
    placing.opens("/desk/intelligence/new/")
    placing.page.get_by_label("Which provider?").select_option(NAME)
    records(placing, "Placement feedback", UNTAUGHT, "Staff skills, knowledge and practice")

    quality.signs_in_as("Quality officer", "Thamesford")
    quality.opens("/desk/intelligence/new/")
    quality.presses("Record it")
    quality.sees("Choose a provider", "Choose what kind of information it is", "Say what was seen or heard")
    quality.page.get_by_label("Which provider?").select_option(NAME)
    records(quality, "Said by the NHS", NO_ANSWER, "Management and leadership")
    heard = Intelligence.objects.filter(provider=the_provider(), council__code=COUNCIL).exclude(area="")
    assert heard.count() == 3


def records(visitor: Visitor, kind: str, says: str, area: str) -> None:
    visitor.page.get_by_label("What kind of information is it?").select_option(kind)
    visitor.page.get_by_label("Of which area?").select_option(area)
    visitor.fills(says=says)
    visitor.presses("Record it with all of this")
    visitor.sees("Recorded.", says)


def then_the_provider_calls_for_attention(manager: Visitor) -> None:
    manager.signs_in_as("Contracts manager", "Thamesford")
    manager.sees(f"{NAME}: 3 areas of concern hit within 90 days")
    manager.pictures("falling-today", tallest=900)


def then_its_risk_has_risen_and_a_closer_level_is_confirmed(manager: Visitor) -> None:
    before = newest_risk()
    manager.follows(re.compile(f"^Look at its risk.*{re.escape(NAME)}"))
    manager.presses("Work it out now")
    manager.sees("High", f"{CLOSER} is proposed", "3 areas in 90 days")
    manager.pictures("falling-risk", tallest=1300)
    assert (before.rating, newest_risk().rating, newest_risk().course) == ("medium", "high", "rising")

    manager.presses(f"Confirm {CLOSER}")
    manager.sees("Confirmed: the level is in force from now on.", f"{CLOSER} is in force")
    assert newest_level().level == "proactive"


def newest_risk() -> RiskAssessment:
    found = RiskAssessment.objects.filter(provider=the_provider(), council__code=COUNCIL)
    return found.latest("number")


def newest_level() -> LevelDecision:
    found = LevelDecision.objects.filter(provider=the_provider(), council__code=COUNCIL)
    return found.exclude(decided_at=None).latest("decided_at")


def then_the_fall_is_a_real_change(officer: Visitor) -> None:
    officer.opens("/desk/providers/figures/?means=concern")
    officer.follows(re.compile("^S2 Care workers supervised.*Birch Care"))
    officer.sees("November 2026", "a real change, unlikely to be chance", "Outside the limits")
    name = "Control chart of S2 Care workers supervised in the last three months"
    expect(officer.page.get_by_role("img", name=name).first).to_be_visible()
    officer.sees("What the chart says", "The same as a table")
    officer.pictures("control-chart")


def when_it_is_decided_amber(manager: Visitor) -> None:
    manager.opens(f"/desk/standing/{the_provider().pk}/")
    manager.sees("That is not a green")
    manager.follows("Decide on the standing")
    manager.page.get_by_label("Amber").check()
    manager.page.get_by_label("Complaint, heard on 9 November 2026").check()
    manager.fills(reason="Calls are late, carers are not supervised, and nobody answers when people ring.")
    manager.presses("Decide")
    manager.sees("Say under which conditions people may be placed")
    manager.fills(conditions=CONDITION)
    manager.presses("Decide")
    manager.sees("Decided. Those who buy care and the provider have been told.", "not yet")
    standing = in_force()
    assert (standing.colour, standing.conditions) == ("amber", CONDITION)
    assert [one["kind"] for one in standing.evidence] == ["intelligence"]


def in_force() -> StandingDecision:
    return StandingDecision.objects.in_force().get(provider=the_provider(), council__code=COUNCIL)


def then_the_provider_comments(provider: Visitor) -> None:
    provider.signs_in_as("Registered manager", "Birch")
    provider.opens("/portal/standing/")
    provider.sees("Thamesford County Council (demonstration)", CONDITION, "You can comment until")
    provider.follows(re.compile("Comment on this.*Thamesford"))
    provider.fills(says="Our senior carer left without notice. Her successor starts on Monday.")
    provider.presses("Send this comment")
    provider.sees("Her successor starts on Monday.")
    provider.pictures("provider-standing")


def when_it_is_decided_red(manager: Visitor) -> None:
    manager.opens(f"/desk/standing/{the_provider().pk}/decide/")
    manager.page.get_by_label("Red").check()
    manager.page.get_by_label("Return for November 2026").check()
    manager.fills(
        reason="Two people were without care over a weekend. Nobody new until every carer is supervised.",
        conditions="",
        in_words="Call with the registered manager on 15 December",
        **day("review_by", 13, 1, 2027),
    )
    manager.pictures("standing-decide")
    manager.presses("Decide")
    manager.sees("was Amber", "Return for November 2026", "Nothing yet. It may comment until")
    manager.pictures("falling-red")
    assert (in_force().colour, in_force().review_by) == ("red", date(2027, 1, 13))


def day(name: str, day: int, month: int, year: int) -> dict[str, str]:
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


def then_nobody_is_placed_without_an_exception(placing: Visitor) -> None:
    placing.opens("/desk/placement/")
    placing.follows(NAME)
    placing.sees("Nobody new may be placed here without an exception")
    placing.presses(re.compile("I know of this change.*Red"))
    placing.sees("Acknowledged.")
    placing.pictures("falling-placement")
    placing.follows("Ask for an exception")
    placing.fills(
        person_ref="P-30551",
        why_here="Her husband is cared for by the same two carers.",
        conditions="The carers she knows come to both, and a nurse visits on the first day.",
        **day("ends_on", 6, 1, 2027),
    )
    placing.presses("Ask for this exception")
    placing.sees("Write the risk assessment")
    placing.fills(risk_assessment="Late calls. Her husband can ring, and a neighbour has the key.")
    placing.presses("Ask for this exception")
    placing.sees("Do not place the person before", "P-30551")
    knows = Acknowledgement.objects.get(decision=in_force(), person__email__startswith="placement.staff")
    assert knows.acknowledged_at is not None
    assert PlacementException.objects.get(person_ref="P-30551").status == "asked"


def when_somebody_else_authorises_it(senior: Visitor) -> None:
    senior.signs_in_as("Senior manager", "Thamesford")
    senior.follows(f"Decide whether P-30551 may be placed at {NAME}")
    senior.page.get_by_label("Yes, under these conditions and until a day").check()
    senior.fills(says="The two belong together, and the carers are known.")
    senior.presses("Decide")
    senior.sees("Authorised: the person may be placed there up to 6 January 2027")
    senior.pictures("falling-exception")
    exception = PlacementException.objects.get(person_ref="P-30551")
    assert exception.status == "authorised"
    assert exception.settled_by != exception.asked_by


def when_the_officer_has_seen_that_it_is_better(officer: Visitor, clock: Clock) -> None:
    actions = is_visited(clock)
    for action in actions:
        officer.opens(f"/desk/actions/{action.pk}/")
        officer.presses("Verify: the council has seen that it is done")
    officer.opens(f"/desk/risks/{the_provider().pk}/fact/?about=registered-manager")
    officer.page.get_by_label("In post").check()
    officer.fills(source="A call to the branch")
    officer.pictures("risk-fact")
    officer.presses("Enter this")
    officer.sees("Registered manager is entered, and the risk is worked out with it.", "A call to the branch")


def then_a_missed_review_has_lifted_nothing(manager: Visitor, placing: Visitor) -> None:
    manager.opens("/desk/?whose=team")
    manager.sees(f"Look again at the standing of {NAME}", "a missed review lifts nothing")
    placing.opens(f"/desk/placement/{the_provider().pk}/")
    placing.sees("Nobody new may be placed here without an exception", "Review overdue", "Ended")


def when_it_is_decided(manager: Visitor, colour: str, reason: str, conditions: str) -> None:
    manager.opens(f"/desk/standing/{the_provider().pk}/decide/")
    manager.page.get_by_label(re.compile(f"^{colour}: ")).check()
    manager.page.get_by_label(re.compile("^Visit after an event of 20 January 2027, rated Green")).check()
    manager.fills(reason=reason, conditions=conditions)
    manager.presses("Decide")
    manager.sees("Decided.", reason)


def then_it_is_as_before(manager: Visitor, placing: Visitor) -> None:
    manager.pictures("falling-green")
    assert (in_force().colour, in_force().conditions) == ("green", "")
    assert StandingDecision.objects.filter(provider=the_provider(), council__code=COUNCIL).count() == 4
    manager.opens(f"/desk/risks/{the_provider().pk}/")
    manager.presses("Work it out now")
    manager.presses(f"Confirm {USUAL}")
    manager.sees(f"{USUAL} is in force")
    assert newest_level().level == "oversight-and-overview"

    placing.opens(f"/desk/placement/{the_provider().pk}/")
    placing.sees("Green")
    expect(placing.page.locator("main")).not_to_contain_text(CONDITION)
