"""Surveys at the desk: prepared, opened, typed in, closed, read; results that point to nobody."""

from collections.abc import Callable

import pytest

from plumbline.history.models import Event
from plumbline.surveys import actions as surveys
from plumbline.surveys.models import Invitation, Quote, Response, Survey
from plumbline.visits.models import Visit
from tests.cast import NOW, Cast
from tests.desk.many import queries
from tests.desk.pages import address, row_of, said
from tests.strict_client import StrictClient
from tests.surveys.making import closed, code_of, opened, prepared, say

LIST, NEW = address("surveys"), address("survey_new")


def _day(name: str, day: int, month: int, year: int) -> dict[str, str]:
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


@pytest.fixture
def quality(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.quality_officer)


@pytest.fixture
def typed(cast: Cast) -> dict[str, str]:
    return {
        "questionnaire": "plumbline/people",
        "provider": str(cast.alder.pk),
        **_day("opens_on", 1, 7, 2026),
        **_day("closes_on", 31, 7, 2026),
        "invited_link": "40",
        "invited_paper": "",
    }


def test_a_survey_is_prepared_and_opened(quality: StrictClient, cast: Cast, typed: dict[str, str]) -> None:
    page = said(quality.post(NEW, typed, follow=True))
    survey = Survey.objects.get()

    assert "Nobody can answer before you open it" in page
    assert (survey.invited, survey.audience) == ({"link": 40, "paper": None, "phone": None}, "people")
    page = said(quality.post(address("survey_open", survey.pk), follow=True))
    assert "Open until 31 July 2026: 0 answers so far from 40 people asked (0%)" in page
    assert f"/answer/{code_of(survey)}/" in page
    kinds = [one.kind for one in Event.objects.about(survey).order_by("number")]
    assert kinds == ["survey.prepared", "survey.opened", "survey.link_made"]


def test_days_that_end_before_they_begin_are_refused_with_what_was_typed(
    quality: StrictClient, typed: dict[str, str]
) -> None:
    answer = quality.post(NEW, {**typed, **_day("closes_on", 30, 6, 2026)})

    assert "The last day is before the first day" in said(answer)
    assert 'value="40"' in answer.content.decode()
    assert not Survey.objects.exists()


def test_a_visit_of_another_provider_is_refused(
    quality: StrictClient, cast: Cast, typed: dict[str, str]
) -> None:
    visit = Visit.objects.create(
        council=cast.exampleshire,
        provider=cast.birch,
        framework=cast.framework,
        why="x",
        hours=6,
        planned_at=NOW,
    )
    page = said(quality.post(NEW, {**typed, "visit": str(visit.pk)}))

    assert "This visit is with another provider" in page


def test_the_list_is_narrowed_by_its_address_and_taken_away(quality: StrictClient, cast: Cast) -> None:
    opened(cast)
    prepared(cast, "plumbline/staff", provider=cast.birch)

    row = row_of(quality.get(LIST), "Alder Homecare (test)")
    assert "Open" in row
    assert (
        "Birch" not in said(quality.get(f"{LIST}?status=open")).split("All providers")[-1].split("Survey")[-1]
    )
    table = quality.get(f"{LIST}?format=csv").content.decode("utf-8-sig")
    assert "Birch Care (test),Staff,Being prepared,2026-07-01,2026-07-31,0" in table


def test_a_list_of_many_asks_no_more_than_a_list_of_one(quality: StrictClient, cast: Cast) -> None:
    prepared(cast)
    few = queries(lambda: quality.get(LIST))
    for _ in range(8):
        prepared(cast)

    assert queries(lambda: quality.get(LIST)) == few


