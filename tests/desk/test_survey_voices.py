"""What people say, beside a visit: on its page and beside its scorecard."""

from collections.abc import Callable

import pytest

from plumbline.surveys import actions as surveys
from plumbline.surveys.models import Response
from tests.cast import NOW, Cast
from tests.desk.pages import address, said
from tests.strict_client import StrictClient
from tests.surveys.making import called, closed, opened
from tests.visits.reports import written_up


@pytest.fixture
def quality(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.quality_officer)


def test_voices_stand_beside_the_scorecard_once_their_survey_is_closed(
    quality: StrictClient, cast: Cast
) -> None:
    visit = written_up(cast)
    report = address("report", visit.pk)
    assert "What people say" not in said(quality.get(report))

    survey = closed(
        cast, ({"1": "satisfied", "7": "Mary sings with me"}, 12), ({"1": "neither"}, 8), visit=visit
    )
    opened(cast, "plumbline/staff", visit=visit)
    words = Response.objects.filter(survey=survey).exclude(words={}).first()
    assert words is not None
    surveys.decide(words, "7", may_be_shown=True, text="They sing with me", by=cast.quality_officer, now=NOW)
    called(cast)
    page = said(quality.get(report))

    assert "20 answers from 40 people asked (50%)" in page
    assert "60%: 12 of 20" in page
    assert "They sing with me" in page
    assert "Mary" not in page
    assert "1 call, 1 of them concerns. Times and missed visits: fewer than 5." in page
    assert "What is it like to work here?" not in page


def test_a_visits_page_leads_to_asking_people_for_it(quality: StrictClient, cast: Cast) -> None:
    visit = written_up(cast)

    assert "Ask people for this visit" in said(quality.get(address("visit", visit.pk)))
    form = quality.get(
        f"{address('survey_new')}?provider={visit.provider_id}&visit={visit.pk}"
    ).content.decode()
    assert f'<option value="{visit.pk}" selected>' in form
    assert f'<option value="{visit.provider_id}" selected>' in form
