"""Findings: noted, told, closed by what was verified, ended by an officer with a reason."""

from datetime import timedelta

import pytest

from plumbline.accounts.models import Membership
from plumbline.accounts.permissions import Role
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action, Finding
from tests.cast import NOW, TODAY, Cast
from tests.improvement import plans
from tests.improvement.plans import LATER


def status_of(finding: Finding) -> str:
    return Finding.objects.get(pk=finding.pk).status


def test_one_action_closes_several_findings(cast: Cast) -> None:
    first, second = plans.finding(cast), plans.finding(cast, says="No supervision since May")

    plans.verified(cast, first, second)

    assert (status_of(first), status_of(second)) == ("closed", "closed")


def test_a_finding_stays_open_until_every_action_for_it_is_verified(cast: Cast) -> None:
    finding = plans.finding(cast)
    first, second = plans.said_done(cast, finding), plans.said_done(cast, finding)

    assert improvement.verify(first, by=cast.quality_officer, now=LATER) == []
    assert status_of(finding) == "open"
    assert improvement.verify(second, by=cast.contract_officer, now=LATER) == [finding]
    assert status_of(finding) == "closed"


def test_a_withdrawn_action_does_not_keep_a_finding_open(cast: Cast) -> None:
    finding = plans.finding(cast)
    other = plans.agreed(cast, finding)
    plans.verified(cast, finding)
    assert status_of(finding) == "open"

    improvement.withdraw(other, reason="The first one was enough", by=cast.quality_officer, now=LATER)

    assert status_of(finding) == "closed"


def test_withdrawing_the_only_action_leaves_the_finding_open(cast: Cast) -> None:
    finding = plans.finding(cast)
    action = plans.agreed(cast, finding)

    improvement.withdraw(action, reason="A better one follows", by=cast.quality_officer, now=LATER)

    assert status_of(finding) == "open"


def test_a_finding_opens_again_with_its_action(cast: Cast) -> None:
    finding = plans.finding(cast)
    action = plans.verified(cast, finding)

    improvement.open_again(action, reason="Two files are empty again", by=cast.quality_officer, now=LATER)

    assert status_of(finding) == "open"
    action.refresh_from_db()
    assert (action.status, action.verified_at, action.verified_by) == ("not-enough", None, None)


def test_a_finding_with_an_open_action_of_its_own_cannot_be_ended(cast: Cast) -> None:
    alone, shared, other = plans.finding(cast), plans.finding(cast), plans.finding(cast)
    plans.proposed(cast, alone)
    plans.proposed(cast, shared, other)

    with pytest.raises(NotAllowed, match="Verify or withdraw that action first"):
        improvement.close_finding(alone, because="Not so bad", by=cast.quality_officer, now=NOW)
    improvement.withdraw_finding(shared, reason="Noted twice", by=cast.quality_officer, now=NOW)

    assert (status_of(alone), status_of(shared)) == ("open", "withdrawn")


@pytest.mark.parametrize("act", ["close_finding", "withdraw_finding"])
def test_ending_a_finding_needs_words_and_is_done_once(cast: Cast, act: str) -> None:
    finding = plans.finding(cast)
    end = getattr(improvement, act)
    word = "because" if act == "close_finding" else "reason"

    with pytest.raises(NotAllowed, match="Say why"):
        end(finding, **{word: "  "}, by=cast.quality_officer, now=NOW)
    seen_by_another = Finding.objects.get(pk=finding.pk)
    end(finding, **{word: "It was put right on the day"}, by=cast.quality_officer, now=NOW)
    with pytest.raises(NotAllowed, match="just changed"):
        end(seen_by_another, **{word: "Me too"}, by=cast.contract_officer, now=NOW)

    improvement.open_finding_again(finding, reason="It was not", by=cast.quality_officer, now=NOW)
    assert status_of(finding) == "open"


@pytest.mark.parametrize(
    ("changed", "says"),
    [({"says": " "}, "what was found"), ({"found_on": TODAY + timedelta(days=1)}, "to come")],
)
def test_a_finding_says_what_and_was_found_by_now(cast: Cast, changed: dict[str, object], says: str) -> None:
    with pytest.raises(NotAllowed, match=says):
        plans.finding(cast, **changed)


def test_the_provider_learns_of_nothing_before_the_plan_is_published(cast: Cast) -> None:
    action = plans.proposed(cast)
    seen = [Finding.objects.visible_to(cast.provider_staff), Action.objects.visible_to(cast.provider_staff)]
    assert [one.count() for one in seen] == [0, 0]
    assert not Event.objects.visible_to(cast.provider_staff).about(action).exists()

    plan = improvement.publish_plan("visit", 7, by=cast.quality_officer, now=NOW)

    assert [one.all().count() for one in seen] == [1, 1]
    assert plan.actions == (action,)
    told = Action.objects.get(pk=action.pk)
    assert (told.status, told.told_at) == ("agreed", NOW)
    assert improvement.publish_plan("visit", 7, by=cast.quality_officer, now=LATER) == improvement.Plan(
        (), ()
    )


def test_publishing_tells_of_one_source_only(cast: Cast) -> None:
    other = plans.proposed(cast, plans.finding(cast, source_number=8))
    closed = plans.finding(cast)
    improvement.withdraw_finding(closed, reason="Noted twice", by=cast.quality_officer, now=NOW)

    plan = improvement.publish_plan("visit", 7, by=cast.quality_officer, now=NOW)

    assert plan == improvement.Plan((), ())
    other.refresh_from_db()
    assert other.status == "proposed"


def test_a_plan_whose_day_has_passed_is_not_published(cast: Cast) -> None:
    action = plans.proposed(cast, due_on=TODAY)

    with pytest.raises(NotAllowed, match="later day"):
        improvement.publish_plan("visit", 7, by=cast.quality_officer, now=LATER)

    assert not Finding.objects.exclude(told_at=None).exists()
    assert Action.objects.get(pk=action.pk).told_at is None


def test_one_who_is_with_the_provider_too_verifies_nothing(cast: Cast) -> None:
    action = plans.said_done(cast)
    Membership.objects.create(
        user=cast.quality_officer,
        organisation=cast.alder.organisation,
        role=Role.PROVIDER_STAFF,
        since_on=TODAY,
    )
    both = type(cast.quality_officer).objects.get(pk=cast.quality_officer.pk)

    with pytest.raises(NotAllowed, match="Ask a colleague"):
        improvement.verify(action, by=both, now=LATER)
