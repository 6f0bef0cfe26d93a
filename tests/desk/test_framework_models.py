"""Risk models and levels of oversight on their page: read aloud with what every rule rests on, and adopted."""

from collections.abc import Callable

import pytest

from plumbline.frameworks.models import Adoption
from plumbline.intelligence import attention
from plumbline.oversight.queries.intelligence_attention import areas_hit
from tests.cast import TODAY, Cast
from tests.desk.pages import address, said
from tests.intelligence.heard import heard
from tests.strict_client import StrictClient

FROM_APRIL = {"effective_from_day": "1", "effective_from_month": "4", "effective_from_year": "2027"}


def test_a_risk_model_says_what_each_value_brings(officer: StrictClient, cast: Cast) -> None:
    page = said(officer.get(address("library_framework", "plumbline/risk")))

    assert "A risk model of 12 indicators. Of its rules 16 are local default." in page
    assert "Below 20 0, 20 or more and below 30 1, 30 or more and 45 or less 2, above 45 3 points." in page
    assert "Open organisational safeguarding enquiry: No 0, yes 3 points." in page
    assert "Very high from 65, High from 45, Medium from 25, Low below." in page
    assert "Below 60% of the weight, only High and graver is said." in page
    assert "At least Very high when new placements suspended is yes." in page


def test_levels_say_what_they_require_and_what_is_published(officer: StrictClient, cast: Cast) -> None:
    page = said(officer.get(address("library_framework", "oxfordshire/management-approaches")))

    assert "3 levels of oversight" in page
    assert "Follows from A risk that is Medium and not enough being known. Local default" in page
    assert "A performance report, received and reviewed Every 1 month. Published Oxfordshire" in page
    assert "Self certification 1, visit 12, meeting 3, report 1, formal review 6." in page


@pytest.mark.parametrize("code", ["plumbline/risk", "plumbline/oversight-levels"])
def test_a_manager_adopts_a_model(browse: Callable[..., StrictClient], cast: Cast, code: str) -> None:
    manager = browse(cast.contracts_manager)
    page = said(manager.post(address("framework_adopt"), {"code": code, **FROM_APRIL}, follow=True))

    assert "Adopted." in page
    assert "Move each contract" not in page
    adoption = Adoption.objects.get(framework__code=code)
    assert adoption.council == cast.exampleshire
    assert "A used version never changes" in said(manager.get(address("framework", adoption.framework_id)))


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("oxfordshire/traffic-light", "Looked at again Within 28 days"),
        ("plumbline/attention", "3 different areas of the six, hit within 90 days"),
        (
            "plumbline/plan-order",
            "A contracts manager brings a file of weights on the page of the visit plan.",
        ),
        ("plumbline/people", "Easy read:"),
    ],
)
def test_files_that_other_rooms_read_are_read_aloud_too(officer: StrictClient, code: str, says: str) -> None:
    assert says.lower() in said(officer.get(address("library_framework", code))).lower()


def test_a_council_calls_for_attention_by_a_rule_of_its_own(
    browse: Callable[..., StrictClient], cast: Cast
) -> None:
    text = attention.shipped().text.replace("areas = 3", "areas = 1").replace("2026.1", "ours")
    manager, today = browse(cast.contracts_manager), {"effective_from_day": "1", "effective_from_month": "7"}
    heard(cast, area="staffing", seriousness="high", by=cast.contracts_manager)

    assert areas_hit(cast.contracts_manager, on=TODAY) == ()
    assert "2 rules" in said(manager.post(address("framework_check"), {"text": text}))
    typed = {"text": text, **today, "effective_from_year": "2026"}
    page = said(manager.post(address("framework_adopt"), typed, follow=True))
    assert "1 area of the six, hit within 90 days" in page
    assert [one.provider for one in areas_hit(cast.contracts_manager, on=TODAY)] == ["Alder Homecare (test)"]
