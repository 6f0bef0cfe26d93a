"""What a survey came to, and what was said on phone-in days: for its page and for a visit's viewpoints."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from plumbline.surveys.calls import CallsTold, calls_told
from plumbline.surveys.counting import Rate, Result, ThemeCount, rate, results, themes
from plumbline.surveys.models import Call, PhoneInDay, Quote, Response, Survey
from plumbline.surveys.models.phoning import CallQuerySet
from plumbline.surveys.models.survey import Mode

if TYPE_CHECKING:
    from plumbline.visits.models import Visit

Given = tuple[str, Mapping[str, str]]
"""One response: how it came, and its answers."""

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
    """What one survey came to. Two queries."""
    return _results([survey])[0]


def of_visit(visit: "Visit") -> Voices:
    """The closed surveys made for a visit, in the order of audiences, and the calls about its provider in the year
    before it. Four queries, however many surveys."""
    order = list(Survey.Audience.values)
    made_for = (
        Survey.objects.closed()
        .filter(visit=visit)
        .select_related("provider__organisation", "council", "framework")
    )
    found = sorted(made_for, key=lambda one: order.index(one.audience))
    until = visit.on
    return Voices(
        _results(found),
        calls_about(visit.council_id, visit.provider_id, until=until) if until else PhoneSummary(0, 0, ()),
    )


def _results(surveys: list[Survey]) -> tuple[SurveyResult, ...]:
    given: dict[int, list[Given]] = {one.pk: [] for one in surveys}
    for survey_id, mode, answers in Response.objects.filter(survey__in=surveys).values_list(
        "survey_id", "mode", "answers"
    ):
        given[survey_id].append((mode, answers))
    quotes = list(Quote.objects.showable().filter(survey__in=[one for one in surveys if one.is_closed]))
    return tuple(
        _result(one, given[one.pk], [quote for quote in quotes if quote.survey_id == one.pk])
        for one in surveys
    )


def _result(survey: Survey, given: list[Given], quotes: list[Quote]) -> SurveyResult:
    counts = Counter(mode for mode, _ in given)
    completed = {mode: counts[mode] for mode in Mode.values}
    known = rate(completed, survey.invited)
    if not survey.is_closed:
        return SurveyResult(survey, completed, known, (), ())
    asked = survey.questionnaire.by_ref
    told = results(survey.questionnaire, [answers for _, answers in given])
    shown = tuple(Quoted(asked[one.question].asks, one.text) for one in quotes if one.question in asked)
    return SurveyResult(survey, completed, known, told, shown)


def calls_about(council_id: int, provider_id: int, *, until: date) -> PhoneSummary:
    """The calls about a provider in the year up to this day. One query."""
    about = _calls(council_id, provider_id, until).values_list("theme", "is_concern")
    return _summary(list(about))


def days_about(council_id: int, provider_id: int, *, until: date) -> tuple[tuple[date, CallsTold], ...]:
    """What may be told outside the council of each closed phone-in day in the year up to this day. One query.

    Days on which nobody rang about the provider are left out.
    """
    closed = _calls(council_id, provider_id, until).filter(day__status=PhoneInDay.Status.CLOSED)
    days: dict[tuple[date, int], list[tuple[str, bool]]] = {}
    for held_on, day_id, theme, is_concern in closed.order_by("day__held_on", "day_id").values_list(
        "day__held_on", "day_id", "theme", "is_concern"
    ):
        days.setdefault((held_on, day_id), []).append((theme, is_concern))
    order = list(Call.Theme.values)
    return tuple((held_on, calls_told(calls, order)) for (held_on, _), calls in days.items())


def has_calls_to_come(council_id: int, provider_id: int, *, until: date) -> bool:
    """Whether a phone-in day with calls about the provider is not closed yet."""
    return _calls(council_id, provider_id, until).filter(day__status=PhoneInDay.Status.OPEN).exists()


def without_results(visit: "Visit") -> list[Survey]:
    """The surveys for a visit that people could answer, and that have no results: still open, or withdrawn."""
    was_open = Q(status=Survey.Status.OPEN) | Q(status=Survey.Status.WITHDRAWN, invitations__isnull=False)
    return list(Survey.objects.filter(was_open, visit=visit).distinct().order_by("pk"))


def of_calls(calls: list[Call]) -> PhoneSummary:
    """The summary of calls that are at hand."""
    return _summary([(one.theme, one.is_concern) for one in calls])


def _summary(calls: list[tuple[str, bool]]) -> PhoneSummary:
    told = themes((theme for theme, _ in calls), list(Call.Theme.values))
    labels = dict(Call.Theme.choices)
    named = tuple(ThemeCount(str(labels[one.theme]), one.count) for one in told)
    return PhoneSummary(len(calls), sum(is_concern for _, is_concern in calls), named)


def _calls(council_id: int, provider_id: int, until: date) -> CallQuerySet:
    return Call.objects.filter(
        council_id=council_id,
        provider_id=provider_id,
        day__held_on__lte=until,
        day__held_on__gt=until - CALLS_COUNT_FOR,
    )
