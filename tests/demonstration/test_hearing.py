"""The invented intelligence: some in every council, some restricted, and one provider that slips."""

import pytest
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.demonstration.councils import COUNCILS
from plumbline.intelligence.models import Intelligence
from plumbline.oversight.queries.intelligence_attention import areas_hit
from tests.demonstration.conftest import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TODAY = timezone.localdate(DAY)


@pytest.mark.parametrize("code", [one.code for one in COUNCILS])
def test_every_council_has_heard_something(code: str) -> None:
    heard = Intelligence.objects.filter(council__code=code)

    assert heard.count() >= 2
    assert set(heard.values_list("status", flat=True)) >= {"open", "closed"}


def test_some_of_it_is_restricted_and_some_came_by_itself() -> None:
    assert Intelligence.objects.filter(is_restricted=True, kind="whistleblowing").count() == 2
    assert Intelligence.objects.filter(kind="phone-in").exists()
    assert Intelligence.objects.filter(kind="missed-return").exists()


def test_one_provider_slips_in_more_than_three_areas() -> None:
    officer = User.objects.get(email="contract.officer.fenmarch@demonstration.example")
    officer.acting_with = Permission.SEE_INTELLIGENCE

    (found,) = areas_hit(officer, on=TODAY)
    assert found.provider == "Cedar Living (demonstration)"
    assert len(found.areas) == 4
