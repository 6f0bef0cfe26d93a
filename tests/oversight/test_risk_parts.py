"""What is known of services and contracts for their risk: their own, and of the provider what is known of it only."""

from datetime import timedelta
from decimal import Decimal

import pytest

from plumbline.contracts.models import Contract
from plumbline.intelligence.facts import NOTHING_HEARD, IntelligenceFacts
from plumbline.oversight.queries.risk_inputs import risk_inputs
from plumbline.providers.models import Service, ServiceKind
from plumbline.risks.inputs import About, Gathered, Origin
from plumbline.risks.models import RiskAssessment
from plumbline.risks.whose import Of, Whose
from tests.cast import NOW, TODAY, Cast, contract
from tests.intelligence.heard import heard
from tests.oversight.test_risk_inputs import rated_by_cqc
from tests.risks.knowing import A_DAY, EXAMPLE, known, worked_out, works_by
from tests.standing.placing import decided
from tests.workplan.plans import visited

WHOLE = "of the provider as a whole"


@pytest.fixture
def night(cast: Cast) -> Service:
    """A second service of Alder, at a place of its own, in a contract of its own."""
    rated_by_cqc(cast, "good")
    rated_by_cqc(cast, "inadequate", "1-102")
    place = cast.alder.locations.get(cqc_location_id="1-102")
    made = Service.objects.create(
        provider=cast.alder, kind=ServiceKind.HOME_CARE, name="Night care", location=place
    )
    new = contract(
        cast.exampleshire, cast.alder, cast.framework, cast.calendar, cast.contract_officer, "EX-9"
    )
    new.services.set([made])
    return made


def about(cast: Cast, of: Of, number: int) -> Gathered:
    return risk_inputs(cast.exampleshire, on=TODAY).gathered[Whose(cast.alder.pk, of, number)]


def said(found: Gathered, name: str) -> tuple[object, str, str] | None:
    one = found.known.get(name)
    return (one.value, one.source, one.about.value) if one else None


@pytest.mark.django_db
def test_a_service_has_its_own_rating_visit_standing_and_intelligence(cast: Cast, night: Service) -> None:
    day = cast.alder.services.exclude(pk=night.pk).get()
    visited(cast, 30, "amber").services.set([day])
    visited(cast, 60, "red").services.set([night])
    decided(cast, "green")
    decided(cast, "red", service=night)
    heard(cast, kind="safeguarding", service=night)
    heard(cast, kind="safeguarding")

    found = about(cast, Of.SERVICE, night.pk)
    assert said(found, "cqc-rating") == ("inadequate", "CQC, Place 1-102", "")
    assert said(found, "last-visit") == ("red", "The last visit’s final report", "")
    assert said(found, "new-placements-suspended") == ("yes", "Standing of Night care, Red", "")
    assert said(found, "safeguarding-alerts") == (
        Decimal(2),
        "Intelligence, 2 alerts in 12 months",
        f"of it and {WHOLE}",
    )
    other = about(cast, Of.SERVICE, day.pk)
    assert said(other, "cqc-rating") == ("inadequate", "CQC, Place 1-102, the lowest of 2", WHOLE)
    assert said(other, "new-placements-suspended") == ("no", "Standing, Green", WHOLE)
    assert other.known["safeguarding-alerts"].value == 1


@pytest.mark.django_db
def test_a_visit_to_another_service_says_nothing_of_this_one(cast: Cast, night: Service) -> None:
    visited(cast, 30, "green").services.set(cast.alder.services.exclude(pk=night.pk))

    found = about(cast, Of.SERVICE, night.pk)
    assert "last-visit" not in found.known
    assert found.unknown["last-visit"].startswith("No visit with a final report was to it")

    visited(cast, 20, "amber").services.clear()
    whole = ("amber", "The last visit’s final report", WHOLE)
    assert said(about(cast, Of.SERVICE, night.pk), "last-visit") == whole


@pytest.mark.django_db
def test_a_contract_has_its_own_returns(cast: Cast, night: Service) -> None:
    cast.submitted(f_4_1_numerator="1", f_explain_4_1="Most surveys came late.")
    own, new = cast.contract, Contract.objects.get(reference="EX-9")

    assert about(cast, Of.CONTRACT, own.pk).known["red-kpis"].origin is Origin.RETURN
    assert about(cast, Of.CONTRACT, own.pk).known["red-kpis"].about is About.ITSELF
    assert about(cast, Of.CONTRACT, new.pk).known["red-kpis"].about is About.WHOLE
    own.services.add(night)
    shared = about(cast, Of.SERVICE, cast.alder.services.get(name="Home care").pk)
    assert shared.known["red-kpis"].about is About.CONTRACT


@pytest.mark.django_db
def test_what_is_entered_about_a_service_is_of_that_service_alone(cast: Cast, night: Service) -> None:
    works_by(cast.exampleshire)
    known(cast, EXAMPLE)
    service = Whose(cast.alder.pk, Of.SERVICE, night.pk)
    known(cast, {"registered-manager": "in-post"}, of=service, as_at=TODAY - timedelta(days=3))

    assert said(about(cast, Of.SERVICE, night.pk), "registered-manager") == (
        "in-post",
        "A telephone call",
        "",
    )
    other = about(cast, Of.CONTRACT, cast.contract.pk)
    assert said(other, "registered-manager") == ("vacant", "A telephone call", WHOLE)

    worked_out(cast)
    known(cast, {"cqc-action": "condition"}, of=service)
    worked_out(cast, NOW + A_DAY)
    rounds = RiskAssessment.objects.of(service).order_by("number")
    assert [(one.number, one.course) for one in rounds] == [(1, "unknown"), (2, "rising")]
    assert RiskAssessment.objects.of(service.whole).count() == 1


def test_facts_of_services_add_up() -> None:
    day, later = TODAY, TODAY + timedelta(days=1)
    one = IntelligenceFacts(
        1, 0, frozenset({"staff"}), 2, False, 0, 1, day, {"concern": day, "finance": later}
    )
    other = IntelligenceFacts(2, 1, frozenset({"meals"}), 1, True, 3, 0, later, {"concern": later})

    both = one + other
    assert (both.safeguarding_12m, both.complaints_upheld_12m, both.open_concerns) == (3, 1, 3)
    assert (both.has_open_enquiry, both.finance_12m, both.whistleblowing_12m) == (True, 3, 1)
    assert both.areas_hit_90d == {"staff", "meals"}
    assert both.newest == {"concern": later, "finance": later}
    assert one + NOTHING_HEARD == IntelligenceFacts(
        1, 0, frozenset({"staff"}), 2, False, 0, 1, later, {"concern": day, "finance": later}
    )