def test_paper_answers_are_typed_one_after_another(quality: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    place = address("survey_type", survey.pk)
    page = said(quality.get(place))
    assert "1 Very satisfied" in page
    assert "6 Don’t know" in page

    answer = quality.post(place, {"mode": "phone", "q-1": "satisfied", "q-8": "More time"})
    kept = Response.objects.get()

    assert answer["Location"].endswith("?mode=phone")
    assert (kept.mode, kept.typed_by, kept.given_on) == ("phone", cast.quality_officer, NOW.date())
    assert "Saved. 1 answers so far." in said(quality.get(answer["Location"]))


def test_paper_can_still_be_typed_after_the_last_day_until_it_is_closed(
    quality: StrictClient, cast: Cast
) -> None:
    survey = opened(cast, opens_on=NOW.date().replace(day=1), closes_on=NOW.date().replace(day=9))
    place = address("survey_type", survey.pk)

    assert "Close it and see the results" in said(quality.get(address("survey", survey.pk)))
    assert quality.post(place, {"mode": "paper", "q-1": "satisfied"}).status_code == 302
    quality.post(address("survey_close", survey.pk))
    assert quality.post(place, {"mode": "paper", "q-1": "satisfied"}).status_code == 409
    assert Response.objects.count() == 1


def test_no_result_is_told_while_answers_come_in(quality: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    say(survey, {"1": "very-satisfied"}, times=30)
    page = said(quality.get(address("survey", survey.pk)))

    assert "30 answers so far from 40 people asked (75%)" in page
    assert "Results stand here once the survey is closed" in page
    assert "100%" not in page


def test_results_tell_shares_and_hide_small_numbers(quality: StrictClient, cast: Cast) -> None:
    survey = closed(
        cast,
        ({"1": "very-satisfied", "2": "better"}, 20),
        ({"1": "satisfied", "2": "better"}, 5),
        ({"1": "dissatisfied", "2": "worse"}, 3),
        ({"1": "neither", "2": "dont-know"}, 6),
    )
    page = said(quality.get(address("survey", survey.pk)))

    assert "Satisfied or very satisfied: 73.5%: 25 of 34 valid answers. 0 gave none." in page
    assert "Better: between 24 and 27 of 28 valid answers. 6 gave none." in page
    assert "too few to show apart" in page
    table = quality.get(address("survey", survey.pk) + "?format=csv").content.decode("utf-8-sig")
    assert ",Dissatisfied,no,too few to show,34" in table
    assert ",Very satisfied,yes,20,34" in table
    assert ",A little worse,no,too few to show,28" in table


def test_fewer_than_five_answers_show_nothing_but_their_number(quality: StrictClient, cast: Cast) -> None:
    survey = closed(cast, ({"1": "satisfied"}, 4))
    page = said(quality.get(address("survey", survey.pk)))

    assert "Closed with 4 answers" in page
    assert "Satisfied or very satisfied: too few to show (4 valid answers). 0 gave none." in page
    assert "100%" not in page


def test_words_are_shown_only_when_an_officer_has_cleared_them(quality: StrictClient, cast: Cast) -> None:
    survey = closed(cast, ({"1": "satisfied", "7": "Mary is <b>kind</b>"}, 1), ({"1": "neither"}, 5))
    place = address("survey_words", survey.pk)
    assert "Mary" not in said(quality.get(address("survey", survey.pk)))

    assert "Mary is <b>kind</b>" in said(quality.get(place))
    response = Response.objects.exclude(words={}).get()
    chosen = {"response": str(response.pk), "question": "7"}
    quality.post(place, {**chosen, "text": "[A carer] is kind", "decision": "show"})

    page = said(quality.get(address("survey", survey.pk)))
    assert "[A carer] is kind" in page
    assert "Mary" not in page
    assert Response.objects.get(pk=response.pk).words == {"7": "Mary is <b>kind</b>"}
    quality.post(place, {**chosen, "text": "", "decision": "keep"})
    assert not Quote.objects.showable().exists()
    assert "Mary" not in str([one.details for one in Event.objects.about(survey)])


def test_words_that_would_be_empty_cannot_be_shown(quality: StrictClient, cast: Cast) -> None:
    survey = closed(cast, ({"7": "Kind"}, 1))
    chosen = {"response": str(Response.objects.get().pk), "question": "7"}
    answer = quality.post(address("survey_words", survey.pk), {**chosen, "text": " ", "decision": "show"})

    assert "Nothing would be left to show" in said(answer)
    assert not Quote.objects.exists()


def test_formulas_in_words_do_not_run_in_a_spreadsheet(quality: StrictClient, cast: Cast) -> None:
    survey = closed(cast, ({"7": "=HYPERLINK(1)"}, 1))
    response = Response.objects.get()
    surveys.decide(response, "7", may_be_shown=True, text="=HYPERLINK(1)", by=cast.quality_officer, now=NOW)
    table = quality.get(address("survey", survey.pk) + "?format=csv").content.decode("utf-8-sig")

    assert ",'=HYPERLINK(1)," in table


def test_letters_are_printed_with_a_code_each(quality: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    answer = quality.post(address("survey_letters", survey.pk), {"count": "3"}, follow=True)
    codes = [surveys.code_of(one) for one in Invitation.objects.in_letters()]

    assert len(set(codes)) == 3
    assert all(code in said(answer) for code in codes)
    assert "Batch 1: 3 letters" in said(quality.get(address("survey_letters", survey.pk)))
    assert quality.get(address("survey_letters_print", survey.pk, 7)).status_code == 404
    assert "500" in said(quality.post(address("survey_letters", survey.pk), {"count": "501"}))
    assert Invitation.objects.in_letters().count() == 3


def test_the_questions_are_printed_with_the_numbers_that_are_typed(quality: StrictClient, cast: Cast) -> None:
    survey = opened(cast)

    assert "5 Very dissatisfied" in said(quality.get(address("survey_paper", survey.pk)))
    assert "5 Very unhappy" in said(quality.get(address("survey_paper", survey.pk) + "?words=easy"))


def test_a_new_link_stops_the_old_one(quality: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    old = code_of(survey)
    quality.post(address("survey_link_renew", survey.pk))

    page = said(quality.get(address("survey", survey.pk)))
    assert old not in page
    assert code_of(survey) in page


def test_a_withdrawn_survey_says_why_and_counts_for_nothing(quality: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    assert "Say why" in said(quality.post(address("survey_withdraw", survey.pk), {"reason": ""}))
    quality.post(address("survey_withdraw", survey.pk), {"reason": "Went to the wrong people"})

    assert "Went to the wrong people" in said(quality.get(address("survey", survey.pk)))


def test_days_and_numbers_asked_can_change_and_history_keeps_them(quality: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    new = {**_day("opens_on", 1, 7, 2026), **_day("closes_on", 14, 8, 2026), "invited_link": "50"}
    quality.post(address("survey_change", survey.pk), new)

    survey.refresh_from_db()
    event = Event.objects.about(survey).get(kind="survey.changed")
    assert (survey.closes_on.month, survey.invited_link) == (8, 50)
    assert event.details["was"] == {"closes_on": "2026-07-31", "invited_link": "40"}


def test_people_who_only_look_may_not_run_surveys(cast: Cast, browse: Callable[..., StrictClient]) -> None:
    survey = opened(cast)
    looker = browse(cast.auditor)

    assert "Type in an answer" not in said(looker.get(address("survey", survey.pk)))
    assert code_of(survey) not in said(looker.get(address("survey", survey.pk)))
    for name in ("survey_type", "survey_words", "survey_letters", "survey_close", "survey_figures"):
        assert looker.post(address(name, survey.pk)).status_code == 404


def test_more_answers_than_people_asked_are_said(quality: StrictClient, cast: Cast) -> None:
    survey = closed(cast, ({"1": "satisfied"}, 6), invited={"link": 5})

    page = said(quality.get(address("survey", survey.pk)))
    assert "More people answered than were asked" in page
    assert "from 5 people asked." in page
