"""The invented risks: every result occurs, one provider falls, and a manager has something to decide."""

import pytest
from django.utils import timezone

from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_register import RegisterRow, risk_register
from plumbline.risks.models import RiskAssessment
from tests.demonstration.conftest import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TODAY = timezone.localdate(DAY)


def rows(code: str) -> dict[str, RegisterRow]:
    council = Organisation.objects.get(code=code)
    return {row.subject.name.split()[0]: row for row in risk_register(council, on=TODAY).rows}


def test_every_result_occurs() -> None:
    found = {row.rating for code in ("fenmarch", "thamesford") for row in rows(code).values()}

    assert found == {"low", "medium", "high", "very-high", "not-assessed"}


def test_a_provider_that_was_fine_falls_and_a_closer_level_waits() -> None:
    cedar = rows("fenmarch")["Cedar"]
    ratings = list(
        RiskAssessment.objects.of(cedar.subject.whose).order_by("number").values_list("rating", flat=True)
    )

    assert ratings[0] in {"medium", "not-assessed"}
    assert ratings[-1] == "very-high"
    assert cedar.level is not None
    assert cedar.level.code == "standard"
    assert cedar.standing.proposal is not None
    assert cedar.standing.proposal.proposed == "intensive"


def test_one_level_was_decided_otherwise_and_the_risk_stays_beside_it() -> None:
    kestrel = rows("fenmarch")["Kestrel"]

    assert kestrel.standing.held_by is not None
    assert kestrel.standing.held_by.until is not None
    assert kestrel.standing.held_by.until > TODAY


def test_a_service_is_worse_than_its_provider() -> None:
    gorse = rows("fenmarch")["Gorse"]

    assert [one.subject.whose.of for one in gorse.worse] == ["service"]


def test_councils_that_adopted_no_model_have_no_risks() -> None:
    assert risk_register(Organisation.objects.get(code="peakshire"), on=TODAY).policy.model is None
