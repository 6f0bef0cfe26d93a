"""From the plan to the day: who may go, who declares what, when the provider learns of it, and what ends a visit."""

from datetime import timedelta

import pytest

from plumbline.accounts.models import User
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.visits import actions as visits
from plumbline.visits.models import TeamMember, Visit
from tests.cast import NOW, TODAY, Cast


def arrange(cast: Cast, visit: Visit, *officers: User, announced: bool = True, days: int = 20) -> Visit:
    return visits.arrange(
        visit,
        starts_on=TODAY + timedelta(days=days),
        ends_on=TODAY + timedelta(days=days),
        is_announced=announced,
        officers=officers,
        lead=officers[0],
        by=cast.contracts_manager,
        now=NOW,
    )


def test_a_planned_visit_keeps_its_scorecard_and_what_the_council_says_of_it(cast: Cast) -> None:
    visit = cast.planned_visit()

    assert (visit.framework.code, visit.framework.version) == ("milton-keynes/quality-visit", "1")
    assert visit.self_assessment is not None
    assert visit.comment_days == 14
    assert not Visit.objects.visible_to(cast.provider_manager).exists()


def test_a_visit_needs_a_reason_and_services_of_its_provider(cast: Cast) -> None:
    good = cast.planned_visit()

    for why, services in (("", []), ("Overdue", list(cast.birch.services.all()))):
        with pytest.raises(NotAllowed):
            visits.plan(
                council=cast.exampleshire,
                provider=cast.alder,
                services=services,
                kind="planned",
                framework=good.framework,
                why=why,
                hours=good.hours,
                planned_on=None,
                by=cast.contracts_manager,
                now=NOW,
            )


def test_an_announced_visit_is_known_to_the_provider_an_unannounced_one_is_not(cast: Cast) -> None:
    announced = cast.visit()
    hidden = cast.visit(is_announced=False)

    assert list(Visit.objects.visible_to(cast.provider_manager)) == [announced]
    shared = Event.objects.visible_to(cast.provider_manager).filter(
        subject_id=hidden.pk, kind__startswith="visit."
    )
    assert not shared.exists()


def test_an_unannounced_visit_is_known_from_the_moment_it_begins(cast: Cast) -> None:
    visit = cast.begun_visit(is_announced=False)

    assert visit.told_at == NOW
    assert Visit.objects.visible_to(cast.provider_manager).get() == visit


def test_what_the_provider_was_told_cannot_be_untold(cast: Cast) -> None:
    visit = cast.visit()

    with pytest.raises(NotAllowed, match="has been told"):
        arrange(cast, visit, cast.quality_officer, announced=False)


@pytest.mark.parametrize("who", ["auditor", "senior_manager", "other_council_officer", "provider_manager"])
def test_only_officers_who_may_make_visits_are_nominated(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed, match="may not make visits"):
        arrange(cast, cast.planned_visit(), cast.quality_officer, getattr(cast, who))


def test_the_lead_goes_and_the_days_are_ahead_and_in_order(cast: Cast) -> None:
    visit = cast.planned_visit()
    with pytest.raises(NotAllowed, match="past"):
        arrange(cast, visit, cast.quality_officer, days=-1)
    with pytest.raises(NotAllowed, match="goes on the visit"):
        visits.arrange(
            visit,
            starts_on=TODAY,
            ends_on=TODAY,
            is_announced=True,
            officers=[cast.quality_officer],
            lead=cast.contract_officer,
            by=cast.contracts_manager,
            now=NOW,
        )


def test_each_declares_for_themselves_and_once(cast: Cast) -> None:
    visit = cast.visit(declared=False)
    member = visit.team.get(officer=cast.quality_officer)

    with pytest.raises(NotAllowed, match="for themselves"):
        visits.declare(member, by=cast.contracts_manager, now=NOW)
    visits.declare(member, by=cast.quality_officer, now=NOW)
    with pytest.raises(NotAllowed, match="already"):
        visits.declare(member, by=cast.quality_officer, now=NOW)


def test_who_declared_an_interest_is_not_nominated_again(cast: Cast) -> None:
    visit = cast.visit()
    member = visit.team.get(officer=cast.contract_officer)
    visits.stand_down(member, "My sister manages it", by=cast.contract_officer, now=NOW)

    with pytest.raises(NotAllowed, match="My sister manages it"):
        arrange(cast, visit, cast.quality_officer, cast.contract_officer)


def test_who_was_only_left_out_may_be_asked_again(cast: Cast) -> None:
    visit = cast.visit()
    arrange(cast, visit, cast.quality_officer)
    assert TeamMember.objects.going().filter(visit=visit).count() == 1

    arrange(cast, visit, cast.quality_officer, cast.contract_officer)
    going = TeamMember.objects.going().filter(visit=visit)
    assert {one.officer for one in going} == {cast.quality_officer, cast.contract_officer}
    assert going.get(officer=cast.quality_officer).declared_at is not None


def test_only_who_has_declared_begins(cast: Cast) -> None:
    visit = cast.visit()

    with pytest.raises(NotAllowed, match="not declared"):
        visits.begin(visit, by=cast.contract_officer, now=NOW)
    visits.begin(visit, by=cast.quality_officer, now=NOW)
    assert visit.status == "visiting"


def test_the_day_may_be_left_and_taken_up_again(cast: Cast) -> None:
    visit = cast.begun_visit()

    visits.leave_site(visit, by=cast.quality_officer, now=NOW)
    visits.resume(visit, by=cast.contract_officer, now=NOW)
    assert visit.status == "visiting"


def test_two_who_begin_at_once_begin_once(cast: Cast) -> None:
    visit = cast.visit()
    stale = Visit.objects.get(pk=visit.pk)
    visits.begin(visit, by=cast.quality_officer, now=NOW)

    with pytest.raises(NotAllowed, match="just changed"):
        visits.begin(stale, by=cast.quality_officer, now=NOW)


def test_cancelling_and_abandoning_need_a_reason_and_can_be_planned_again(cast: Cast) -> None:
    visit, begun = cast.visit(), cast.begun_visit()
    for act, one in ((visits.cancel, visit), (visits.abandon, begun)):
        with pytest.raises(NotAllowed, match="Say why"):
            act(one, " ", by=cast.quality_officer, now=NOW)
    visits.cancel(visit, "Norovirus in the home", by=cast.quality_officer, now=NOW)
    visits.abandon(begun, "Fire alarm", by=cast.quality_officer, now=NOW)

    assert (visit.status, visit.ended_because) == ("cancelled", "Norovirus in the home")
    again = visits.plan_again(begun, why="Cut short", planned_on=TODAY, by=cast.contracts_manager, now=NOW)
    assert again.follows == begun
    assert again.status == "planned"


def test_areas_are_shared_out_among_those_there_are(cast: Cast) -> None:
    member = cast.visit().team.get(officer=cast.quality_officer)

    visits.share_out(member, ["staffing"], by=cast.contracts_manager, now=NOW)
    assert member.areas == ["staffing"]
    with pytest.raises(NotAllowed, match="not an area"):
        visits.share_out(member, ["cellar"], by=cast.contracts_manager, now=NOW)
