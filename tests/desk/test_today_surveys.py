"""Surveys and phone-in days on Today: what is past its time or waits to be read, and concerns that wait."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.improvement import actions as improvement
from plumbline.surveys import actions as surveys
from plumbline.surveys.models import Call
from tests.cast import NOW, TODAY, Cast
from tests.desk.many import queries
from tests.desk.pages import address, row_of, said
from tests.improvement import plans
from tests.strict_client import StrictClient
from tests.surveys import making

TEAM = address("today") + "?whose=team"
MINE = address("today") + "?whose=mine"
AFTER = NOW + timedelta(days=30)
PEOPLE = "Alder Homecare (test): survey of people who use the service"
Seen = Callable[..., str]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch, browse: Callable[[User], StrictClient]) -> Seen:
    """The whole page, or the row with some words, as a person sees it at a moment."""

    def page(person: User, row: str = "", now: datetime = NOW, query: str = TEAM) -> str:
        monkeypatch.setattr(timezone, "now", lambda: now)
        shown = browse(person).get(query)
        return row_of(shown, row) if row else said(shown)

    return page


def test_a_survey_past_its_last_day_waits_to_be_closed(cast: Cast, seen: Seen) -> None:
    survey = making.opened(cast)
    assert PEOPLE not in seen(cast.quality_officer, now=NOW + timedelta(days=21))

    row = seen(cast.quality_officer, PEOPLE, AFTER)
    assert "Its last day was 9 days ago" in row
    assert "Close it" in row

    surveys.close(survey, by=cast.quality_officer, now=AFTER)
    assert PEOPLE not in seen(cast.quality_officer, now=AFTER)


def test_a_survey_not_opened_by_its_first_day_waits_to_be_opened(cast: Cast, seen: Seen) -> None:
    making.prepared(cast, opens_on=TODAY + timedelta(days=1))

    assert PEOPLE not in seen(cast.quality_officer)
    assert "Open it to answers" in seen(cast.quality_officer, PEOPLE, NOW + timedelta(days=1))


def test_words_of_a_closed_survey_wait_until_they_are_read(cast: Cast, seen: Seen) -> None:
    survey = making.closed(cast, ({"1": "satisfied"}, 1), ({"1": "satisfied", "7": "Kind"}, 1))
    assert "Read what they wrote" in seen(cast.quality_officer, PEOPLE)

    response = survey.responses.exclude(words={}).get()
    surveys.decide(response, "7", may_be_shown=True, text="Kind", by=cast.quality_officer, now=NOW)
    assert PEOPLE not in seen(cast.quality_officer)


def test_a_concern_waits_until_somebody_says_what_was_done(cast: Cast, seen: Seen) -> None:
    call = making.called(cast)
    row = seen(cast.quality_officer, "Phone-in: 1 concern to follow up")
    assert "To follow up, about Alder Homecare (test): Ring the manager" in row
    assert "Rung in today" in row

    surveys.follow_up(call, says="Rang the manager", by=cast.quality_officer, now=NOW)
    assert "Phone-in" not in seen(cast.quality_officer)


def test_concerns_of_one_day_stand_together_and_say_that_the_day_is_still_open(
    cast: Cast, seen: Seen
) -> None:
    call = making.called(cast)
    _another(cast, call)

    row = seen(cast.quality_officer, "Phone-in: 2 concerns to follow up", AFTER)

    assert "still takes calls: close it" in row
    surveys.close_day(call.day, by=cast.quality_officer, now=AFTER)
    assert "still takes calls" not in seen(cast.quality_officer, now=AFTER)


def test_a_day_that_is_over_waits_to_be_closed(cast: Cast, seen: Seen) -> None:
    day = making.called(cast).day
    surveys.follow_up(day.calls.get(), says="Done", by=cast.quality_officer, now=NOW)

    assert "Phone-in" not in seen(cast.quality_officer)
    assert "still takes calls" in seen(
        cast.quality_officer, "Phone-in: close the day", NOW + timedelta(days=1)
    )


def test_it_is_theirs_who_began_it_or_lead_the_contract_and_everybodys_once_they_left(
    cast: Cast, seen: Seen
) -> None:
    making.called(cast)
    making.opened(cast)

    assert PEOPLE in seen(cast.quality_officer, now=AFTER, query=MINE)
    theirs = seen(cast.contract_officer, now=AFTER, query=MINE)
    assert "1 concern to follow up" in theirs
    assert PEOPLE not in theirs
    assert "1 concern to follow up" not in seen(cast.contracts_manager, now=AFTER, query=MINE)

    User.objects.filter(pk=cast.quality_officer.pk).update(is_active=False)
    assert PEOPLE in seen(cast.contracts_manager, now=AFTER, query=MINE)


def test_who_runs_no_surveys_and_another_council_see_none_of_it(cast: Cast, seen: Seen) -> None:
    making.called(cast)
    making.opened(cast)

    for person in (cast.senior_manager, cast.auditor, cast.other_council_officer):
        page = seen(person, now=AFTER)
        assert "to follow up" not in page
        assert PEOPLE not in page


def test_the_day_asks_as_often_for_many_as_for_one(
    cast: Cast, browse: Callable[[User], StrictClient]
) -> None:
    call = making.called(cast)
    making.closed(cast, ({"7": "Kind"}, 1))
    officer = browse(cast.quality_officer)
    few = queries(lambda: said(officer.get(TEAM)))
    for _ in range(5):
        _another(cast, making.called(cast))
        making.closed(cast, ({"7": "Kind"}, 1))
        plans.verified(cast)

    assert call.pk
    assert queries(lambda: said(officer.get(TEAM))) == few


def test_an_action_verified_this_week_is_done_until_it_is_opened_again(cast: Cast, seen: Seen) -> None:
    action = plans.verified(cast)
    when = plans.LATER

    row = seen(cast.quality_officer, "Alder Homecare (test): Take up the missing references", when)
    assert "Verified" in row
    assert row.endswith("Quality officer")
    assert "Take up" not in seen(cast.contract_officer, now=when, query=MINE)
    assert "Take up" not in seen(cast.quality_officer, now=when + timedelta(days=8))

    improvement.open_again(action, reason="One is a copy", by=cast.quality_officer, now=when)
    assert "Verified" not in seen(cast.quality_officer, now=when)


def _another(cast: Cast, call: Call) -> Call:
    return surveys.note_call(
        call.day,
        audience="staff",
        provider=None,
        said="Nobody listens",
        theme="talking",
        is_concern=True,
        follow_up="Ring back",
        by=cast.quality_officer,
        now=NOW,
    )
