"""Setting actions, and changing them before the provider is told."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action
from tests.cast import NOW, TODAY, Cast
from tests.improvement import plans

AS_IT_WAS = {
    "says": "Take up the missing references",
    "owner": "Registered manager",
    "shows_done": "Two references in each of the six files",
    "priority": "high",
    "due_on": plans.DUE,
}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"says": " "}, "what is to be done"),
        ({"owner": ""}, "who at the provider"),
        ({"shows_done": ""}, "what will show"),
        ({"due_on": TODAY - timedelta(days=1)}, "That day is past"),
    ],
)
def test_an_action_says_what_who_when_and_what_will_show_it(
    cast: Cast, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(NotAllowed, match=says):
        plans.proposed(cast, **changed)

    assert not Action.objects.exists()


def test_an_action_is_for_open_findings_of_one_provider(cast: Cast) -> None:
    ours, rivals = plans.finding(cast), plans.finding(cast, provider=cast.birch)
    closed = plans.finding(cast)
    improvement.close_finding(closed, because="Put right on the day", by=cast.quality_officer, now=NOW)

    with pytest.raises(NotAllowed, match="different providers"):
        plans.proposed(cast, ours, rivals)
    with pytest.raises(NotAllowed, match="closed or withdrawn"):
        plans.proposed(cast, ours, closed)
    with pytest.raises(NotAllowed, match="Choose the findings"):
        improvement.set_action([], **AS_IT_WAS, by=cast.quality_officer, now=NOW)  # type: ignore[arg-type]


def test_before_the_provider_is_told_an_action_can_be_put_differently(cast: Cast) -> None:
    action = plans.proposed(cast)
    sooner = plans.DUE - timedelta(days=7)
    terms: dict[str, Any] = {**AS_IT_WAS, "due_on": sooner, "lead": cast.contract_officer}

    improvement.change_action(action, **terms, by=cast.quality_officer, now=NOW)

    kept = Action.objects.get(pk=action.pk)
    assert (kept.due_on, kept.lead) == (sooner, cast.contract_officer)
    event = Event.objects.filter(kind="action.changed").get()
    assert event.details["changed"]["due_on"] == [str(plans.DUE), str(sooner)]
    assert set(event.details["changed"]) == {"due_on", "lead"}


def test_once_the_provider_is_told_its_words_stay(cast: Cast) -> None:
    action = plans.agreed(cast)

    with pytest.raises(NotAllowed, match="has been told"):
        improvement.change_action(
            action,
            **{**AS_IT_WAS, "says": "Something else"},  # type: ignore[arg-type]
            lead=None,
            by=cast.quality_officer,
            now=NOW,
        )

    assert Action.objects.get(pk=action.pk).says == AS_IT_WAS["says"]


def test_another_officer_takes_over_and_history_says_from_whom(cast: Cast) -> None:
    action = plans.agreed(cast)

    improvement.hand_over(action, lead=cast.contract_officer, by=cast.contracts_manager, now=NOW)

    assert Action.objects.get(pk=action.pk).lead == cast.contract_officer
    event = Event.objects.filter(kind="action.handed_over").get()
    assert event.details["before"] == "Quality officer"
    assert not event.is_shared
