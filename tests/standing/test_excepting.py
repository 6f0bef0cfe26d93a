"""Placing by exception: asked for with everything, settled by a senior who did not ask, ended on its day."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from plumbline.history.workflow import NotAllowed
from plumbline.standing import actions as standing
from plumbline.standing.models import PlacementException
from tests.cast import NOW, TODAY, Cast
from tests.standing.placing import asked, decided

pytestmark = pytest.mark.django_db
GOOD: dict[str, Any] = {
    "conditions": "A nurse visits every day of the first week.",
    "ends_on": TODAY + timedelta(days=14),
    "says": "Nobody else can take her this week.",
}


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"why_here": " "}, "cannot be met elsewhere"),
        ({"risk_assessment": " "}, "risk assessment"),
        ({"conditions": " "}, "under which conditions"),
        ({"ends_on": TODAY}, "ends after today"),
        ({"ends_on": TODAY + timedelta(days=29)}, "within 28 days"),
        ({"person_ref": "Mrs Example"}, "never a name"),
        ({"person_ref": " "}, "never a name"),
    ],
)
def test_without_each_part_nothing_is_asked(cast: Cast, changed: dict[str, Any], cause: str) -> None:
    with pytest.raises(NotAllowed, match=cause):
        asked(decided(cast), cast.placement_staff, **changed)
    assert not PlacementException.objects.exists()


def test_where_people_may_be_placed_no_exception_is_asked(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="without an exception"):
        asked(decided(cast, "amber"), cast.placement_staff)


def test_who_may_not_ask_is_refused(cast: Cast) -> None:
    red = decided(cast)

    for person in (cast.auditor, cast.provider_manager, cast.other_council_officer):
        with pytest.raises(NotAllowed, match="may not ask"):
            asked(red, person)


def test_a_senior_authorises_it_and_it_runs_to_its_last_day(cast: Cast) -> None:
    exception = asked(decided(cast), cast.placement_staff)
    standing.authorise(exception, **GOOD, by=cast.senior_manager, now=NOW)

    last, after = exception.ends_on, exception.ends_on + timedelta(days=1)
    assert (exception.status, exception.conditions) == ("authorised", GOOD["conditions"])
    assert exception.is_running(on=last)
    assert not exception.is_running(on=after)
    assert not PlacementException.objects.running(on=after).exists()
    assert PlacementException.objects.over(on=after).get() == exception
    assert standing.end(exception, by=None, now=NOW + timedelta(days=15), system="schedule").status == "ended"


@pytest.mark.parametrize("missing", ["conditions", "says"])
def test_it_is_not_authorised_without_conditions_and_a_reason(cast: Cast, missing: str) -> None:
    exception = asked(decided(cast), cast.placement_staff)

    with pytest.raises(NotAllowed, match="Say"):
        standing.authorise(exception, **{**GOOD, missing: " "}, by=cast.senior_manager, now=NOW)


def test_it_is_not_authorised_without_an_end_within_the_rules(cast: Cast) -> None:
    exception = asked(decided(cast), cast.placement_staff)

    with pytest.raises(NotAllowed, match="within 28 days"):
        standing.authorise(
            exception, **{**GOOD, "ends_on": TODAY + timedelta(days=60)}, by=cast.senior_manager, now=NOW
        )


def test_nobody_decides_on_what_they_asked_themselves(cast: Cast) -> None:
    exception = asked(decided(cast), cast.contracts_manager)

    with pytest.raises(NotAllowed, match="somebody else has to decide"):
        standing.authorise(exception, **GOOD, by=cast.contracts_manager, now=NOW)
    with pytest.raises(NotAllowed, match="somebody else has to decide"):
        standing.refuse(exception, says="No", by=cast.contracts_manager, now=NOW)


def test_the_database_too_refuses_who_asked(cast: Cast) -> None:
    exception = asked(decided(cast), cast.placement_staff)

    with pytest.raises(IntegrityError), transaction.atomic():
        PlacementException.objects.filter(pk=exception.pk).update(settled_by=cast.placement_staff)


def test_only_the_roles_of_the_rules_decide(cast: Cast) -> None:
    exception = asked(decided(cast), cast.placement_staff)

    for person in (cast.contracts_manager, cast.quality_officer, cast.auditor, cast.other_council_officer):
        with pytest.raises(NotAllowed, match="A senior manager does"):
            standing.authorise(exception, **GOOD, by=person, now=NOW)


def test_of_two_seniors_one_is_told(cast: Cast) -> None:
    exception = asked(decided(cast), cast.placement_staff)
    same = PlacementException.objects.get(pk=exception.pk)
    standing.refuse(exception, says="There is room elsewhere.", by=cast.senior_manager, now=NOW)

    with pytest.raises(NotAllowed, match="Someone has just changed this"):
        standing.authorise(same, **GOOD, by=cast.senior_manager, now=NOW)


def test_after_the_red_is_lifted_there_is_nothing_to_authorise(cast: Cast) -> None:
    red = decided(cast)
    exception = asked(red, cast.placement_staff)
    decided(cast, "green", read=red.pk)

    with pytest.raises(NotAllowed, match="without an exception"):
        standing.authorise(exception, **GOOD, by=cast.senior_manager, now=NOW)


def test_only_who_asked_takes_it_back(cast: Cast) -> None:
    exception = asked(decided(cast), cast.placement_staff)

    with pytest.raises(NotAllowed, match="Only who asked"):
        standing.withdraw(exception, by=cast.senior_manager, now=NOW)
    assert standing.withdraw(exception, by=cast.placement_staff, now=NOW).status == "withdrawn"
