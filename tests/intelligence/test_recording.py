"""Recording: what has to be true, what is refused and why, and who may read it afterwards."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.models import Intelligence
from plumbline.providers.models import Service
from tests.cast import NOW, TODAY, Cast
from tests.intelligence.heard import heard, terms

TOMORROW = TODAY + timedelta(days=1)


def seen_by(user: User, permission: Permission = Permission.SEE_INTELLIGENCE) -> list[Intelligence]:
    user.acting_with = permission
    return list(Intelligence.objects.visible_to(user))


def test_what_was_heard_is_kept_with_who_recorded_it(cast: Cast) -> None:
    piece = heard(cast, heard_from="family", says="  Late again \n")

    piece.refresh_from_db()
    assert (piece.says, piece.heard_from, piece.status) == ("Late again", "family", "open")
    event = Event.objects.about(piece).get()
    assert (event.kind, event.by, event.is_shared) == ("intelligence.recorded", cast.contract_officer, False)
    assert "Late again" not in str(event.details)


def test_a_provider_with_no_services_works(cast: Cast) -> None:
    Service.objects.filter(provider=cast.alder).update(provider=cast.birch)

    assert heard(cast).service is None


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ({"says": " "}, "Say what was seen or heard"),
        ({"happened_on": TOMORROW, "heard_on": TOMORROW}, "still to come"),
        ({"heard_on": TOMORROW}, "between the day it happened and today"),
        ({"heard_on": TODAY - timedelta(days=1)}, "between the day it happened and today"),
        ({"strength": "suspect"}, "which area"),
    ],
)
def test_what_cannot_be_so_is_refused_with_its_cause(cast: Cast, said: dict[str, Any], cause: str) -> None:
    with pytest.raises(NotAllowed, match=cause):
        heard(cast, **said)

    assert not Intelligence.objects.exists()


def test_the_service_of_another_provider_is_refused(cast: Cast) -> None:
    theirs = Service.objects.filter(provider=cast.birch).first()
    assert theirs is not None

    with pytest.raises(NotAllowed, match="another provider’s"):
        heard(cast, service=theirs)


def test_a_compliment_waits_for_nobody(cast: Cast) -> None:
    piece = heard(cast, kind="compliment")

    assert (piece.status, piece.outcome, piece.is_open) == ("closed", "no-action", False)


def test_a_suspect_indicator_calls_for_a_referral_until_it_is_closed(cast: Cast) -> None:
    piece = heard(cast, area="people", strength="suspect")
    assert piece.calls_for_referral

    intelligence.close(piece, outcome="passed-on", says="Referred", by=cast.quality_officer, now=NOW)
    assert not piece.calls_for_referral


def test_what_arrives_by_itself_arrives_once(cast: Cast) -> None:
    def arrived() -> Intelligence | None:
        return intelligence.arrive(
            council=cast.exampleshire,
            provider=cast.alder,
            terms=terms(kind="missed-return", heard_from="by-itself"),
            key="missed-return 7",
            system="schedule",
            by=None,
            now=NOW,
        )

    assert arrived() is not None
    assert arrived() is None
    assert Intelligence.objects.count() == 1
    assert Event.objects.get(kind="intelligence.arrived").system == "schedule"


def test_what_is_restricted_is_there_for_few(cast: Cast) -> None:
    piece = heard(cast, is_restricted=True, by=cast.quality_officer)

    assert (
        seen_by(cast.contracts_manager)
        == seen_by(cast.senior_manager)
        == seen_by(cast.quality_officer)
        == [piece]
    )
    for other in (cast.contract_officer, cast.auditor, cast.placement_staff, cast.other_council_officer):
        assert seen_by(other) == []


def test_what_is_not_restricted_stays_within_the_council(cast: Cast) -> None:
    piece = heard(cast)

    assert seen_by(cast.auditor) == seen_by(cast.placement_staff) == [piece]
    assert seen_by(cast.other_council_officer) == []
    assert seen_by(cast.provider_manager) == seen_by(cast.provider_manager, Permission.SEE_PORTAL) == []


def test_the_words_before_a_change_are_kept(cast: Cast) -> None:
    piece = heard(cast)

    intelligence.change(
        piece,
        terms=terms(says="Two evening calls were late", seriousness="low"),
        read=0,
        reason="Counted again",
        by=cast.contract_officer,
        now=NOW,
    )

    assert (piece.says, piece.seriousness, piece.changed_count) == ("Two evening calls were late", "low", 1)
    details = Event.objects.get(kind="intelligence.changed").details
    assert details["put_right"] == [
        "What was seen or heard: “Three evening calls in a row were more than an hour late” became “Two evening"
        " calls were late”",
        "How serious: “Medium” became “Low”",
    ]
    assert details["reason"] == "Counted again"


def test_whoever_changes_what_somebody_else_just_changed_is_told(cast: Cast) -> None:
    piece = heard(cast)
    words: dict[str, Any] = {"read": 0, "reason": "Put right", "now": NOW}
    intelligence.change(piece, terms=terms(says="One"), by=cast.contract_officer, **words)

    with pytest.raises(NotAllowed, match="just changed or closed"):
        intelligence.change(piece, terms=terms(says="Two"), by=cast.quality_officer, **words)


@pytest.mark.parametrize(
    ("said", "reason", "cause"),
    [({}, "Why not", "Nothing differs"), ({"says": "Other words"}, " ", "Say why it is changed")],
)
def test_a_change_needs_a_difference_and_a_reason(
    cast: Cast, said: dict[str, Any], reason: str, cause: str
) -> None:
    piece = heard(cast)

    with pytest.raises(NotAllowed, match=cause):
        intelligence.change(
            piece, terms=replace(terms(), **said), read=0, reason=reason, by=cast.quality_officer, now=NOW
        )


def test_only_who_recorded_it_or_looks_into_such_things_takes_it_back(cast: Cast) -> None:
    piece = heard(cast, by=cast.placement_staff)

    with pytest.raises(NotAllowed, match="Only who recorded this"):
        intelligence.withdraw(piece, reason="Not so", by=cast.senior_manager, now=NOW)
    intelligence.withdraw(piece, reason="Another provider", by=cast.placement_staff, now=NOW)
    assert (piece.status, piece.reason) == ("withdrawn", "Another provider")
