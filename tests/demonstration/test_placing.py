"""The invented standings: every colour, somebody undecided, and an exception that waits."""

import pytest
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.oversight.queries.standing_list import standing_lines
from plumbline.oversight.queries.today_standing import standing_in_need
from plumbline.standing.models import Acknowledgement, PlacementException
from tests.demonstration.conftest import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TODAY = timezone.localdate(DAY)


def person(role: str) -> User:
    return User.objects.get(email=f"{role}.fenmarch@demonstration.example")


def test_fenmarch_has_every_colour_and_providers_nobody_decided_about() -> None:
    lines = standing_lines(person("placement.staff"), on=TODAY)
    by_name = {one.provider.organisation.code: one.code for one in lines}

    assert {one.code for one in lines} == {"red", "amber", "green", "not-decided"}
    assert by_name["cedar"] == "red"


def test_an_exception_a_missed_review_and_a_silent_reader_wait() -> None:
    kinds = {one.kind for one in standing_in_need(person("senior.manager"), led=None, on=TODAY)}

    assert {"standing_exception", "standing_review", "standing_unread"} <= kinds
    assert PlacementException.objects.waiting().get().asked_by == person("placement.staff")
    assert not Acknowledgement.objects.waiting().filter(person=person("placement.staff")).exists()
