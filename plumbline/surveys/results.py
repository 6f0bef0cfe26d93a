"""What a survey came to, and what was said on phone-in days: for its page and for a visit's viewpoints."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plumbline.surveys.counting import Rate, Result, ThemeCount, rate, results, themes
from plumbline.surveys.models import Call, Quote, Response, Survey
from plumbline.surveys.models.survey import Mode

if TYPE_CHECKING:
    from plumbline.visits.models import Visit

# How far back calls are told with a visit.
CALLS_COUNT_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Quoted:
    """Somebody's words to a question, as an officer has cleared them."""

    asks: str
    text: str


@dataclass(frozen=True)
class SurveyResult:
    """One survey. `results` and `quotes` are empty until it is closed: while answers come in, two looks at the
    numbers would tell what the one answer in between said."""

    survey: Survey
    completed: Mapping[str, int]
    rate: Rate
    results: tuple[Result, ...]
    quotes: tuple[Quoted, ...]

    @property
    def audience(self) -> str:
        """In words: “Families and friends”."""
        return self.survey.get_audience_display()


@dataclass(frozen=True)
class PhoneSummary:
    """Calls about one provider: how many, how many of them concerns, and what about."""

    calls: int
    concerns: int
    themes: tuple[ThemeCount, ...]


@dataclass(frozen=True)
class Voices:
    """What people say beside a visit: a result for each closed survey, by audience, and the phone calls."""

    surveys: tuple[SurveyResult, ...]
    phone: PhoneSummary

    @property
    def is_silent(self) -> bool:
        return not self.surveys and not self.phone.calls


def of_survey(survey: Survey) -> SurveyResult:
    """Three queries at most."""
    given = list(Response.objects.filter(survey=survey).values_list("mode", "answers"))
    counts = Counter(mode for mode, _ in given)
    completed = {mode: counts[mode] for mode in Mode.values}
    known = rate(completed, survey.invited)
    if not survey.is_closed:
        return SurveyResult(survey, completed, known, (), ())
    told = results(survey.questionnaire, [answers for _, answers in given])
    return SurveyResult(survey, completed, known, told, _quotes(survey))


def of_visit(visit: "Visit") -> Voices:
    """The closed surveys made for a visit, in the order of audiences, and the calls about its provider in the year
    before it. Two queries, and two more for each survey."""
    order = list(Survey.Audience.values)
    made_for = Survey.objects.closed().filter(visit=visit).select_related("provider__organisation", "council")
    found = sorted(made_for, key=lambda one: order.index(one.audience))
    until = visit.on
    return Voices(
        tuple(of_survey(one) for one in found),
        calls_about(visit.council_id, visit.provider_id, until=until) if until else PhoneSummary(0, 0, ()),
    )


def calls_about(council_id: int, provider_id: int, *, until: date) -> PhoneSummary:
    """The calls about a provider in the year up to this day. One query."""
    about = Call.objects.filter(
        council_id=council_id,
        provider_id=provider_id,
        day__held_on__lte=until,
        day__held_on__gt=until - CALLS_COUNT_FOR,
    ).values_list("theme", "is_concern")
    return _summary(list(about))


def of_calls(calls: list[Call]) -> PhoneSummary:
    """The summary of calls that are at hand."""
    return _summary([(one.theme, one.is_concern) for one in calls])


def _summary(calls: list[tuple[str, bool]]) -> PhoneSummary:
    told = themes((theme for theme, _ in calls), list(Call.Theme.values))
    labels = dict(Call.Theme.choices)
    named = tuple(ThemeCount(str(labels[one.theme]), one.count) for one in told)
    return PhoneSummary(len(calls), sum(is_concern for _, is_concern in calls), named)


def _quotes(survey: Survey) -> tuple[Quoted, ...]:
    asked = survey.questionnaire.by_ref
    shown = Quote.objects.showable().filter(survey=survey)
    return tuple(Quoted(asked[one.question].asks, one.text) for one in shown if one.question in asked)
