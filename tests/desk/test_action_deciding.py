"""One action as the officer decides it: each decision, what it says, and what it refuses."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action
from tests.cast import NOW, Cast
from tests.desk.pages import address, said
from tests.improvement import plans
from tests.strict_client import StrictClient

SOON = plans.DUE + timedelta(days=7)


def _status(action: Action) -> str:
    return Action.objects.get(pk=action.pk).status


def test_what_the_provider_says_is_done_waits_to_be_verified(cast: Cast, officer: StrictClient) -> None:
    action = plans.said_done(cast, now=NOW)

    page = officer.get(address("action", action.pk))
    assert "The council has not verified it yet: that waits for you." in said(page)
    assert "✓ Council has verified" not in said(page)
    verified = officer.post(address("action_verify", action.pk), {"verify-says": ""}, follow=True)

    assert "✓ Council has verified" in said(verified)
    assert "The council has verified that it is done: Contract officer" in said(verified)
    assert _status(action) == "verified"


def test_more_is_asked_for_with_a_reason_and_another_day(cast: Cast, officer: StrictClient) -> None:
    action = plans.said_done(cast, now=NOW)

    refused = officer.post(address("action_more", action.pk), {"more-reason": ""})
    assert refused.status_code == 422
    assert "Say what is missing" in refused.content.decode()
    typed = {
        "more-reason": "Two are not signed",
        **{f"more-due_on_{part}": number for part, number in _parts(SOON).items()},
    }
    page = said(officer.post(address("action_more", action.pk), typed, follow=True))

    assert "What is missing Two are not signed" in page
    assert Action.objects.get(pk=action.pk).due_on == SOON


def test_time_is_granted_with_a_day(cast: Cast, officer: StrictClient) -> None:
    action = plans.agreed(cast)
    improvement.ask_for_time(action, wanted=SOON, reason="Two are abroad", by=cast.provider_staff, now=NOW)
    assert "asks for more time until 14 August 2026; that waits for you" in said(
        officer.get(address("action", action.pk))
    )
    typed = {
        "time-outcome": "grant",
        "time-says": "Until then",
        **{f"time-granted_to_{part}": number for part, number in _parts(SOON).items()},
    }

    page = said(officer.post(address("action_time", action.pk), typed, follow=True))

    assert "Until 14 August 2026" in page
    assert Action.objects.get(pk=action.pk).due_on == SOON


def test_time_is_refused_with_words(cast: Cast, officer: StrictClient) -> None:
    action = plans.agreed(cast)
    improvement.ask_for_time(action, wanted=SOON, reason="Two are abroad", by=cast.provider_staff, now=NOW)

    typed = {"time-outcome": "refuse", "time-says": "People are at risk"}
    page = said(officer.post(address("action_time", action.pk), typed, follow=True))

    assert "Not given People are at risk" in page
    assert Action.objects.get(pk=action.pk).due_on == plans.DUE


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"time-outcome": "grant", "time-says": "Yes"}, "Enter the new day"),
        ({"time-says": "Yes"}, "Choose whether you give more time"),
        ({"time-outcome": "refuse"}, "Say why, so that the provider understands"),
    ],
)
def test_a_decision_about_time_is_whole(
    cast: Cast, officer: StrictClient, typed: dict[str, str], says: str
) -> None:
    action = plans.agreed(cast)
    improvement.ask_for_time(action, wanted=SOON, reason="Two are abroad", by=cast.provider_staff, now=NOW)

    response = officer.post(address("action_time", action.pk), typed)

    assert response.status_code == 422
    assert says in response.content.decode()


def test_time_that_nobody_asked_for_is_not_given(cast: Cast, officer: StrictClient) -> None:
    action = plans.agreed(cast)

    response = officer.post(address("action_time", action.pk), {"time-outcome": "refuse", "time-says": "No"})

    assert "has not asked for more time" in response.content.decode()


def test_of_two_officers_at_once_the_second_reads_what_the_first_did(
    cast: Cast, officer: StrictClient, browse: Any
) -> None:
    action = plans.said_done(cast, now=NOW)
    browse(cast.quality_officer).post(address("action_verify", action.pk), {"verify-says": ""})

    response = officer.post(address("action_more", action.pk), {"more-reason": "Not signed"})

    assert response.status_code == 422
    assert "✓ Council has verified" in response.content.decode()
    assert _status(action) == "verified"


def test_an_action_is_withdrawn_and_opened_again_with_reasons(cast: Cast, officer: StrictClient) -> None:
    action = plans.agreed(cast)

    withdrawn = officer.post(
        address("action_withdraw", action.pk), {"withdraw-reason": "Files found"}, follow=True
    )
    assert "Why it was withdrawn Files found" in said(withdrawn)
    again = officer.post(address("action_again", action.pk), {"again-reason": "They were not"}, follow=True)

    assert "Open again." in said(again)
    assert _status(action) == "agreed"


def test_an_action_is_given_to_another_officer(cast: Cast, officer: StrictClient) -> None:
    action = plans.agreed(cast)
    cast.quality_officer.is_active = False
    cast.quality_officer.save()
    assert "has left: give it to another officer" in said(officer.get(address("action", action.pk)))

    officer.post(address("action_lead", action.pk), {"lead-officer": cast.contracts_manager.pk})

    assert Action.objects.get(pk=action.pk).lead == cast.contracts_manager


def test_who_only_reads_is_offered_no_act(cast: Cast, browse: Any) -> None:
    action = plans.said_done(cast, now=NOW)
    auditor = browse(cast.auditor)

    assert "Verify" not in said(auditor.get(address("action", action.pk)))
    assert auditor.post(address("action_verify", action.pk), {"verify-says": ""}).status_code == 404


def test_evidence_is_read_as_it_came(cast: Cast, officer: StrictClient) -> None:
    action = plans.agreed(cast)
    progress = improvement.report_progress(
        action, says="Here", files=[("log.pdf", plans.A_PDF)], by=cast.provider_staff, now=NOW
    )

    response = officer.get(address("progress_file", progress.files.get().pk))

    assert response.content == plans.A_PDF
    assert response["Content-Disposition"].startswith("attachment")


def _parts(day: Any) -> dict[str, int]:
    return {"day": day.day, "month": day.month, "year": day.year}
