"""What a final report sets off: what the framework says and nothing else; and what happens by itself."""

from datetime import timedelta

from plumbline.improvement import actions as improvement
from plumbline.jobs.models import Job
from plumbline.notices.models import Notice
from plumbline.oversight import report_consequences as reports
from plumbline.oversight.report_rounds import close_comments
from plumbline.oversight.set_off import set_off
from plumbline.visits.models import Visit
from tests.cast import NOW, TODAY, Cast
from tests.risks.knowing import works_by
from tests.visits.reports import LATER, answering, made_final, shared

RED = {"C1": "not-met", "C2": "not-met", "C3": "not-met", "C4": "not-met"}


def test_after_red_the_framework_has_a_follow_up_put_into_the_plan(cast: Cast) -> None:
    visit, _ = made_final(cast, **RED)

    follow_up = visit.followed_by.get()
    assert visit.rating == "red"
    assert (follow_up.kind, follow_up.planned_on, follow_up.lead) == (
        "follow-up",
        visit.follow_up_by,
        cast.quality_officer,
    )
    assert follow_up.told_at is None
    assert any("asks for a follow-up visit" in one for one in set_off(visit))
    assert Notice.objects.filter(to=cast.senior_manager, kind="rated").exists()


def test_after_green_nothing_is_set_off_that_the_framework_does_not_say(cast: Cast) -> None:
    works_by(cast.exampleshire)
    visit, _ = made_final(cast)

    assert (visit.rating, visit.follow_up_by, visit.followed_by.exists()) == ("green", None, False)
    assert Job.objects.get().outcome == {"provider": cast.alder.pk}
    assert not Notice.objects.filter(kind="rated").exists()
    assert Notice.objects.filter(to=cast.provider_staff, kind="final").exists()


def test_a_lead_who_has_left_leads_no_follow_up(cast: Cast) -> None:
    visit = answering(cast, **RED)
    cast.quality_officer.is_active = False
    cast.quality_officer.save()
    visit.refresh_from_db()

    reports.report_made_final(visit, by=cast.contracts_manager, now=LATER)

    assert visit.followed_by.get().lead is None


def test_the_provider_is_told_of_findings_and_actions_with_the_final_report_and_not_before(
    cast: Cast,
) -> None:
    visit = answering(cast, I1="partly")
    finding = improvement.note_finding(
        council=visit.council,
        provider=visit.provider,
        source="visit",
        source_number=visit.pk,
        about="I1",
        says="The guide is out of date.",
        found_on=TODAY,
        by=cast.quality_officer,
        now=NOW,
    )
    improvement.set_action(
        [finding],
        says="Print a new guide.",
        owner="Registered manager",
        shows_done="The guide",
        due_on=TODAY + timedelta(days=28),
        by=cast.quality_officer,
        now=NOW,
    )
    assert finding.told_at is None

    reports.report_made_final(visit, by=cast.quality_officer, now=LATER)

    finding.refresh_from_db()
    assert finding.told_at == LATER
    assert "The provider was told of 1 finding and of 1 action with due days." in set_off(visit)


def test_last_times_ratings_stand_in_the_next_report(cast: Cast) -> None:
    made_final(cast, **RED)

    report = shared(cast).reports.get()

    assert report.scorecard["before"]["rating"] == "red"
    assert report.scorecard["before"]["ratings"]["concerns"] == "red"


def test_time_that_is_over_closes_comments_once(cast: Cast) -> None:
    visit = shared(cast)

    assert close_comments(now=NOW + timedelta(days=14)) == 0
    assert close_comments(now=NOW + timedelta(days=15)) == 1
    assert close_comments(now=NOW + timedelta(days=15)) == 0
    assert Visit.objects.get(pk=visit.pk).status == "answering"
    assert Notice.objects.filter(kind="time_over").count() == 3
