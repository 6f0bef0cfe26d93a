"""Surveys and answers for the tests: of Alder, by Exampleshire."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from plumbline.oversight import survey_consequences
from plumbline.returns.models import Return
from plumbline.surveys import actions as surveys
from plumbline.surveys import library
from plumbline.surveys.answers import answered
from plumbline.surveys.models import Call, Invitation, Offer, PhoneInDay, Survey
from plumbline.surveys.offering import usable
from tests.cast import NOW, TODAY, Cast

FIRST, LAST = date(2026, 7, 1), date(2026, 7, 31)


def prepared(cast: Cast, known_as: str = "plumbline/people", **changed: Any) -> Survey:
    terms: dict[str, Any] = {
        "council": cast.exampleshire,
        "provider": cast.alder,
        "questionnaire": library.find(known_as),
        "opens_on": FIRST,
        "closes_on": LAST,
        "invited": {"link": 40},
        "by": cast.quality_officer,
        "now": NOW,
    }
    return surveys.prepare(**{**terms, **changed})


def opened(cast: Cast, known_as: str = "plumbline/people", **changed: Any) -> Survey:
    return surveys.open_to_answers(prepared(cast, known_as, **changed), by=cast.quality_officer, now=NOW)


def link_of(survey: Survey) -> Invitation:
    return Invitation.objects.select_related("survey").get(
        survey=survey, is_single_use=False, revoked_at=None
    )


def code_of(survey: Survey) -> str:
    """The code of the survey's link for everybody."""
    return surveys.code_of(link_of(survey))


def say(survey: Survey, typed: Mapping[str, str], *, times: int = 1) -> None:
    """Answers by link, so many times."""
    for _ in range(times):
        given = answered(survey.questionnaire, typed)
        surveys.answer(link_of(survey), given, form=uuid4(), by=None, today=TODAY)


def closed(cast: Cast, *groups: tuple[Mapping[str, str], int], **changed: Any) -> Survey:
    """A survey that has been answered so and so often, and closed."""
    survey = opened(cast, **changed)
    for typed, times in groups:
        say(survey, typed, times=times)
    return surveys.close(survey, by=cast.quality_officer, now=NOW)


def offered(cast: Cast, kpi_return: Return) -> tuple[Survey, Offer]:
    """A closed survey of 40 answers, 32 of them satisfied, offered for figure 4.1 of a return."""
    survey = opened(cast)
    surveys.make_letters(survey, count=1, by=cast.quality_officer, now=NOW)
    say(survey, {"1": "satisfied", "7": "Kind"}, times=32)
    say(survey, {"1": "dissatisfied"}, times=8)
    surveys.close(survey, by=cast.quality_officer, now=NOW)
    answers = list(survey.responses.values_list("answers", flat=True))
    found = {one.ref: one for one in usable(survey.questionnaire, kpi_return.framework.code, answers)}
    (offer,) = survey_consequences.figures_offered(
        survey, kpi_return, [found["4.1"]], tells_small_numbers=False, by=cast.quality_officer, now=NOW
    )
    return survey, offer


def called(cast: Cast) -> Call:
    """A concern about Alder that somebody rang about."""
    day = surveys.open_day(
        cast.exampleshire, title="Phone-in", held_on=TODAY, by=cast.quality_officer, now=NOW
    )
    return surveys.note_call(
        day,
        audience="families",
        provider=cast.alder,
        said="They come late",
        theme="times",
        is_concern=True,
        follow_up="Ring the manager",
        by=cast.quality_officer,
        now=NOW,
    )


def rung(cast: Cast, calls: Mapping[str, int], *, held_on: date = TODAY, concerns: int = 0) -> PhoneInDay:
    """A closed phone-in day with so many calls about Alder of each theme; the first are concerns."""
    day = surveys.open_day(
        cast.exampleshire, title="Phone-in", held_on=held_on, by=cast.quality_officer, now=NOW
    )
    themes = [theme for theme, times in calls.items() for _ in range(times)]
    for number, theme in enumerate(themes):
        is_concern = number < concerns
        surveys.note_call(
            day,
            audience="families",
            provider=cast.alder,
            said="Every morning",
            theme=theme,
            is_concern=is_concern,
            follow_up="Ring the manager" if is_concern else "",
            by=cast.quality_officer,
            now=NOW,
        )
    return surveys.close_day(day, by=cast.quality_officer, now=NOW)
