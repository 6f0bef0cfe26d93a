"""What stands on a survey's page: how it stands, its results, and what can be done next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plumbline.surveys.actions import code_of
from plumbline.surveys.counting import Rate, Result
from plumbline.surveys.models import Invitation, Response, Survey
from plumbline.surveys.results import SurveyResult, of_survey
from plumbline.surveys.wording import asked, told
from plumbline.ui.charts.bars import Bar
from plumbline.ui.wording import counted, day


@dataclass(frozen=True)
class SurveyPage:
    survey: Survey
    result: SurveyResult
    state: str
    code: str
    letters: int
    unread: int
    bars: tuple[Bar, ...]

    @property
    def is_over_asked(self) -> bool:
        """More answered than were asked: a link may have been passed on."""
        rate = self.result.rate
        return rate.invited is not None and rate.completed > rate.invited


def survey_page(survey: Survey, *, on: date) -> SurveyPage:
    result = of_survey(survey)
    links = list(Invitation.objects.none() if not survey.is_open else survey.invitations.alive())
    shared = next((one for one in links if not one.is_single_use), None)
    return SurveyPage(
        survey=survey,
        result=result,
        state=state_of(survey, result.rate, on=on),
        code=code_of(shared) if shared else "",
        letters=sum(one.is_single_use for one in links),
        unread=len(unread_words(survey)),
        bars=tuple(_bar(one) for one in result.results),
    )


def unread_words(survey: Survey) -> list[tuple[Response, str]]:
    """Words that nobody has decided on yet: the response and the question."""
    decided = set(survey.quotes.values_list("response", "question"))
    return [pair for pair in all_words(survey.responses.all()) if (pair[0].pk, pair[1]) not in decided]


def all_words(responses: Iterable[Response]) -> list[tuple[Response, str]]:
    return [(one, question) for one in responses for question in one.words]


def state_of(survey: Survey, rate: Rate, *, on: date) -> str:
    """One sentence under the heading."""
    answers = counted(rate.completed, "answer")
    match survey.status:
        case Survey.Status.DRAFT:
            return f"Being prepared. Nobody can answer before you open it; its days are {_days(survey)}."
        case Survey.Status.WITHDRAWN:
            return f"Withdrawn. {answers.capitalize()} had come; they are kept and count for nothing."
        case Survey.Status.CLOSED:
            return f"Closed with {answers}{asked(rate)}."
    if on < survey.opens_on:
        return f"Ready. The link works from {day(survey.opens_on)} to {day(survey.closes_on)}."
    if on > survey.closes_on:
        ended = f"Its last day was {day(survey.closes_on)}: {answers}{asked(rate)}."
        return f"{ended} Type in what came on paper, then close it."
    return f"Open until {day(survey.closes_on)}: {answers} so far{asked(rate)}."


def _bar(result: Result) -> Bar:
    share = result.told.share
    return Bar(
        f"Question {result.question.ref}", float(share * 100) if share is not None else None, told(result)
    )


def _days(survey: Survey) -> str:
    return f"{day(survey.opens_on)} to {day(survey.closes_on)}"
