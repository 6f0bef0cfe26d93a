"""The invented visits: one at every step today, each as its story says, and every one of them explained."""

import pytest

from plumbline.demonstration.visiting.stories import CARDS, STORIES
from plumbline.frameworks.models import Adoption
from plumbline.improvement.models import Action
from plumbline.surveys.models import PhoneInDay, Survey
from plumbline.visits.models import CheckerLink, CheckerQuote, Comment, Dispute, Request, Summary, Visit
from plumbline.workplan.models import PlanLine, VisitPlan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def test_there_is_a_visit_at_every_step_today() -> None:
    there = set(Visit.objects.values_list("status", flat=True))

    assert there >= {
        "planned",
        "arranged",
        "gathering",
        "visiting",
        "writing",
        "shared",
        "answering",
        "disputed",
    }
    assert there >= {"final", "cancelled"}


def test_every_story_is_a_visit_by_its_councils_scorecard() -> None:
    for story in STORIES:
        visits = Visit.objects.filter(
            council__code=story.council, provider__organisation__code=story.provider
        )
        assert {one.framework.code for one in visits} == {CARDS[story.council][0]}


def test_each_council_works_by_its_own_scorecards() -> None:
    for council, cards in CARDS.items():
        adopted = Adoption.objects.filter(council__code=council, framework__kind="scorecard")
        assert set(adopted.values_list("framework__code", flat=True)) == set(cards)


def test_a_red_area_made_the_whole_red_and_says_so() -> None:
    visit = Visit.objects.get(provider__organisation__code="cedar", status="final", rating="red")
    report = visit.reports.first()

    assert report is not None
    assert "MK-SG-1" in str(report.scorecard)


def test_nobody_at_the_provider_knows_of_the_unannounced_visit() -> None:
    visit = Visit.objects.get(provider__organisation__code="elder", is_announced=False)

    assert visit.told_at is None


def test_a_provider_has_something_to_send_something_to_say_and_something_to_do() -> None:
    assert Request.objects.open().filter(provider__organisation__code="alder").exists()
    assert Comment.objects.filter(provider__organisation__code="birch", sent_at=None).exists()
    assert Action.objects.filter(provider__organisation__code="birch").open().exists()


def test_a_dispute_waits_for_somebody_who_took_no_part() -> None:
    assert Dispute.objects.open().filter(provider__organisation__code="kestrel").exists()


def test_summaries_were_approved_by_a_second_person() -> None:
    published = Summary.objects.published()

    assert published.count() == 3
    assert all(one.decided_by_id != one.written_by_id for one in published)


def test_people_were_heard() -> None:
    assert set(Survey.objects.values_list("status", flat=True)) == {"open", "closed"}
    assert PhoneInDay.objects.get().calls.filter(is_concern=True).count() == 1
    assert CheckerLink.objects.count() == 5
    assert {one.may_be_told for one in CheckerQuote.objects.all()} == {True}
    assert CheckerQuote.objects.count() < CheckerLink.objects.count()


def test_the_plan_has_more_to_see_than_hours() -> None:
    plan = VisitPlan.objects.get(council__code="fenmarch")

    assert PlanLine.objects.filter(plan=plan).count() >= 3
