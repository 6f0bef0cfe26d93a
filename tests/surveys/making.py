"""Surveys and answers for the tests: of Alder, by Exampleshire."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from plumbline.surveys import actions as surveys
from plumbline.surveys import library
from plumbline.surveys.answers import answered
from plumbline.surveys.models import Invitation, Survey
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
