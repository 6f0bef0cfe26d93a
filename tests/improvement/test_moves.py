"""Every act at every status of an action: done, or refused with nothing changed."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action
from tests.cast import Cast
from tests.improvement import plans
from tests.improvement.plans import DUE, LATER

Act = Callable[[Action, Cast], object]
AT: dict[str, Callable[[Cast], Action]] = {
    "proposed": plans.proposed,
    "agreed": plans.agreed,
    "under-way": plans.under_way,
    "said-done": plans.said_done,
    "not-enough": plans.not_enough,
    "verified": plans.verified,
    "withdrawn": plans.withdrawn,
}
SOON = DUE + timedelta(days=7)
ACTS: dict[str, Act] = {
    "publish": lambda one, cast: improvement.publish(
        list(one.findings.all()), by=cast.quality_officer, now=LATER
    ),
    "report": lambda one, cast: improvement.report_progress(
        one, says="Some more", by=cast.provider_staff, now=LATER
    ),
    "say done": lambda one, cast: improvement.report_progress(
        one, says="All of it", says_done=True, by=cast.provider_staff, now=LATER
    ),
    "verify": lambda one, cast: improvement.verify(one, by=cast.contract_officer, now=LATER),
    "want more": lambda one, cast: improvement.want_more(
        one, reason="Not signed", by=cast.contract_officer, now=LATER
    ),
    "withdraw": lambda one, cast: improvement.withdraw(
        one, reason="Not needed", by=cast.contract_officer, now=LATER
    ),
    "open again": lambda one, cast: improvement.open_again(
        one, reason="It came back", by=cast.contract_officer, now=LATER
    ),
    "ask for time": lambda one, cast: improvement.ask_for_time(
        one, wanted=SOON, reason="Holidays", by=cast.provider_staff, now=LATER
    ),
}
# From a status, by an act, to a status. What is not here is refused.
MOVES: dict[str, dict[str, str]] = {
    "proposed": {"publish": "agreed", "withdraw": "withdrawn"},
    "agreed": {
        "report": "under-way",
        "say done": "said-done",
        "withdraw": "withdrawn",
        "ask for time": "agreed",
        "publish": "agreed",
    },
    "under-way": {
        "report": "under-way",
        "say done": "said-done",
        "withdraw": "withdrawn",
        "ask for time": "under-way",
        "publish": "under-way",
    },
    "said-done": {
        "report": "said-done",
        "say done": "said-done",
        "verify": "verified",
        "want more": "not-enough",
        "withdraw": "withdrawn",
        "publish": "said-done",
    },
    "not-enough": {
        "report": "under-way",
        "say done": "said-done",
        "withdraw": "withdrawn",
        "ask for time": "not-enough",
        "publish": "not-enough",
    },
    "verified": {"open again": "not-enough", "publish": "verified"},
    "withdrawn": {"open again": "agreed", "publish": "withdrawn"},
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("status", AT)
def test_an_act_leads_where_the_table_says_or_is_refused(cast: Cast, status: str, act: str) -> None:
    action = AT[status](cast)
    events = Event.objects.count()
    to = MOVES[status].get(act)

    if to is None:
        with pytest.raises(NotAllowed):
            ACTS[act](action, cast)
        assert Event.objects.count() == events
    else:
        ACTS[act](action, cast)

    assert Action.objects.get(pk=action.pk).status == (to or status)


@pytest.mark.parametrize("act", ["verify", "want more", "withdraw"])
def test_of_two_officers_at_once_the_second_is_told(cast: Cast, act: str) -> None:
    action = plans.said_done(cast)
    as_the_other_sees_it = Action.objects.get(pk=action.pk)
    improvement.verify(action, by=cast.quality_officer, now=LATER)

    with pytest.raises(NotAllowed, match="just changed"):
        ACTS[act](as_the_other_sees_it, cast)

    assert Action.objects.get(pk=action.pk).verified_by == cast.quality_officer


@pytest.mark.parametrize("act", ["verify", "want more", "withdraw"])
def test_the_provider_cannot_decide_about_its_own_action(cast: Cast, act: str) -> None:
    action = plans.said_done(cast)
    cast.contract_officer = cast.provider_manager

    with pytest.raises(NotAllowed, match="Only the council"):
        ACTS[act](action, cast)


@pytest.mark.parametrize("act", ["report", "say done", "ask for time"])
def test_nobody_but_the_provider_reports(cast: Cast, act: str) -> None:
    action = plans.agreed(cast)
    for stranger in (cast.rival_staff, cast.quality_officer):
        cast.provider_staff = stranger
        with pytest.raises(NotAllowed, match="Only the provider"):
            ACTS[act](action, cast)
