"""What acts on actions set off: one letter to the other side, none to whom it does not concern."""

from datetime import timedelta

import pytest

from plumbline.history.workflow import NotAllowed
from plumbline.improvement.models import Action
from plumbline.notices.models import Notice
from plumbline.oversight import action_consequences as consequences
from tests.cast import NOW, Cast
from tests.improvement import plans

SOON = plans.DUE + timedelta(days=7)
STAFF = {"Provider staff", "Provider manager"}


def _letters() -> dict[str, Notice]:
    return {one.to.name: one for one in Notice.objects.select_related("to")}


def test_the_provider_gets_one_letter_about_the_whole_plan(cast: Cast) -> None:
    first, second = plans.finding(cast), plans.finding(cast, says="No supervision since May")
    plans.proposed(cast, first, says="Take up references")
    plans.proposed(cast, second, says="Begin supervision")

    consequences.plan_published("visit", 7, by=cast.quality_officer, now=NOW)

    letters = _letters()
    assert set(letters) == STAFF
    body = letters["Provider staff"].body
    for said in ("Take up references", "Begin supervision", "No supervision since May", "7 August 2026"):
        assert said in body
    assert letters["Provider staff"].subject == "Action plan: 2 actions for Alder Homecare (test)"
    consequences.plan_published("visit", 7, by=cast.quality_officer, now=NOW)
    assert Notice.objects.count() == 2


@pytest.mark.parametrize(
    ("says_done", "subject"),
    [
        (True, "Alder Homecare (test) says an action is done"),
        (False, "Alder Homecare (test) has reported on an action"),
    ],
)
def test_the_lead_hears_of_progress(cast: Cast, says_done: bool, subject: str) -> None:
    action = plans.agreed(cast)

    consequences.progress_reported(
        action,
        says="All are here",
        says_done=says_done,
        files=[("log.pdf", plans.A_PDF)],
        by=cast.provider_staff,
        now=NOW,
    )

    letters = _letters()
    assert set(letters) == {"Quality officer"}
    assert letters["Quality officer"].subject == subject
    assert "1 file of evidence" in letters["Quality officer"].body


def test_when_the_lead_has_left_another_hears_of_it(cast: Cast) -> None:
    action = plans.agreed(cast, by=cast.contract_officer)
    cast.quality_officer.is_active = False
    cast.quality_officer.save()
    action = Action.objects.get(pk=action.pk)

    consequences.progress_reported(action, says="Half", by=cast.provider_staff, now=NOW)
    assert set(_letters()) == {"Contract officer"}

    cast.contract_officer.is_active = False
    cast.contract_officer.save()
    action = Action.objects.get(pk=action.pk)
    consequences.progress_reported(action, says="More", by=cast.provider_staff, now=plans.LATER)
    assert set(_letters()) == {"Contract officer", "Contracts manager"}


def test_the_provider_hears_what_was_decided(cast: Cast) -> None:
    officer, now = cast.quality_officer, plans.LATER
    action = plans.said_done(cast, now=NOW)
    consequences.more_wanted(action, reason="Two are not signed", by=officer, now=now)
    consequences.progress_reported(action, says="Signed", says_done=True, by=cast.provider_staff, now=now)
    consequences.action_verified(action, says="Well done", by=officer, now=now)
    consequences.action_opened_again(action, reason="One is a copy", by=officer, now=now)
    consequences.action_withdrawn(action, reason="They have left", by=officer, now=now)

    kinds = list(Notice.objects.filter(to=cast.provider_staff).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["more_wanted", "verified", "opened_again", "withdrawn"]
    bodies = " ".join(Notice.objects.filter(to=cast.provider_staff).values_list("body", flat=True))
    for said in ("Two are not signed", "Well done", "1 finding is closed", "One is a copy", "They have left"):
        assert said in bodies


def test_time_asked_for_and_decided_goes_there_and_back(cast: Cast) -> None:
    action = plans.agreed(cast)

    request = consequences.time_asked_for(
        action, wanted=SOON, reason="Two are abroad", by=cast.provider_staff, now=NOW
    )
    assert set(_letters()) == {"Quality officer"}
    consequences.time_decided(request, granted_to=SOON, says="Until then", by=cast.quality_officer, now=NOW)

    told = _letters()["Provider staff"]
    assert told.subject.startswith("More time until 14 August 2026")
    assert "It was due on 7 August 2026" in told.body


def test_a_provider_that_was_never_told_gets_no_letter(cast: Cast) -> None:
    action = plans.proposed(cast)

    consequences.action_withdrawn(action, reason="Not needed", by=cast.quality_officer, now=NOW)
    consequences.action_opened_again(action, reason="Needed", by=cast.quality_officer, now=NOW)

    assert not Notice.objects.exists()


def test_what_was_refused_writes_no_letter(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        consequences.action_verified(plans.agreed(cast), by=cast.quality_officer, now=NOW)

    assert not Notice.objects.exists()
