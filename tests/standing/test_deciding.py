"""Deciding on a standing: by whom, on what, once at a time, and never undone by a missed review."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.standing import actions as standing
from plumbline.standing.models import StandingDecision
from tests.cast import NOW, TODAY, Cast
from tests.standing.placing import decided, rules_of, terms

pytestmark = pytest.mark.django_db


def test_a_decision_is_in_force_until_the_next_supersedes_it(cast: Cast) -> None:
    red = decided(cast)
    amber = decided(cast, "amber", read=red.pk)

    assert list(StandingDecision.objects.in_force()) == [amber]
    assert (amber.was, amber.supersedes) == ("red", red)
    assert [
        one.details["colour"] for one in Event.objects.filter(kind="standing.decided").order_by("number")
    ] == [
        "Red",
        "Amber",
    ]


def test_a_missed_review_does_not_lift_a_red(cast: Cast) -> None:
    red = decided(cast)
    long_after = TODAY + timedelta(days=400)

    assert list(StandingDecision.objects.overdue(on=long_after)) == [red]
    assert StandingDecision.objects.in_force().get().colour == "red"


def test_of_two_officers_at_once_one_is_told(cast: Cast) -> None:
    red = decided(cast)
    decided(cast, "amber", read=red.pk)

    with pytest.raises(NotAllowed, match="Someone has just decided"):
        decided(cast, "green", read=red.pk, by=cast.senior_manager)


@pytest.mark.parametrize("is_first", [True, False])
def test_the_database_keeps_one_in_force(cast: Cast, is_first: bool) -> None:
    """Also where both looked before either wrote."""
    red = decided(cast)
    second = StandingDecision.objects.get(pk=red.pk)
    decided(cast, "amber", read=red.pk)
    second.pk, second.supersedes = None, None if is_first else red

    with pytest.raises(IntegrityError), transaction.atomic():
        second.save(force_insert=True)


def test_a_decision_is_never_changed(cast: Cast) -> None:
    red = decided(cast)

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        StandingDecision.objects.filter(pk=red.pk).update(colour="green")


@pytest.mark.parametrize(
    ("colour", "changed", "cause"),
    [
        ("blue", {}, "green, amber or red"),
        ("red", {"reason": "  "}, "Say why"),
        ("red", {"evidence": []}, "what it rests on"),
        ("amber", {"conditions": " "}, "under which conditions"),
        ("green", {"conditions": "One a week."}, "no conditions"),
        ("red", {"happened_on": TODAY + timedelta(days=1)}, "still to come"),
        ("red", {"review_by": TODAY}, "within 28 days"),
        ("red", {"review_by": TODAY + timedelta(days=29)}, "within 28 days"),
    ],
)
def test_what_is_missing_or_cannot_be_is_refused(
    cast: Cast, colour: str, changed: dict[str, Any], cause: str
) -> None:
    with pytest.raises(NotAllowed, match=cause):
        decided(cast, colour, **changed)
    assert not StandingDecision.objects.exists()


def test_another_providers_service_is_refused(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="another provider’s"):
        decided(cast, service=cast.birch.services.get())


def test_a_service_has_a_standing_of_its_own(cast: Cast) -> None:
    decided(cast)
    decided(cast, "amber", service=cast.alder.services.get())

    assert sorted(StandingDecision.objects.in_force().values_list("colour", flat=True)) == ["amber", "red"]
    assert StandingDecision.objects.in_force().of_the_whole().get().colour == "red"


def test_an_officer_may_set_amber_and_neither_set_nor_lift_red(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="may not decide on Red"):
        decided(cast, by=cast.quality_officer)
    red = decided(cast, proposed_by=cast.quality_officer)
    with pytest.raises(NotAllowed, match="may not decide on Red and Green"):
        decided(cast, "green", read=red.pk, by=cast.quality_officer)
    assert red.proposed_by == cast.quality_officer


def test_nobody_without_the_permission_decides(cast: Cast) -> None:
    for person in (cast.placement_staff, cast.auditor, cast.other_council_officer, cast.provider_manager):
        with pytest.raises(NotAllowed, match="may not decide"):
            decided(cast, "green", by=person)


def test_a_decision_maker_does_not_propose_to_themselves(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="decide this yourself"):
        decided(cast, proposed_by=cast.contracts_manager)


def test_only_its_council_and_its_provider_see_it(cast: Cast) -> None:
    decided(cast)
    visible = StandingDecision.objects.visible_to

    assert visible(cast.auditor).count() == visible(cast.provider_staff).count() == 1
    assert not visible(cast.other_council_officer).exists()
    assert not visible(cast.rival_staff).exists()


def test_a_provider_comments_once_within_its_days(cast: Cast) -> None:
    red = decided(cast)
    late = NOW + timedelta(days=11)

    with pytest.raises(NotAllowed, match="ended on 20 July 2026"):
        standing.comment(red, "Not so", by=cast.provider_manager, now=late)
    with pytest.raises(NotAllowed, match="registered manager"):
        standing.comment(red, "Not so", by=cast.provider_staff, now=NOW)
    standing.comment(red, " The chart was wrong. ", by=cast.provider_manager, now=NOW)
    with pytest.raises(NotAllowed, match="sent already"):
        standing.comment(red, "Again", by=cast.provider_manager, now=NOW)

    assert red.comment.says == "The chart was wrong."
    assert StandingDecision.objects.in_force().get().colour == "red"


def test_a_provider_does_not_comment_on_what_was_superseded(cast: Cast) -> None:
    red = decided(cast)
    decided(cast, "amber", read=red.pk)

    with pytest.raises(NotAllowed, match="decided anew"):
        standing.comment(red, "Late", by=cast.provider_manager, now=NOW)


def test_who_was_told_acknowledges_once_and_others_cannot(cast: Cast) -> None:
    red = decided(cast)
    standing.expect(red, [cast.placement_staff], by=cast.contracts_manager, now=NOW)
    standing.acknowledge(red, by=cast.placement_staff, now=NOW)
    standing.acknowledge(red, by=cast.placement_staff, now=NOW + timedelta(days=1))

    assert red.acknowledgements.get().acknowledged_at == NOW
    with pytest.raises(NotAllowed, match="not asked"):
        standing.acknowledge(red, by=cast.auditor, now=NOW)


def test_the_rules_of_the_day_stay_with_the_decision(cast: Cast) -> None:
    red = decided(cast)
    made = standing.decide(
        council=cast.exampleshire,
        provider=cast.alder,
        terms=terms("green"),
        rules=rules_of(cast.exampleshire, "plumbline/standing"),
        read=red.pk,
        by=cast.senior_manager,
        now=NOW,
    )

    assert red.rule.source.paragraph == "32"
    assert made.rule.means.startswith("People may be placed.")
