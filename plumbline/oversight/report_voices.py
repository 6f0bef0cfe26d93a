"""What people told, made ready for a visit's report: nothing in it that is too small to be told to the provider."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from plumbline.surveys.calls import CallsTold
from plumbline.surveys.counting import Result
from plumbline.surveys.models import Call, Survey
from plumbline.surveys.results import SurveyResult, days_about, has_calls_to_come, of_visit, without_results
from plumbline.surveys.suppression import LEAST
from plumbline.surveys.wording import in_answers, in_words, percent
from plumbline.ui.wording import counted, day
from plumbline.visits.checkers import Finding, findings_of
from plumbline.visits.heard import (
    Asked,
    CheckerSaid,
    Counted,
    Heard,
    HeardChecker,
    HeardDay,
    HeardSurvey,
    Said,
)
from plumbline.visits.models import Visit

FEW = "Fewer than five people answered, so nothing is told of what they said."
NONE = "Nobody answered."
TOO_FEW = "Too few answers to show."
PLACES = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
ONE_SIDE = "Fewer than five were on one side, so no more is shown."


def heard_for(visit: Visit) -> Heard:
    """What people told for this visit as it stands now: closed surveys, and closed phone-in days of the year before."""
    days = days_about(visit.council_id, visit.provider_id, until=visit.on) if visit.on else ()
    return Heard(
        surveys=tuple(_survey(one) for one in of_visit(visit).surveys),
        days=tuple(_day(held_on, told) for held_on, told in days),
        unfinished=tuple(_unfinished(visit)),
        checkers=tuple(_checkers(findings_of(visit))),
    )


def _checkers(found: Sequence[Finding]) -> Iterator[HeardChecker]:
    """Without a name, and of their own words those that an officer cleared."""
    for place, one in enumerate(found):
        yield HeardChecker(
            called=_place(place) if len(found) > 1 else "A Quality Checker",
            answered=f"{one.answered} of {counted(one.asked, 'question')} answered",
            said=tuple(
                CheckerSaid(said.asked, said.says, said.face, said.wrote.told if said.wrote else "")
                for said in one.said
                if said.says or (said.wrote and said.wrote.told)
            ),
            words=tuple(wrote.told for wrote in one.wrote if wrote.told),
        )


def _place(place: int) -> str:
    return f"{PLACES[place]} Quality Checker" if place < len(PLACES) else f"Quality Checker {place + 1}"


def _survey(one: SurveyResult) -> HeardSurvey:
    asked = one.survey
    # Of fewer than five people, each could be known by their words however carefully an officer read them.
    is_told = one.rate.completed >= LEAST
    return HeardSurvey(
        whom=one.audience,
        days=f"{day(asked.opens_on)} to {day(asked.closes_on)}",
        questionnaire=f"“{asked.questionnaire.title}”, version {asked.questionnaire.version}",
        answers=in_answers(one.rate),
        questions=tuple(question_told(result) for result in one.results) if is_told else (),
        quotes=tuple(Said(quote.text, quote.asks) for quote in one.quotes) if is_told else (),
        why="" if is_told else FEW if one.rate.completed else NONE,
    )


def question_told(result: Result) -> Asked:
    """One question as a report tells it: the shares that may be shown, or why they may not."""
    told, scale = result.told, result.question.scale
    together = Counted(
        scale.counted if scale else "",
        in_words(told) if told.between else _of(told.satisfied, told.valid),
        _share(told.satisfied, told.valid),
    )
    answers = tuple(
        Counted(choice.label, _of(count), _share(count, told.valid)) for choice, count in result.lines
    )
    is_whole = told.satisfied is not None
    return Asked(
        asks=result.question.asks,
        valid=counted(told.valid, "valid answer"),
        together=together,
        answers=answers if is_whole else (),
        why="" if is_whole else ONE_SIDE if told.between else TOO_FEW,
    )


def _of(count: int | None, valid: int | None = None) -> str:
    if count is None:
        return ""
    return str(count) if valid is None else f"{count} of {valid}"


def _share(count: int | None, valid: int) -> str:
    return percent(Fraction(count, valid)) if count is not None and valid else ""


def _day(held_on: date, told: CallsTold) -> HeardDay:
    if told.calls is None:
        return HeardDay(day(held_on), "Fewer than five calls", why="What they were about is not shown.")
    labels = dict(Call.Theme.choices)
    themes = [Counted(str(labels[one.theme]), str(one.count)) for one in told.themes]
    if told.others and themes:
        themes.append(Counted("Other things, told together", str(told.others)))
    return HeardDay(
        day(held_on),
        f"{counted(told.calls, 'call')}, {_concerns(told.concerns, told.calls)}",
        themes=tuple(themes),
        why="" if themes else "No one thing was raised five times or more, so no themes are shown.",
    )


def _concerns(concerns: int | None, calls: int) -> str:
    if concerns is None:
        return "some of them concerns; how many is not shown, because one side is fewer than five"
    words = {0: "none of them a concern", calls: "all of them concerns"}
    return words.get(concerns, f"{concerns} of them concerns")


def _unfinished(visit: Visit) -> Iterator[str]:
    for survey in without_results(visit):
        whom = survey.get_audience_display().lower()
        if survey.status == Survey.Status.WITHDRAWN:
            yield f"A survey of {whom} was withdrawn, so nothing is told of it."
        else:
            yield f"A survey of {whom} was still open when this was written, so nothing is told of it."
    if visit.on and has_calls_to_come(visit.council_id, visit.provider_id, until=visit.on):
        yield "A phone-in day was still open when this was written, so nothing is told of its calls."
