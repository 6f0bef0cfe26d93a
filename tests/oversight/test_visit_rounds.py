"""A visit is closed by itself when all that it set off is done, and open again when something is not."""

import pytest

from plumbline.history.models import Event
from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action
from plumbline.oversight.visit_rounds import close_visits
from plumbline.visits.models import Visit
from tests.cast import NOW, Cast
from tests.improvement import plans


@pytest.fixture
def visit(cast: Cast) -> Visit:
    """A visit whose report is final."""
    begun = cast.begun_visit()
    Visit.objects.filter(pk=begun.pk).update(status=Visit.Status.FINAL, final_at=NOW)
    return Visit.objects.get(pk=begun.pk)


def _action(cast: Cast, visit: Visit) -> Action:
    return plans.said_done(cast, plans.finding(cast, source_number=visit.pk), now=NOW)


def _status(visit: Visit) -> str:
    close_visits(now=plans.LATER)
    return Visit.objects.get(pk=visit.pk).status


def test_a_visit_is_closed_when_its_last_action_is_verified(cast: Cast, visit: Visit) -> None:
    first, second = _action(cast, visit), _action(cast, visit)
    improvement.verify(first, by=cast.quality_officer, now=NOW)
    assert _status(visit) == "final"

    improvement.verify(second, by=cast.quality_officer, now=NOW)

    assert _status(visit) == "closed"
    assert close_visits(now=plans.LATER) == 0
    event = Event.objects.get(kind="visit.closed")
    assert (event.system, event.is_shared) == ("schedule", True)
    assert event.details["reason"] == "Everything that was found is closed."


def test_it_is_final_again_when_an_action_is_opened_again(cast: Cast, visit: Visit) -> None:
    action = _action(cast, visit)
    improvement.verify(action, by=cast.quality_officer, now=NOW)
    assert _status(visit) == "closed"

    improvement.open_again(action, reason="It came back", by=cast.quality_officer, now=NOW)

    assert _status(visit) == "final"
    reason = Event.objects.get(kind="visit.opened_again").details["reason"]
    assert reason == "Something that was found is open again."


def test_a_visit_that_found_nothing_is_closed(cast: Cast, visit: Visit) -> None:
    plans.finding(cast, source_number=visit.pk + 1)

    assert _status(visit) == "closed"
    reason = Event.objects.get(kind="visit.closed").details["reason"]
    assert reason == "Nothing was found that has to be followed up."


def test_a_finding_that_was_not_told_yet_keeps_its_visit_final_and_opens_none(
    cast: Cast, visit: Visit
) -> None:
    finding = plans.finding(cast, source_number=visit.pk)
    assert _status(visit) == "final"

    improvement.withdraw_finding(finding, reason="It was a copy", by=cast.quality_officer, now=NOW)
    assert _status(visit) == "closed"

    again = plans.finding(cast, source_number=visit.pk)
    assert _status(visit) == "closed"

    improvement.publish([again], by=cast.quality_officer, now=NOW)
    assert _status(visit) == "final"


@pytest.mark.parametrize(("follow_up", "expected"), [("planned", "final"), ("final", "closed")])
def test_a_visit_waits_for_the_one_that_follows(
    cast: Cast, visit: Visit, follow_up: str, expected: str
) -> None:
    improvement.verify(_action(cast, visit), by=cast.quality_officer, now=NOW)
    later = cast.begun_visit()
    Visit.objects.filter(pk=later.pk).update(status=follow_up, follows=visit)

    assert _status(visit) == expected
