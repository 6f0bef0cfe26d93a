"""A scorecard's page: what is asked, how it becomes a rating, what limits it, and what each rule rests on."""

from collections.abc import Callable

import pytest

from plumbline.frameworks.models import FrameworkVersion
from plumbline.history.models import Event
from tests.cast import Cast
from tests.desk.pages import address, row_of, said, words
from tests.frameworks.scorecards import SMALL
from tests.strict_client import StrictClient

VISIT = "milton-keynes/quality-visit"
FROM_APRIL = {"effective_from_day": "1", "effective_from_month": "4", "effective_from_year": "2027"}


@pytest.fixture
def manager(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.contracts_manager)


def test_the_list_shows_scorecards_as_what_they_are(officer: StrictClient, cast: Cast) -> None:
    page = officer.get(address("frameworks"))

    assert "Scorecard Milton Keynes City Council" in row_of(page, address("library_framework", VISIT))


def test_a_scorecard_can_be_read_aloud(officer: StrictClient, cast: Cast) -> None:
    page = said(officer.get(address("library_framework", VISIT)))

    assert "questions in 6 areas, rated Green, Amber or Red." in page
    assert "Green from 85%, Amber from 60%, Red below." in page
    assert (
        "Override MK-SG-1 A service that is Red in Safeguarding, Complaints and Incidents is Red overall."
        in page
    )
    assert (
        "When Safeguarding, complaints and incidents is Red, the whole is Red, whatever else was found."
        in page
    )
    assert "The provider has 14 days to comment on the draft." in page
    assert "After Red Another visit within 28 days." in page
    assert "Financial information" in page
    assert "Not met 0; not applicable and not assessed beside them" in page


def test_each_question_says_who_answers_and_what_it_rests_on(officer: StrictClient, cast: Cast) -> None:
    row = row_of(officer.get(address("library_framework", VISIT)), "question-C6")

    assert "Do people and relatives say that they could complain without fear?" in row
    assert "Officer people’s view" in row
    assert "Local default" in row


def test_a_manager_checks_and_adopts_a_scorecard_of_ours(manager: StrictClient, cast: Cast) -> None:
    assert "is in order: 2 areas with 4 questions, combined by percentage; 1 limit." in said(
        manager.post(address("framework_check"), {"text": SMALL})
    )

    page = said(manager.post(address("framework_adopt"), {"text": SMALL, **FROM_APRIL}, follow=True))

    assert "A used version never changes" in page
    stored = FrameworkVersion.objects.scorecards().get()
    assert (stored.kind, stored.indicators.count()) == ("scorecard", 0)
    assert "Scorecard 1 April 2027" in row_of(
        manager.get(address("frameworks")), address("framework", stored.pk)
    )
    assert Event.objects.filter(kind="framework.adopted", council=cast.exampleshire).exists()


def test_a_manager_adopts_one_of_the_library(manager: StrictClient, cast: Cast) -> None:
    said(manager.post(address("framework_adopt"), {"code": VISIT, **FROM_APRIL}, follow=True))

    assert FrameworkVersion.objects.scorecards().get().scorecard.id == VISIT


def test_a_contract_is_not_measured_by_a_scorecard(manager: StrictClient, cast: Cast) -> None:
    manager.post(address("framework_adopt"), {"code": VISIT, **FROM_APRIL})

    assert "Quality monitoring visit" not in said(manager.get(address("contract_new")))


def test_a_calendar_is_not_adopted(manager: StrictClient, cast: Cast) -> None:
    answer = manager.post(address("framework_adopt"), {"code": "lancashire/calendar-2020-21", **FROM_APRIL})

    assert "This file is a reporting calendar." in words(answer)
