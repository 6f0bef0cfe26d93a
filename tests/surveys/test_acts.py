"""What may be done with a survey, and what it comes to beside a visit."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from plumbline.history.workflow import NotAllowed
from plumbline.surveys import actions as surveys
from plumbline.surveys import by_link, library, links
from plumbline.surveys.answers import LONGEST_WORDS, answered, plain
from plumbline.surveys.models import Call, Invitation, Response, Survey
from plumbline.surveys.results import of_survey, of_visit
from plumbline.visits.models import Visit
from tests.cast import NOW, TODAY, Cast
from tests.surveys.making import called, closed, code_of, link_of, opened, prepared, say

FORM = UUID(int=7)


def _visit(cast: Cast) -> Visit:
    return Visit.objects.create(
        council=cast.exampleshire,
        provider=cast.alder,
        framework=cast.framework,
        why="Never visited",
        hours=6,
        planned_at=NOW,
        planned_on=TODAY,
        starts_on=TODAY,
        ends_on=TODAY,
    )


def test_a_used_questionnaire_is_frozen(cast: Cast) -> None:
    survey = prepared(cast)

    assert survey.questionnaire == library.find("plumbline/people")
    assert survey.framework.council is None
    assert prepared(cast).framework == survey.framework


def test_a_response_cannot_be_changed_or_deleted(cast: Cast) -> None:
    survey = opened(cast)
    say(survey, {"1": "satisfied"})

    with pytest.raises(DatabaseError), transaction.atomic():
        Response.objects.update(answers={})
    with pytest.raises(DatabaseError), transaction.atomic():
        Response.objects.all().delete()


@pytest.mark.parametrize("act", ["close", "open_to_answers"])
def test_a_closed_survey_never_changes_again(cast: Cast, act: str) -> None:
    survey = closed(cast)

    with pytest.raises(NotAllowed):
        getattr(surveys, act)(survey, by=cast.quality_officer, now=NOW)
    with pytest.raises(NotAllowed):
        surveys.withdraw(survey, reason="x", by=cast.quality_officer, now=NOW)
    given_ = answered(survey.questionnaire, {"1": "satisfied"})
    with pytest.raises(NotAllowed):
        surveys.type_in(
            survey, given_, form=FORM, mode="paper", by=cast.quality_officer, now=NOW, today=TODAY
        )


def test_an_answer_that_arrives_while_somebody_closes_is_refused(cast: Cast) -> None:
    """The page still believes that the survey is open; the database knows better."""
    survey = opened(cast)
    link = link_of(survey)
    Survey.objects.filter(pk=survey.pk).update(status="closed")

    with pytest.raises(NotAllowed):
        surveys.answer(
            link, answered(survey.questionnaire, {"1": "satisfied"}), form=FORM, by=None, today=TODAY
        )
    assert not Response.objects.exists()


def test_the_code_of_a_letter_is_not_used_up_by_an_answer_that_was_refused(cast: Cast) -> None:
    survey = opened(cast)
    surveys.make_letters(survey, count=1, by=cast.quality_officer, now=NOW)
    letter = Invitation.objects.in_letters().select_related("survey").get()
    with pytest.raises(NotAllowed):
        surveys.answer(letter, answered(survey.questionnaire, {}), form=FORM, by=None, today=TODAY)

    letter.refresh_from_db()
    assert not letter.is_used


def test_letters_and_links_of_all_surveys_differ(cast: Cast) -> None:
    for survey in (opened(cast), opened(cast)):
        surveys.make_letters(survey, count=20, by=cast.quality_officer, now=NOW)
        surveys.make_letters(survey, count=20, by=cast.quality_officer, now=NOW)
        surveys.renew_link(survey, by=cast.quality_officer, now=NOW)

    codes = [surveys.code_of(one) for one in Invitation.objects.all()]
    assert len(set(codes)) == len(codes) == 84


def test_a_code_made_under_another_secret_is_not_told(cast: Cast, settings: object) -> None:
    link = link_of(opened(cast))
    settings.SECRET_KEY = "another " * 8  # type: ignore[attr-defined]

    assert surveys.code_of(link) == ""


def test_results_are_empty_until_a_survey_is_closed(cast: Cast) -> None:
    survey = opened(cast)
    say(survey, {"1": "satisfied"}, times=9)
    before = of_survey(survey)
    after = of_survey(surveys.close(survey, by=cast.quality_officer, now=NOW))

    assert (before.rate.completed, before.results) == (9, ())
    assert after.results[0].told.satisfied == 9


def test_a_visit_hears_each_audience_and_the_calls_about_its_provider(cast: Cast) -> None:
    visit = _visit(cast)
    closed(cast, ({"1": "satisfied"}, 6), known_as="plumbline/staff", visit=visit)
    people = closed(cast, ({"1": "satisfied", "7": "They are kind"}, 6), visit=visit)
    opened(cast, known_as="plumbline/families", visit=visit)
    closed(cast, ({"1": "satisfied"}, 6))
    quoted = Response.objects.filter(survey=people).first()
    assert quoted is not None
    surveys.decide(quoted, "7", may_be_shown=True, text="They are kind", by=cast.quality_officer, now=NOW)
    for _ in range(5):
        called(cast)
    voices = of_visit(visit)

    assert [one.audience for one in voices.surveys] == ["People who use the service", "Staff"]
    assert [one.text for one in voices.surveys[0].quotes] == ["They are kind"]
    assert (voices.phone.calls, voices.phone.concerns) == (5, 5)
    assert [(one.theme, one.count) for one in voices.phone.themes] == [("Times and missed visits", 5)]
    assert not voices.is_silent


def test_old_calls_and_calls_about_others_are_not_heard(cast: Cast) -> None:
    visit = _visit(cast)
    old = called(cast).day
    old.held_on = TODAY - timedelta(days=366)
    old.save()
    other = called(cast)
    Call.objects.filter(pk=other.pk).update(provider=cast.birch)

    assert of_visit(visit).is_silent


def test_a_link_opens_nothing_but_its_own_survey(cast: Cast) -> None:
    survey = opened(cast)
    with by_link.opened(code_of(survey)) as found:
        assert found is not None
        assert found.survey == survey
    for wrong in ("", "x", "KDFM-7Q2P-XW4T-9BCD", code_of(survey)[:-1]):
        with by_link.opened(wrong) as found:
            assert found is None


@given(st.text())
def test_words_hold_no_control_character_however_they_were_typed(text: str) -> None:
    kept = plain(text)

    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in kept)
    assert plain(kept) == kept


@given(st.dictionaries(st.sampled_from(["1", "2", "7", "99", ""]), st.text(max_size=50)))
def test_nothing_is_kept_that_was_not_asked(typed: dict[str, str]) -> None:

    found = answered(library.find("plumbline/people"), typed)

    assert set(found.choices) <= {"1", "2"}
    assert set(found.words) <= {"7"}
    assert all(len(one) <= LONGEST_WORDS for one in found.words.values())


@given(st.text(max_size=90))
def test_any_typed_code_is_sixteen_signs_or_none(typed: str) -> None:
    assert len(links.normal(typed)) in {0, links.LENGTH}


def test_a_code_is_known_however_it_is_typed() -> None:
    code = links.code("secret", 1, 2, 3)

    assert links.hashed(code) == links.hashed(code.lower().replace("-", " ")) != ""
    assert links.code("secret", 1, 2, 4) != code != links.code("other", 1, 2, 3)
