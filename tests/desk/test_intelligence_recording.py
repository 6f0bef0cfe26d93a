"""Recording intelligence on a page: few answers, what is refused and why, what a “suspect” indicator says at once."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from plumbline.intelligence.models import Intelligence
from plumbline.providers.models import Service
from tests.cast import TODAY, Cast
from tests.desk.pages import address, said
from tests.intelligence.heard import heard
from tests.strict_client import StrictClient

NEW = "intelligence_new"


def day(name: str, on: date) -> dict[str, object]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def typed(cast: Cast, **changed: Any) -> dict[str, object]:
    """What the page sends when a person fills in the first five boxes and leaves the rest as it stands."""
    return {
        "provider": cast.alder.pk,
        "kind": "concern",
        "says": "Three calls were late",
        **day("happened_on", TODAY),
        "heard_from": "family",
        "service": "",
        "seriousness": "medium",
        "sureness": "likely",
        "area": "",
        "strength": "",
        **day("heard_on", TODAY),
        "readers": "usual",
        **changed,
    }


def test_a_few_answers_are_enough(cast: Cast, officer: StrictClient) -> None:
    page = officer.post(address(NEW), typed(cast), follow=True)

    piece = Intelligence.objects.get()
    assert (piece.provider, piece.kind, piece.recorded_by) == (cast.alder, "concern", cast.contract_officer)
    assert (piece.seriousness, piece.sureness, piece.is_restricted) == ("medium", "likely", False)
    assert "Recorded." in said(page)
    assert "Nobody has taken it on yet" in said(page)


def test_the_provider_is_chosen_beforehand_and_days_stand_at_today(cast: Cast, officer: StrictClient) -> None:
    page = officer.get(address(NEW), {"provider": cast.alder.pk})

    source = page.content.decode()
    assert "Record intelligence about Alder" in said(page)
    assert "No names of people" in said(page)
    assert f'<option value="{cast.alder.pk}" selected>' in source
    assert f'name="happened_on_day" value="{TODAY.day}"' in source


def test_a_provider_with_no_services_can_be_chosen(cast: Cast, officer: StrictClient) -> None:
    Service.objects.filter(provider=cast.alder).update(provider=cast.birch)

    assert "All of it, or not known" in said(officer.get(address(NEW), {"provider": cast.alder.pk}))
    assert officer.post(address(NEW), typed(cast)).status_code == 302


def test_a_suspect_indicator_says_at_once_that_a_referral_is_due(cast: Cast, officer: StrictClient) -> None:
    page = said(officer.post(address(NEW), typed(cast, area="people", strength="suspect"), follow=True))

    assert "A safeguarding referral is due now." in page
    assert "ring 999 first" in page


def test_one_to_consider_does_not(cast: Cast, officer: StrictClient) -> None:
    page = said(officer.post(address(NEW), typed(cast, area="people", strength="consider"), follow=True))

    assert "referral is due" not in page


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"provider": ""}, "Choose a provider"),
        ({"kind": ""}, "Choose what kind of information it is"),
        ({"kind": "cqc"}, "Choose what kind of information it is"),
        ({"says": ""}, "Say what was seen or heard"),
        (day("happened_on", TODAY + timedelta(days=1)), "on a day that is still to come"),
        (day("heard_on", TODAY + timedelta(days=1)), "on a day that is still to come"),
        (day("heard_on", TODAY - timedelta(days=1)), "It was heard before it happened"),
        ({"happened_on_day": 31, "happened_on_month": 2}, "Enter a real date"),
        ({"strength": "suspect"}, "Choose the area of the indicator"),
    ],
)
def test_what_cannot_be_taken_comes_back_with_its_cause_and_what_was_typed(
    cast: Cast, officer: StrictClient, changed: dict[str, object], cause: str
) -> None:
    page = officer.post(address(NEW), typed(cast, **{"says": "Typed words", **changed}))

    assert page.status_code == 422
    assert cause in page.content.decode()
    assert ("Typed words" in page.content.decode()) is ("says" not in changed)
    assert not Intelligence.objects.exists()


@pytest.mark.parametrize(
    ("kind", "readers", "is_restricted"),
    [
        ("whistleblowing", "usual", True),
        ("whistleblowing", "everybody", False),
        ("concern", "usual", False),
        ("concern", "few", True),
    ],
)
def test_whistleblowing_is_restricted_unless_somebody_says_otherwise(
    cast: Cast, officer: StrictClient, kind: str, readers: str, is_restricted: bool
) -> None:
    officer.post(address(NEW), typed(cast, kind=kind, readers=readers))

    assert Intelligence.objects.get().is_restricted is is_restricted


def test_hostile_text_is_shown_as_it_is_and_does_nothing(cast: Cast, officer: StrictClient) -> None:
    page = officer.post(address(NEW), typed(cast, says="<script>alert(1)</script>{{ x }}"), follow=True)

    assert "<script>alert(1)" not in page.content.decode()
    assert "<script>alert(1)</script>{{ x }}" in said(page)


def test_placement_staff_record_and_the_auditor_does_not(
    cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    assert browse(cast.placement_staff).post(address(NEW), typed(cast)).status_code == 302
    assert browse(cast.auditor).get(address(NEW)).status_code == 404
    assert browse(cast.provider_manager).get(address(NEW)).status_code == 404


def test_nobody_records_of_a_provider_that_is_not_the_councils(
    cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    other = browse(cast.other_council_officer)

    assert other.get(address(NEW), {"provider": cast.alder.pk}).status_code == 404
    assert other.post(address(NEW), typed(cast)).status_code == 422
    assert not Intelligence.objects.exists()


def test_a_change_keeps_what_it_said_before(cast: Cast, officer: StrictClient) -> None:
    piece = heard(cast)
    change = {**typed(cast), "says": "Two calls were late", "reason": "Counted again", "read": 0}

    page = said(
        officer.post(address("intelligence_change", piece.pk), change | {"readers": "few"}, follow=True)
    )

    piece.refresh_from_db()
    assert (piece.says, piece.is_restricted, piece.heard_from) == ("Two calls were late", True, "family")
    assert "Three evening calls in a row were more than an hour late” became “Two calls were late”" in page
    assert "Counted again" in page


def test_whoever_changes_what_somebody_just_changed_is_told(cast: Cast, officer: StrictClient) -> None:
    piece = heard(cast)
    Intelligence.objects.filter(pk=piece.pk).update(changed_count=1)
    change = {**typed(cast), "says": "Mine", "reason": "Counted again", "read": 0, "readers": "everybody"}

    page = officer.post(address("intelligence_change", piece.pk), change)

    assert page.status_code == 422
    assert "Someone has just changed or closed this" in page.content.decode()
    assert "Mine" in page.content.decode()
